// Near duplicates in a document: the threshold, what vetoes, where a copy must stand, how many
// paragraphs are compared.
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

const auto& [a, b, c, d] = paragraphs;

DecideOptions with_duplicates() {
  DecideOptions options = plain_options();
  options.dedupe = Dedupe::document;
  return options;
}

/// `words` different words; `changed` of the words, from the end, are other ones.
std::string numbered(std::uint32_t words, std::string_view stem = "w", std::uint32_t changed = 0) {
  std::string line;
  for (std::uint32_t i = 0; i < words; ++i) {
    line.append(line.empty() ? "" : " ").append(i + changed >= words ? "other" : stem);
    for (std::uint32_t n = i + 1; n > 0; n /= 7) line += static_cast<char>('a' + n % 7);
  }
  return line + ".";
}

/// With one word replaced, which changes three shingles.
std::string with_word_replaced(std::string line, std::uint32_t index) {
  std::size_t begin = 0;
  for (std::uint32_t i = 0; i < index; ++i) begin = line.find(' ', begin) + 1;
  return line.replace(begin, line.find(' ', begin) - begin, "otherwise");
}

std::string with_word_replaced(std::uint32_t words, std::uint32_t index) {
  return with_word_replaced(numbered(words), index);
}

bool second_goes(const std::string& first, const std::string& second) {
  const Scene scene("", joined({a, first, second, b, c}), with_duplicates());
  CHECK_FALSE(scene.goes(1));
  return scene.goes(2);
}

TEST_CASE("the threshold is 0.80, itself included") {
  // 27 shingles, three of them others: 24 / 30; with 26: 23 / 29 = 0.793
  CHECK(second_goes(numbered(29), with_word_replaced(29, 14)));
  CHECK_FALSE(second_goes(numbered(28), with_word_replaced(28, 14)));
  // one shingle other of ten: 9 / 11 = 0.818; two: 8 / 12
  CHECK(second_goes(numbered(12), numbered(12, "w", 1)));
  CHECK_FALSE(second_goes(numbered(12), numbered(12, "w", 2)));
}

TEST_CASE("a shorter copy is as like as the words it shares") {
  // 24 of 30 shingles = 0.80; 23 of 29 = 0.793
  const auto shortened = [](std::uint32_t words) {
    std::string line = numbered(words);
    line.pop_back();
    return line;
  };
  CHECK(second_goes(numbered(32), shortened(26)));
  CHECK_FALSE(second_goes(numbered(31), shortened(25)));
  CHECK(second_goes(shortened(26), numbered(32)));
  CHECK_FALSE(second_goes(shortened(25), numbered(31)));
}

TEST_CASE("the edit tells the copy and how like it is") {
  const Scene scene("", joined({a, numbered(29), with_word_replaced(29, 14), b}),
                    with_duplicates());
  REQUIRE(scene.edits().size() == 1);
  const Edit& edit = scene.edits().front();
  CHECK(edit.kind == EditKind::duplicate);
  CHECK(edit.cause == 2);
  CHECK(edit.similarity == Approx(0.8));
}

TEST_CASE("paragraphs of fewer than twelve words have no near duplicates") {
  CHECK_FALSE(second_goes(numbered(11), numbered(11, "w", 1)));
  CHECK(second_goes(numbered(12), numbered(12, "w", 1)));
}

const std::string rest =
    "the board of the harbour said in its report on the trade of the year that nobody had read "
    "before the meeting on Friday evening in the old customs house by the water.";

TEST_CASE("another number vetoes") {
  CHECK_FALSE(second_goes("Up 3 per cent, " + rest, "Up 5 per cent, " + rest));
  CHECK_FALSE(second_goes("At 9:15 " + rest, "At 9:45 " + rest));
  CHECK_FALSE(second_goes("Up 1,234.50 " + rest, "Up 1,234.05 " + rest));
  CHECK_FALSE(second_goes("In all " + rest, "In 5 all " + rest));
  CHECK_FALSE(second_goes("Up ३ per cent, " + rest, "Up ५ per cent, " + rest));
  CHECK_FALSE(second_goes("Up ３ per cent, " + rest, "Up ５ per cent, " + rest));
  CHECK_FALSE(second_goes("Up ٣ per cent, " + rest, "Up ٥ per cent, " + rest));
  CHECK(second_goes("Up 3 per cent, " + rest, "Up 3 per mille, " + rest));
  CHECK(second_goes("In May, 3, " + rest, "In June, 3, " + rest));
}

