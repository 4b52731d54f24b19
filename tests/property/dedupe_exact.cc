// The index gives the answers of comparing all pairs: the same paragraphs are copies, of the same
// kept one, with the same similarity. Over streams of every kind, thresholds from 0.5 to 1.
#include <map>

#include "catch.h"
#include "unit/dedupe_support.h"

namespace {

using namespace dross;
using dross::test::IndexUnderTest;
using dross::test::ParagraphStream;
using dross::test::StreamShape;

struct Tally {
  std::size_t exact = 0;
  std::size_t near = 0;
  std::size_t kept = 0;
};

Tally compare(std::uint32_t seed, const StreamShape& shape, const SimilarityOptions& options,
              std::size_t count) {
  CAPTURE(seed, shape.vocabulary, shape.most_words, options.threshold, options.min_words);
  ParagraphStream stream(seed, shape);
  IndexUnderTest fast(options);
  PlainIndex plain(options);
  std::vector<std::uint64_t> document_of;  // of each kept paragraph
  Tally tally;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = stream.next();
    const Lookup found = fast.take(text);
    Fingerprinter printer(options);
    if (printer.take(text).key == ParagraphKey{}) continue;
    const auto expected = plain.find(text, fast.documents());
    if ((found.known == Known::copy) != expected.has_value()) {
      FAIL("only one of the two found a copy of: " << text);
    }
    if (!expected) {
      plain.add(text, fast.documents());
      document_of.push_back(fast.documents());
      ++tally.kept;
      continue;
    }
    if (found.copy.similarity != expected->similarity ||
        fast.document_of(found) != document_of[expected->number]) {
      FAIL("another copy was named of: " << text);
    }
    ++(found.stage == Stage::exact ? tally.exact : tally.near);
  }
  const IndexCounts& counts = fast.index().counts();
  CHECK(counts.added == tally.kept);
  CHECK(counts.evicted == 0);
  CHECK(counts.incomplete == 0);
  return tally;
}

TEST_CASE("the index finds what comparing all pairs finds, at thresholds from 0.7 to 0.95") {
  Tally all;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    for (const double threshold : {0.7, 0.75, 0.8, 0.85, 0.9, 0.95}) {
      const Tally tally = compare(seed, {}, {threshold, 12}, 250);
      all.exact += tally.exact;
      all.near += tally.near;
      all.kept += tally.kept;
    }
  }
  CHECK(all.exact > 1000);
  CHECK(all.near > 1000);
  CHECK(all.kept > 5000);
}

TEST_CASE("and at the ends of what --dedupe-threshold and --dedupe-min-words take") {
  for (std::uint32_t seed = 100; seed < 110; ++seed) {
    compare(seed, {}, {0.5, 12}, 200);
    compare(seed, {}, {1, 12}, 200);
    compare(seed, {}, {0.8, 3}, 200);
    compare(seed, {}, {0.8, 40}, 200);
  }
}

TEST_CASE("and where paragraphs are long, words few, or nearly all are copies") {
  for (std::uint32_t seed = 200; seed < 206; ++seed) {
    compare(seed, {400, 100, 600, 70}, {0.8, 12}, 120);
    compare(seed, {6, 5, 40, 50}, {0.8, 12}, 250);
    compare(seed, {1, 5, 40, 50}, {0.8, 12}, 250);
    compare(seed, {4000, 20, 60, 97}, {0.8, 12}, 250);
  }
}

// Every paragraph holds one of few long shingles, which are the first in the order, so that their
// lists are full after some hundred paragraphs.
TEST_CASE("and where common shingles are capped") {
  constexpr std::size_t count = 1500;
  std::size_t near = 0;
  for (std::uint32_t seed = 300; seed < 303; ++seed) {
    CAPTURE(seed);
    const SimilarityOptions options;
    ParagraphStream stream(seed, {3000, 20, 40, 40});
    IndexUnderTest fast(options);
    PlainIndex plain(options);
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < count; ++i) {
      std::string text =
          "internationaldevelopment administrationauthority representativeofficeholders notwith"
          "standingobligations parliamentarycommittees ";
      text += stream.next();
      const bool found = fast.take(text).known == Known::copy;
      const auto expected = plain.find(text, i);
      if (found != expected.has_value()) FAIL("only one of the two found a copy of: " << text);
      if (!expected) plain.add(text, i);
      if (expected && expected->similarity < 1) ++near;
    }
    CHECK(fast.index().counts().capped > 100);
    CHECK(fast.index().counts().incomplete == 0);
  }
  CHECK(near > 100);
}

