// What is done by masks of 64 bytes, against the plain way to the same: folding, counting words and
// letters, and the sketch that proves two paragraphs to be different. Lines are long enough to
// cross blocks, and every piece stands at every place of a block sooner or later.
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/fold.h"
#include "text/lines.h"
#include "text/similarity.h"
#include "text/sketch.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace {

using dross::CharacterClass;
using dross::CodePoint;
using dross::CodePoints;
using dross::FoldedLine;
using dross::Folding;
using dross::LineShape;

std::string random_line(std::mt19937& random, std::size_t most) {
  static const std::vector<std::string> pieces = {"a",
                                                  "Wort",
                                                  "é",
                                                  "漢",
                                                  "字",
                                                  "カ",
                                                  "😀",
                                                  "“",
                                                  "”",
                                                  "’",
                                                  "–",
                                                  "«",
                                                  " ",
                                                  " ",
                                                  "  ",
                                                  "\t",
                                                  "\r",
                                                  "\n",
                                                  " \n ",
                                                  "\u00A0",
                                                  "\u3000",
                                                  "\u2028",
                                                  "\u200B",
                                                  "\uFEFF",
                                                  "\u00AD",
                                                  "•",
                                                  "- ",
                                                  "**",
                                                  "\xFF",
                                                  "\xE2",
                                                  "\x80",
                                                  "\xE2\x82",
                                                  "\xC2",
                                                  "\xED\xA0\xBD",
                                                  "\xEF",
                                                  "…",
                                                  ".",
                                                  "e\u0301",
                                                  "ไทย",
                                                  "Москва",
                                                  "ελληνικά",
                                                  "12",
                                                  "3.5",
                                                  "\u2212",
                                                  "\uFF07",
                                                  "sixteen letters",
                                                  "\u1680",
                                                  "İ",
                                                  "\u212A",
                                                  "word",
                                                  "another word with some length to it "};
  std::string line;
  for (std::size_t left = random() % most; left > 0; --left)
    line += pieces[random() % pieces.size()];
  return line;
}

// As docs say: runs of letters and digits; a mark goes on with the word it stands in.
LineShape count_plainly(std::string_view text) {
  LineShape shape;
  bool in_word = false;
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    const CharacterClass kind = dross::classify(point.value);
    if (kind == CharacterClass::mark) continue;
    if (kind == CharacterClass::letter || kind == CharacterClass::ideograph) ++shape.letters;
    if (kind == CharacterClass::ideograph) ++shape.words;
    const bool joins = kind == CharacterClass::letter || kind == CharacterClass::digit;
    if (joins && !in_word) ++shape.words;
    in_word = joins;
  }
  return shape;
}