TEST_CASE("another negation vetoes, in many languages") {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs = {
      {"It is not so, ", "It is so, "},
      {"They don't, ", "They do, "},
      {"Das ist nicht wahr, ", "Das ist wahr, "},
      {"Kein Boot, ", "Ein Boot, "},
      {"Il ne vient pas, ", "Il vient, "},
      {"Sans lui, ", "Avec lui, "},
      {"Nunca viene, ", "Siempre viene, "},
      {"Não veio, ", "Já veio, "},
      {"Non viene, ", "Lui viene, "},
      {"Nessun uomo, ", "Un uomo, "},
      {"Geen boot, ", "Een boot, "},
      {"Inte i dag, ", "Redan i dag, "},
      {"Ikke i dag, ", "Her i dag, "},
      {"Nigdy tam, ", "Zawsze tam, "},
      {"Он не там, ", "Он уже там, "},
      {"Bu değil, ", "Bu evet, "}};
  for (const auto& [with, without_it] : pairs) {
    CAPTURE(with);
    CHECK_FALSE(second_goes(std::string(with) + rest, std::string(without_it) + rest));
    CHECK(second_goes(std::string(with) + rest, std::string(with) + "so " + rest));
  }
}

TEST_CASE("another quotation of five words or more vetoes") {
  CHECK_FALSE(second_goes("\"We saw it come in,\" " + rest, "\"We saw it come out,\" " + rest));
  CHECK_FALSE(second_goes("“We saw it come in,” " + rest, "«We saw it come out,» " + rest));
  CHECK(second_goes("\"We saw it come,\" " + rest, "\"We saw it go,\" " + rest));
  CHECK(second_goes("\"We saw it come in,\" " + rest, "“we saw it COME in” " + rest));
  CHECK_FALSE(second_goes("\"We saw it come in,\" " + rest, "We saw it come in, " + rest));
}

TEST_CASE("a near copy goes in the head, in the tail and within two lines of its twin") {
  const std::string first = numbered(29);
  const std::string second = with_word_replaced(29, 14);
  const auto left = [](std::initializer_list<std::string_view> lines) {
    return Scene("", joined(lines), with_duplicates()).left();
  };
  CHECK(left({a, first, second, b, c}) == joined({a, first, b, c}));
  CHECK(left({a, first, "At the quay", second, b, c}) == joined({a, first, "At the quay", b, c}));
  CHECK(left({a, first, b, second, c}) == joined({a, first, b, second, c}));
  CHECK(left({a, first, b, c, second, d}) == joined({a, first, b, c, second, d}));
  // The last line of prose is the article's, whatever it repeats; without a full stop it is none.
  CHECK(left({a, first, b, c, d, second}) == joined({a, first, b, c, d, second}));
  const std::string open_end = second.substr(0, second.size() - 1);
  CHECK(left({a, first, b, c, d, open_end}) == joined({a, first, b, c, d}));
  const std::string open_first = first.substr(0, first.size() - 1);
  CHECK(left({open_first, "One", "Two", "Three", open_end, a, b}) ==
        joined({open_first, "One", "Two", "Three", a, b}));
}

TEST_CASE("a newcomer is compared with kept copies only") {
  // Each is like the one before (24 / 30), the last is not like the first (21 / 33).
  const std::string first = numbered(29);
  const std::string second = with_word_replaced(first, 5);
  const std::string third = with_word_replaced(second, 20);
  CHECK(second_goes(second, third));
  const Scene scene("", joined({a, first, second, third, b}), with_duplicates());
  CHECK(scene.left() == joined({a, first, third, b}));
}

/// Paragraph `i` of many that share no shingle.
std::string distinct(std::size_t i) {
  std::string line;
  for (int word = 0; word < 12; ++word) {
    line += line.empty() ? "" : " ";
    for (std::size_t n = i * 12 + static_cast<std::size_t>(word) + 1; n > 0; n /= 26) {
      line += static_cast<char>('a' + n % 26);
    }
    line += "x";
  }
  return line + ".";
}

TEST_CASE("of very many long paragraphs only the first are compared") {
  const auto text = [](std::size_t before) {
    std::string lines;
    for (std::size_t i = 0; i < before; ++i) lines += distinct(i) + "\n";
    return lines + numbered(29) + "\n" + with_word_replaced(29, 14) + "\n" + a + "\n";
  };
  const std::size_t last_room = limits::max_near_paragraphs - 2;
  CHECK(Scene("", text(last_room), with_duplicates()).edits().size() == 1);
  CHECK(Scene("", text(last_room + 1), with_duplicates()).edits().empty());
}

}  // namespace
