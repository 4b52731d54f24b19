// Benchmarks compare only if they measure the same bytes: the generator's output is pinned.
#include "generator.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "input/json.h"
#include "line_corpus.h"
#include "rule_file.h"

namespace {

using namespace dross::bench;

int failures = 0;

void expect(bool held, std::string_view what) {
  if (held) return;
  ++failures;
  std::fprintf(stderr, "FAILED: %.*s\n", static_cast<int>(what.size()), what.data());
}

// FNV-1a: eight lines in all, where any other hash would need a library.
std::uint64_t hash_of(const std::vector<std::string>& texts) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const std::string& text : texts) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  }
  return hash;
}

void expect_hash(const std::vector<std::string>& texts, std::uint64_t expected,
                 std::string_view what) {
  const std::uint64_t got = hash_of(texts);
  expect(got == expected, what);
  if (got != expected)
    std::fprintf(stderr, "  hash 0x%016llX\n", static_cast<unsigned long long>(got));
}

// Bytes a line, blank lines counted.
std::size_t mean_line(const std::string& text) {
  const auto lines = std::count(text.begin(), text.end(), '\n');
  return text.size() / static_cast<std::size_t>(lines);
}

void check_lines() {
  const std::string clean = make_lines(1 << 20, Noise::clean);
  const std::string noisy = make_lines(1 << 20, Noise::noisy);
  expect_hash({clean}, 0x2E3F9D5FABF20D5C, "clean lines are the same bytes on every machine");
  expect_hash({noisy}, 0xA51A65ABB479BED6, "noisy lines are the same bytes on every machine");
  expect(mean_line(clean) >= 180 && mean_line(clean) <= 194, "clean lines have some 187 bytes");
  expect(mean_line(noisy) >= 47 && mean_line(noisy) <= 53, "noisy lines have some 50 bytes");
}

void check_patterns() {
  const auto all = make_line_patterns(2000, Growth::full_lines);
  expect_hash(all, 0x39CF80F901908398, "patterns are the same bytes on every machine");
  expect_hash(make_line_patterns(2000, Growth::even), 0xF88C35B29931175A,
              "so they are where they grow evenly");
  expect(make_line_patterns(200, Growth::even) == std::vector(all.begin(), all.begin() + 200),
         "a small set is the beginning of a large one");
  expect_hash(make_line_patterns(2000, Growth::packs), 0x4CA0093B20D3371D,
              "and where they are like packs");
  std::size_t anchored = 0;
  for (std::size_t i = 0; i < 200; ++i) anchored += all[i].find('^') != std::string::npos ? 1 : 0;
  expect(anchored >= 160 && anchored <= 180, "some 15 % of 200 patterns are not anchored");
}

}  // namespace

int main() {
  expect_hash(make_articles(100, Noise::clean), 0x9AE0FD18356ECF45,
              "clean articles are the same bytes on every machine");
  expect_hash(make_articles(100, Noise::noisy), 0x73A980F33CEA2D62,
              "noisy articles are the same bytes on every machine");
  check_lines();
  check_patterns();
  expect(make_article(1, 7, Noise::noisy) == make_articles(8, Noise::noisy, 1)[7],
         "an article does not depend on those before it");
  expect(make_article(1, 7, Noise::clean) != make_article(2, 7, Noise::clean),
         "another seed gives another article");

  expect(with_ascii_classes(R"(\ba\d\s\S)") == R"((?-u:\b)a[0-9][\t\n\f\r ][^\t\n\f\r ])",
         "classes are written out");

  const std::string text = "a\"b\\c\n\u00A0\u201C\U0001F600";
  std::string decoded;
  dross::json::decode_string(escape_json(text), decoded);
  expect(decoded == text, "what was escaped decodes to itself");
  for (const std::string& article : make_articles(20, Noise::noisy)) {
    dross::json::decode_string(escape_json(article), decoded);
    expect(decoded == article, "a noisy article survives JSON");
  }
  return failures == 0 ? 0 : 1;
}