TEST_CASE("lines fold as they do the plain way") {
  std::mt19937 random(51);
  std::size_t changed = 0;
  for (int round = 0; round < 200'000; ++round) {
    const std::string line = random_line(random, 40);
    std::vector<char> storage;
    const Folding quick = dross::fold_line(line, storage);
    const FoldedLine plain = dross::fold_line_plainly(line);
    changed += storage.empty() ? 0 : 1;
    if (quick.folded == plain.text && quick.lead == plain.lead) continue;
    CAPTURE(line, round);
    FAIL("another text or lead");
  }
  CHECK(changed > 100'000);
}

TEST_CASE("lines that folding leaves as they are are not copied") {
  for (const std::string_view line :
       {"Plain words, \"quoted\" - and so on.", "Größe und Maß", "Москва слезам не верит",
        "Wait… and see", "日本語のニュース。", "\xFF\xFE stray"}) {
    std::vector<char> storage;
    CAPTURE(line);
    CHECK(dross::fold_line(line, storage).folded.data() == line.data());
    CHECK(storage.empty());
  }
}

TEST_CASE("words and letters are as many as the plain count finds") {
  std::mt19937 random(52);
  std::size_t words = 0;
  for (int round = 0; round < 200'000; ++round) {
    const std::string line = random_line(random, 60);
    const LineShape quick = dross::shape_of(line);
    const LineShape plain = count_plainly(line);
    words += plain.words;
    if (quick.words == plain.words && quick.letters == plain.letters) continue;
    CAPTURE(line, round, quick.words, plain.words, quick.letters, plain.letters);
    FAIL("another count");
  }
  CHECK(words > 1'000'000);
}

// Paragraphs of a small vocabulary, and copies with some words changed: similarities of all sizes.
std::vector<std::string> random_words(std::mt19937& random, std::size_t count) {
  static const std::vector<std::string> vocabulary = {
      "the",  "Council", "said", "a",   "bridge", "won't",        "größer",       "Москва", "2024",
      "long", "\u212A",  "k",    "İst", "ist",    "unbelievably", "unbelievable", "漢字"};
  std::vector<std::string> words;
  while (words.size() < count) words.push_back(vocabulary[random() % vocabulary.size()]);
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + ' ';
  return text;
}

TEST_CASE("a sketch never parts near duplicates") {
  std::mt19937 random(53);
  std::size_t near = 0;
  std::size_t proved = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::vector<std::string> words = random_words(random, 12 + random() % 200);
    const std::string a = joined(words);
    for (std::size_t changes = random() % 12; changes > 0; --changes) {
      words[random() % words.size()] = random_words(random, 1).front();
    }
    if (random() % 3 == 0) words.resize(words.size() - random() % (words.size() / 4));
    const std::string b = joined(words);
    const double alike = dross::jaccard(dross::shingles_of(a), dross::shingles_of(b));
    const double threshold = 0.5 + 0.05 * static_cast<double>(round % 11);
    const bool may_be = dross::may_be_near(dross::sketch_of(a), dross::sketch_of(b), threshold);
    near += alike >= threshold ? 1 : 0;
    proved += may_be ? 0 : 1;
    if (may_be || alike < threshold) continue;
    CAPTURE(a, b, alike, threshold);
    FAIL("parted");
  }
  CHECK(near > 20'000);
  CHECK(proved > 20'000);
}

TEST_CASE("a sketch parts no pair that reaches the threshold exactly") {
  for (std::uint32_t shingles = 1; shingles <= 400; ++shingles) {
    for (std::uint32_t lacking = 0; lacking < shingles; ++lacking) {
      const double threshold = static_cast<double>(shingles - lacking) / shingles;
      dross::Sketch all;
      dross::Sketch part;
      all.shingles = shingles;
      part.shingles = shingles - lacking;
      for (std::uint32_t i = 0; i < shingles; ++i) {
        all.bits[i / 64] |= std::uint64_t{1} << (i % 64);
        if (i >= lacking) part.bits[i / 64] |= std::uint64_t{1} << (i % 64);
      }
      if (!dross::may_be_near(all, part, threshold)) FAIL(lacking << " of " << shingles);
      const double above = static_cast<double>(shingles - lacking + 1) / shingles;
      if (lacking > 0 && dross::may_be_near(all, part, above)) FAIL(lacking << ", above");
    }
  }
}

TEST_CASE("sketches of scripts without spaces hold to their grams of characters") {
  std::mt19937 random(54);
  const std::vector<std::string> characters = {"漢", "字", "日", "本", "語",
                                               "の", "新", "聞", "。"};
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::string> text;
    while (text.size() < 60) text.push_back(characters[random() % characters.size()]);
    std::string a;
    std::string b;
    for (const std::string& c : text) a += c;
    for (std::size_t changes = random() % 4; changes > 0; --changes) text[random() % 60] = "違";
    for (const std::string& c : text) b += c;
    const bool near = dross::jaccard(dross::shingles_of(a), dross::shingles_of(b)) >= 0.8;
    if (near && !dross::may_be_near(dross::sketch_of(a), dross::sketch_of(b), 0.8))
      FAIL(a << " " << b);
  }
}

}  // namespace
