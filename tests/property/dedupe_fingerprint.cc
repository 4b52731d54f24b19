// The fast fingerprint against the plain definitions of text/: the same key, the same similarity of
// every pair, guards that agree exactly where the particulars do. Over text of many scripts, broken
// bytes included.
#include <array>

#include "catch.h"
#include "dedupe/lower_block.h"
#include "text/fold.h"
#include "unit/dedupe_support.h"

namespace {

using namespace dross;
using dross::test::sorted;

class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  std::string make() {
    static constexpr auto pieces = std::to_array<std::string_view>({"a",
                                                                    "B",
                                                                    "ss",
                                                                    "not",
                                                                    "Kein",
                                                                    "ne",
                                                                    "IS",
                                                                    "é",
                                                                    "É",
                                                                    "ß",
                                                                    "Ü",
                                                                    "ł",
                                                                    "Ж",
                                                                    "не",
                                                                    "И",
                                                                    "Ω",
                                                                    "σ",
                                                                    "İ",
                                                                    "ı",
                                                                    "Ⱥ",
                                                                    "K",
                                                                    "ﬁ",
                                                                    "ǅ",
                                                                    "1",
                                                                    "22",
                                                                    "3.5",
                                                                    "٣",
                                                                    "५",
                                                                    "²",
                                                                    "Ⅳ",
                                                                    ",",
                                                                    ".",
                                                                    "-",
                                                                    "\"",
                                                                    "\"",
                                                                    "'",
                                                                    "「",
                                                                    "」",
                                                                    "『",
                                                                    "』",
                                                                    "新",
                                                                    "聞",
                                                                    "な",
                                                                    "い",
                                                                    "ません",
                                                                    "不",
                                                                    "ก",
                                                                    "ำ",
                                                                    "가",
                                                                    "나",
                                                                    "\xFF",
                                                                    "\xC3",
                                                                    "\xED\xA0\x80",
                                                                    "\xE2\x82",
                                                                    "\xF0\x9F\x98\x80",
                                                                    "́",
                                                                    "\u200B",
                                                                    "(",
                                                                    ")",
                                                                    "—",
                                                                    "“",
                                                                    "”",
                                                                    "1:2",
                                                                    "4/5",
                                                                    "\t",
                                                                    "  ",
                                                                    "don't",
                                                                    "l'eau"});
    std::string text;
    const std::size_t count = 1 + below(80);
    const unsigned spaces = 20 + static_cast<unsigned>(below(60));
    for (std::size_t i = 0; i < count; ++i) {
      text += pieces[below(pieces.size())];
      if (below(100) < spaces) text += ' ';
    }
    return text;
  }

  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

 private:
  std::mt19937 random_;
};

double jaccard_of(const std::vector<Shingle>& a, const std::vector<Shingle>& b) {
  return jaccard(a, b);  // both are sorted lists of numbers
}

struct Plain {
  std::string text;
  ParagraphKey key;
  Shingles shingles;
  Particulars particulars;
};

struct Fast {
  ParagraphKey key;
  std::uint64_t guards = 0;
  std::vector<Shingle> shingles;
};

TEST_CASE("keys, similarities and guards are those of the plain definitions") {
  const SimilarityOptions options{0.8, 3};
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    RandomText random(seed);
    std::vector<Plain> plain;
    std::vector<Fast> fast;
    Fingerprinter printer(options);
    for (int i = 0; i < 60; ++i) {
      std::string text = random.make();
      if (i % 3 == 2) text = plain.empty() ? text : plain.back().text + random.make().substr(0, 4);
      std::vector<char> storage;
      const std::string folded(fold_line(text, storage).folded);
      const Fingerprint& print = printer.take(folded);
      const bool has_near = has_words_for_near(folded, options.min_words);
      if (!has_near) {
        CHECK(print.shingles.empty());
        continue;
      }
      plain.push_back({text, paragraph_key(folded), shingles_of(folded), particulars_of(folded)});
      fast.push_back({print.key, print.guards, sorted(print.shingles)});
      if (plain.back().key != fast.back().key) FAIL("another key for " << folded);
      if (plain.back().shingles.size() != fast.back().shingles.size()) {
        FAIL("other shingles for " << folded);
      }
    }
    for (std::size_t a = 0; a < plain.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const double expected = jaccard(plain[a].shingles, plain[b].shingles);
        if (expected != jaccard_of(fast[a].shingles, fast[b].shingles)) {
          FAIL("another similarity: " << plain[a].text << " / " << plain[b].text);
        }
        const bool agree = plain[a].particulars == plain[b].particulars;
        if (agree != (fast[a].guards == fast[b].guards)) {
          FAIL("guards: " << plain[a].text << " / " << plain[b].text);
        }
      }
    }
  }
}

TEST_CASE("the prefix comes first and in order, and no shingle comes twice") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const double threshold = 0.5 + 0.05 * static_cast<double>(seed % 11);
    RandomText random(seed);
    Fingerprinter printer({threshold, 3});
    const std::string text = random.make() + " " + random.make();
    const Fingerprint& print = printer.take(text);
    const std::vector<Shingle> all = sorted(print.shingles);
    CHECK(std::ranges::adjacent_find(all) == all.end());
    const std::size_t prefix = prefix_length(all.size(), threshold);
    CHECK(std::ranges::equal(std::span(all).first(prefix), print.shingles.first(prefix)));
  }
}

TEST_CASE("blocks of bytes are lowered and told apart as one byte after the other") {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::array<char, 64> from{};
    for (char& c : from) c = static_cast<char>(random());
    std::array<char, 64> plain_to{};
    std::array<char, 64> to{};
    const ByteMasks expected = plain_lower_block(from.data(), plain_to.data());
    const ByteMasks masks = lower_block(from.data(), to.data());
    const bool same = expected.word == masks.word && expected.digit == masks.digit &&
                      expected.space == masks.space && expected.quote == masks.quote &&
                      expected.wide == masks.wide && plain_to == to;
    if (!same) FAIL("round " << round);
  }
}

TEST_CASE("a longer prefix is never needed: any pair at the threshold shares a shingle in it") {
  std::mt19937 random(5);
  std::size_t pairs = 0;
  for (int round = 0; round < 20000; ++round) {
    const double threshold = 0.5 + 0.01 * static_cast<double>(random() % 51);
    std::vector<Shingle> a;
    std::vector<Shingle> b;
    const std::size_t count = 1 + random() % 40;
    for (std::size_t i = 0; i < count; ++i) {
      const Shingle shingle = random();
      if (random() % 12 != 0) a.push_back(shingle);
      if (random() % 12 != 0) b.push_back(shingle);
    }
    std::ranges::sort(a);
    std::ranges::sort(b);
    if (a.empty() || b.empty() || jaccard(a, b) < threshold) continue;
    ++pairs;
    a.resize(prefix_length(a.size(), threshold));
    b.resize(prefix_length(b.size(), threshold));
    std::vector<Shingle> shared;
    std::ranges::set_intersection(a, b, std::back_inserter(shared));
    CHECK_FALSE(shared.empty());
  }
  CHECK(pairs > 2000);
}

}  // namespace
