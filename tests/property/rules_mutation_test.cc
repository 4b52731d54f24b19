// Ten thousand broken rule files: bytes changed, cut, doubled and swapped in files that between
// them hold every key and every fault. Whatever is done to them, they load or are refused with
// places that lie inside the file; nothing crashes and nothing takes long.
#include <utf8.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "rules/load.h"
#include "rules/toml_tree.h"

namespace dross {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 10'000;

std::vector<std::string> seeds() {
  std::vector<fs::path> paths;
  for (const char* folder : {"tests/golden/diagnostics", "rules"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(DROSS_SOURCE_DIR) / folder)) {
      if (entry.path().extension() == ".toml") paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  std::vector<std::string> contents;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    // A whole file of shipped rules would spend the test on compiling its patterns.
    contents.push_back(std::string(std::istreambuf_iterator<char>(file), {}).substr(0, 3000));
  }
  return contents;
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string mutate(std::string text, const std::vector<std::string>& all) {
    for (std::size_t left = 1 + below(4); left > 0; --left) change(text, all);
    return text;
  }

  const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

 private:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  void change(std::string& text, const std::vector<std::string>& all) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(below(20), text.size() - at);
    switch (below(7)) {
      case 0:
        return text.insert(at, 1, static_cast<char>(below(256))), void();
      case 1:
        return text.erase(at, length), void();
      case 2:
        return text.insert(at, piece()), void();
      case 3:
        return text.insert(at, text.substr(at, length)), void();
      case 4:
        return text.resize(at), void();
      case 5:
        return text.replace(at, length, piece()), void();
      default:
        const std::string& other = pick(all);
        const std::size_t from = below(other.size() + 1);
        return text.insert(at, other.substr(from, below(200))), void();
    }
  }

  std::string piece() {
    static constexpr std::array<std::string_view, 34> pieces = {"'",
                                                                "\"",
                                                                "'''",
                                                                "\"\"\"",
                                                                "\\",
                                                                "[",
                                                                "]",
                                                                "(",
                                                                ")",
                                                                "{",
                                                                "}",
                                                                "*",
                                                                "+",
                                                                "|",
                                                                "\\b",
                                                                "\\C",
                                                                "é",
                                                                "\r\n",
                                                                "\n",
                                                                "\t",
                                                                "=",
                                                                "[[rule]]\n",
                                                                "[pack]\n",
                                                                "{name}",
                                                                "(?P<n>",
                                                                "\\Q",
                                                                "#",
                                                                "\\p{Lu}",
                                                                "{1,999}",
                                                                "\xF0\x9F\x98\x80",
                                                                "\xEF\xBB\xBF",
                                                                "\xFF",
                                                                "\xE2\x80",
                                                                "0x7fffffffffffffff"};
    return std::string(pieces[below(pieces.size())]);
  }

  std::mt19937 random_;
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The line of that number (from 1) without its line end; nothing where there is none.
std::optional<std::string_view> line_of(std::string_view text, std::size_t number) {
  for (; number > 1; --number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

bool lies_inside(const Diagnostic& d, std::string_view text) {
  if (d.place.line == 0) return d.fault == Fault::more_faults;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto line = line_of(text, d.place.line);
  if (!line || d.place.column < 1) return false;
  if (d.fault == Fault::rule_file_not_utf8) return d.place.column <= line->size() + 1;
  const std::size_t length = code_points(*line);
  return d.place.column <= length + 1 && d.caret_length >= 1 &&
         d.place.column + d.caret_length <= length + 2;
}

// Where the reader of plain TOML does not give up; those are counted.
bool is_read_alike(std::string_view text, int& count) {
  if (utf8::find_invalid(text.begin(), text.end()) != text.end()) return true;
  const SourceText source("mutant.toml", without_mark(text));
  const auto plain = toml_tree::parse_plain(source);
  if (!plain) return true;
  ++count;
  const auto whole = toml_tree::parse_by_library(source);
  return whole && *whole == *plain;
}

TEST_CASE("mutated rule files load, or are refused at places inside them") {
  const std::vector<std::string> all = seeds();
  REQUIRE(all.size() > 20);
  Mutator mutator(20260101);
  int loaded_well = 0;
  int refused = 0;
  int read_plainly = 0;
  auto slowest = std::chrono::steady_clock::duration::zero();
  for (int i = 0; i < rounds; ++i) {
    const std::string text = mutator.mutate(mutator.pick(all), all);
    const bool plain_is_right = is_read_alike(text, read_plainly);
    const auto begin = std::chrono::steady_clock::now();
    const LoadedRules loaded = load_rules({{"mutant.toml", text, RuleOrigin::user}});
    slowest = std::max(slowest, std::chrono::steady_clock::now() - begin);
    ++(loaded.ok() ? loaded_well : refused);
    for (const Diagnostic& d : loaded.diagnostics) {
      const bool good = lies_inside(d, text) && !d.message.empty() &&
                        !render_text(d, Colour::off).empty() && !render_json(d).empty();
      if (good) continue;
      INFO("round " << i << "\n" << render_text(d, Colour::off) << "\n" << text);
      FAIL("a place outside the file");
    }
    if (plain_is_right) continue;
    INFO("round " << i << "\n" << text);
    FAIL("the reader of plain TOML reads another tree than the library");
  }
  // Mutations that always or never break a file would test one half only.
  CHECK(loaded_well > rounds / 50);
  CHECK(read_plainly > rounds / 50);
  CHECK(refused > rounds / 2);
  CHECK(slowest < std::chrono::seconds(5));
}

TEST_CASE("a file of one line with very many values is read in linear time") {
  std::string text = "[[rule]]\nid='a'\nkind='line'\nmatch='x'\nmax_words=3\nremoves=[";
  while (text.size() < limits::max_rule_file / 4) text += "'é',";
  const auto begin = std::chrono::steady_clock::now();
  const LoadedRules loaded = load_rules({{"long.toml", text + "]", RuleOrigin::user}});
  CHECK(loaded.ok());
  REQUIRE(loaded.set.rules.size() == 1);
  CHECK(loaded.set.rules[0].removes.size() > 400'000);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}

}  // namespace
}  // namespace dross
