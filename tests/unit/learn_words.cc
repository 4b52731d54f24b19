// Words, keys and patterns of lines: what varies from page to page is one thing.
#include <random>
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

namespace {

struct PlainWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_number = false;
  bool is_capital = false;
  std::string lower;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Words of ASCII, a character at a time.
std::vector<PlainWord> plain_words_of(const std::string& text) {
  std::vector<PlainWord> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at]) && !is_digit(text[at])) {
      ++at;
      continue;
    }
    PlainWord word;
    word.begin = at;
    word.is_capital = text[at] >= 'A' && text[at] <= 'Z';
    for (; at < text.size(); ++at) {
      const char next = at + 1 < text.size() ? text[at + 1] : ' ';
      const bool joins = std::string_view("'.,:").find(text[at]) != std::string_view::npos;
      const bool goes_on = word.is_number ? is_digit(next) : text[at] == '\'' && is_letter(next);
      if (!is_letter(text[at]) && !is_digit(text[at]) && !(joins && goes_on)) break;
      word.is_number |= is_digit(text[at]);
      word.lower += is_letter(text[at]) ? static_cast<char>(text[at] | 0x20) : text[at];
    }
    word.end = at;
    words.push_back(word);
  }
  return words;
}

}  // namespace

TEST_CASE("words are those that a reading character by character finds") {
  constexpr std::string_view letters = "aBz09 '.,:-_Q";
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random() % 14, ' ');
    for (char& c : text) c = letters[random() % letters.size()];
    INFO(text);
    const std::vector<LineWord> words = words_of(text);
    const std::vector<PlainWord> plain = plain_words_of(text);
    REQUIRE(words.size() == plain.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      CHECK(words[i].begin == plain[i].begin);
      CHECK(words[i].end == plain[i].end);
      CHECK(words[i].is_capital == plain[i].is_capital);
      CHECK((words[i].kind == WordKind::number) == plain[i].is_number);
      const std::string& lower = plain[i].lower;
      if (!plain[i].is_number) CHECK(words[i].hash == words_of(lower).front().hash);
    }
  }
}
