// Words, keys and patterns of lines: what varies from page to page is one thing.
#include <string>
#include <vector>

#include "catch.h"
#include "learn/frequent_keys.h"
#include "learn/line_keys.h"
#include "learn/line_pattern.h"
#include "learn/line_words.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace {

using namespace dross;

std::uint64_t whole_key(const std::string& text) {
  Line line;
  line.folded = text;
  line.shape = shape_of(text);
  std::vector<LineKey> keys;
  append_keys(line, words_of(text), LinePlace::inner, 0, keys);
  return keys.empty() ? 0 : keys.front().key;
}

std::string pattern(const std::vector<std::string>& texts, KeyKind kind) {
  const auto made = pattern_of(texts, {.key = 0, .kind = kind, .words = 1});
  return made ? made->source : "(none)";
}

}  // namespace

TEST_CASE("lines that differ in numbers, dates, case and runs of spaces have one key") {
  CHECK(whole_key("12 min read") == whole_key("3 min read"));
  CHECK(whole_key("Updated March 3, 2024 at 10:22") == whole_key("updated May 11, 2023 at 9:05"));
  CHECK(whole_key("Drucken  und teilen") == whole_key("drucken und Teilen"));
  CHECK(whole_key("Montag, 3. Mai 2021") == whole_key("Freitag, 12. März 2020"));
  CHECK(whole_key("Chapter 5") != whole_key("Section 5"));
  CHECK(whole_key("March of the penguins") != whole_key("May of the penguins"));
  CHECK(whole_key("Read more") != whole_key("Read more:"));
  CHECK(whole_key("") == 0);
}

TEST_CASE("a word is what the tables of Unicode say, in ASCII too") {
  for (char32_t value = 1; value < 0x250; ++value) {
    std::string text;
    append_utf8(value, text);
    const CharacterClass kind = classify(value);
    const bool is_word = kind != CharacterClass::other;
    const auto words = words_of(text);
    REQUIRE(words.size() == (is_word ? 1 : 0));
    if (!is_word) continue;
    CHECK(words[0].is_capital == (to_lower(value) != value));
    CHECK((words[0].kind == WordKind::number) == (kind == CharacterClass::digit));
    std::string lower;
    append_utf8(to_lower(value), lower);
    CHECK(words[0].hash == words_of(lower)[0].hash);
  }
}

TEST_CASE("a line of more than sixty words has no key, a part of at most forty has") {
  const auto keys_of = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "word ";
    text += "end";
    Line line;
    line.folded = text;
    line.shape = shape_of(text);
    std::vector<LineKey> keys;
    append_keys(line, words_of(text), LinePlace::outermost, 0, keys);
    return keys.size();
  };
  CHECK(keys_of(39) == 11);
  CHECK(keys_of(40) == 1);
  CHECK(keys_of(59) == 1);
  CHECK(keys_of(60) == 0);
}

TEST_CASE("patterns say what texts share") {
  CHECK(pattern({"12 min read", "3 min read"}, KeyKind::whole) == R"((?i)^\d+ min read$)");
  CHECK(pattern({"Updated May 3, 2024", "Updated June 4, 2024"}, KeyKind::whole) ==
        R"((?i)^Updated \p{L}+ \d+, \d+$)");
  CHECK(pattern({"It's 5.30 (now)", "It's 6 (now)"}, KeyKind::whole) ==
        R"((?i)^It's \d[\d.,:]* \(now\)$)");
  CHECK(pattern({"Read on: One thing", "Read on: Other matters"}, KeyKind::opening) ==
        "(?i)^Read on: ");
  CHECK(pattern({"One thing | The Post", "Quite another | The Post"}, KeyKind::closing) ==
        R"((?i) \| The Post$)");
  CHECK(pattern({"Text by Ann Lee", "Text by Bo Marsh", "Text by Cy Holt", "Text by Di Moor"},
                KeyKind::opening) == "^(?i:Text by )" + std::string(name_pattern) + "$");
  CHECK(pattern({"5 6", "7 8"}, KeyKind::whole) == "(none)");
}

TEST_CASE("a key that comes more often than the table is cleaned is never missed") {
  constexpr std::uint64_t often = 40;
  for (const std::size_t most : {std::size_t{400}, std::size_t{100'000}}) {
    FrequentKeys keys(most);
    std::uint64_t rare = 1000;
    for (std::uint64_t round = 0; round < often; ++round) {
      for (std::uint64_t key = 1; key <= 5; ++key) keys.add(key);
      for (int i = 0; i < 100; ++i) keys.add(++rare);
    }
    CHECK((keys.cleanings() == 0) == (most > 5000));
    const auto found = keys.at_least(often);
    std::size_t known = 0;
    for (const FrequentKeys::Counted& each : found) {
      if (each.key <= 5) ++known;
      CHECK(each.least <= often);
      CHECK(each.least + keys.cleanings() >= often);
    }
    CHECK(known == 5);
    if (most > 5000) CHECK(found.size() == 5);
  }
}