// Three words make 27 shingles, and all of them are in hundreds of paragraphs. Some pairs are
// missed then, and the index says of how many paragraphs that can be true.
TEST_CASE("what is missed as all its shingles are common is counted") {
  std::mt19937 random(9);
  const SimilarityOptions options;
  IndexUnderTest fast(options);
  PlainIndex plain(options);
  std::size_t missed = 0;
  std::size_t found = 0;
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (int k = 0; k < 14; ++k) text += std::string(1 + random() % 3, 'a') + " ";
    const bool fast_found = fast.take(text).known == Known::copy;
    const auto expected = plain.find(text, static_cast<std::uint64_t>(i));
    if (!expected && fast_found) FAIL("no copy: " << text);
    if (!expected) plain.add(text, static_cast<std::uint64_t>(i));
    (fast_found ? found : missed) += expected ? 1 : 0;
  }
  CHECK(fast.index().counts().incomplete > 0);
  CHECK(missed <= fast.index().counts().incomplete);
  CHECK(found > 20 * missed);
}

// What was evicted is not found, and what was not is: the plain index over those that are left says
// the same.
TEST_CASE("a small memory forgets the first seen, and is exact about the rest") {
  constexpr std::size_t memory = limits::min_dedupe_memory;
  for (std::uint32_t seed = 400; seed < 403; ++seed) {
    CAPTURE(seed);
    const SimilarityOptions options;
    ParagraphStream stream(seed, {20000, 20, 60, 30});
    IndexUnderTest fast(options, memory);
    std::vector<std::pair<std::uint64_t, std::string>> kept;
    for (std::size_t i = 0; i < 6000; ++i) {
      std::string text = stream.next();
      if (fast.take(text).known == Known::no) kept.emplace_back(fast.documents(), text);
    }
    const IndexCounts& counts = fast.index().counts();
    REQUIRE(counts.evicted > 1000);
    std::uint64_t oldest = UINT64_MAX;
    std::size_t live = 0;
    fast.index().store().each(
        [&](const DocumentName& name) { oldest = std::min(oldest, name.document); },
        [&](Address) { ++live; });
    CHECK(live == counts.added - counts.evicted);
    PlainIndex plain(options);
    for (const auto& [document, text] : kept) {
      if (document >= oldest) plain.add(text, document);
    }
    CHECK(plain.size() == live);
    Fingerprinter printer(options, max_shingles(options, memory));
    fast.index().begin_document({"other", 1, "", 0});
    for (std::size_t i = 0; i < 500; ++i) {
      const std::string text = stream.next();
      const Fingerprint& print = printer.take(text);
      if (print.key == ParagraphKey{}) continue;
      const bool found = fast.index().find(print, Stage::near).known == Known::copy;
      if (found != plain.find(text, 0).has_value()) FAIL("not so: " << text);
    }
  }
}

// Other words at two places of 40: near copies of what was added long before the table grew.
TEST_CASE("a table that grows keeps what it held") {
  const SimilarityOptions options;
  std::mt19937 random(21);
  IndexUnderTest fast(options);
  std::vector<std::vector<std::string>> added;
  const auto join = [](const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text;
  };
  const std::size_t bytes_at_first = fast.index().used_bytes();
  for (int i = 0; i < 30'000; ++i) {
    std::vector<std::string> words;
    for (int k = 0; k < 40; ++k) words.push_back("x" + std::to_string(random() % 100'000));
    for (char& c : words.front()) c = static_cast<char>('a' + c % 26);
    if (fast.take(join(words)).known != Known::no) FAIL("paragraph " << i << " is no copy");
    if (i % 10 == 0) added.push_back(std::move(words));
  }
  CHECK(fast.index().used_bytes() > bytes_at_first + (std::size_t{2} << 20));
  std::size_t number = 0;
  for (std::vector<std::string>& words : added) {
    const Lookup exact = fast.take(join(words));
    if (exact.stage != Stage::exact || fast.document_of(exact) != 10 * number + 1) FAIL(number);
    words[39] += "y";
    const Lookup near = fast.take(join(words));
    if (near.known != Known::no && near.stage != Stage::near) FAIL(number);
    if (near.known != Known::copy || fast.document_of(near) != 10 * number + 1) FAIL(number);
    ++number;
  }
}

TEST_CASE("a stream a hundred times the table stays in its memory") {
  constexpr std::size_t memory = limits::min_dedupe_memory;
  const SimilarityOptions options;
  ParagraphStream stream(7, {50000, 20, 60, 20});
  IndexUnderTest fast(options, memory);
  std::size_t most_used = 0;
  const std::size_t wanted = 100 * memory;
  std::size_t stored = 0;
  while (stored < wanted) {
    const std::string text = stream.next();
    if (fast.take(text).known == Known::no) stored += 48 + 8 * (text.size() / 4);
    most_used = std::max(most_used, fast.index().used_bytes());
  }
  CHECK(most_used <= memory);
  CHECK(most_used > memory / 2);
  CHECK(fast.index().counts().evicted > 50 * (fast.index().counts().added / 100));
  CHECK(fast.index().counts().incomplete == 0);
}

}  // namespace
