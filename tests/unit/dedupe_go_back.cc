// What an input gave before it failed is taken back: the index answers as if that had never come.
#include <string>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "dedupe/seen_file.h"
#include "dedupe/stream_dedupe.h"
#include "unit/dedupe_support.h"
#include "unit/pipeline_support.h"

namespace {

using namespace dross;

constexpr SimilarityOptions options;

class Index {
 public:
  explicit Index(std::size_t memory) : index(options, memory) {}

  /// How the paragraph is known, by its number in the test.
  std::string take(const std::string& text, std::uint64_t number) {
    index.begin_document({"in", number, "", 0});
    const Fingerprint& print = printer_.take(text);
    if (print.key == ParagraphKey{}) return "short";
    const Lookup found = index.find(print, Stage::near);
    if (found.known == Known::no) index.add(print, 1);
    if (found.known != Known::copy) return "new";
    return std::to_string(index.store().document_of(found.copy.place).document) + " " +
           std::to_string(found.copy.similarity);
  }

  ParagraphIndex index;

 private:
  Fingerprinter printer_{options};
};

std::vector<std::string> paragraphs(std::uint32_t seed, std::size_t count,
                                    test::StreamShape shape = {}) {
  test::ParagraphStream stream(seed, shape);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(stream.next());
  return all;
}

void check_without_a_trace(const std::vector<std::string>& before,
                           const std::vector<std::string>& failed,
                           const std::vector<std::string>& after) {
  Index undisturbed(test::test_memory);
  Index disturbed(test::test_memory);
  std::uint64_t number = 0;
  for (const std::string& text : before) {
    ++number;
    REQUIRE(undisturbed.take(text, number) == disturbed.take(text, number));
  }
  const ParagraphIndex::Mark mark = disturbed.index.mark();
  std::uint64_t other = 1'000'000;
  for (const std::string& text : failed) disturbed.take(text, ++other);
  disturbed.index.go_back(mark);
  CHECK(disturbed.index.counts().added == undisturbed.index.counts().added);
  CHECK(write_seen(disturbed.index) == write_seen(undisturbed.index));
  for (const std::string& text : failed) {
    ++number;
    REQUIRE(undisturbed.take(text, number) == disturbed.take(text, number));
  }
  for (const std::string& text : after) {
    ++number;
    REQUIRE(undisturbed.take(text, number) == disturbed.take(text, number));
  }
}

TEST_CASE("what is taken back leaves no trace") {
  const auto all = paragraphs(11, 3000);
  const std::vector<std::string> before(all.begin(), all.begin() + 1000);
  const std::vector<std::string> failed(all.begin() + 1000, all.begin() + 2000);
  const std::vector<std::string> after(all.begin() + 2000, all.end());
  check_without_a_trace(before, failed, after);
  check_without_a_trace({}, failed, after);
  check_without_a_trace(before, {}, after);
}

TEST_CASE("nor where its shingles are so common that their lists are full") {
  // Two words make few shingles, and each differs from all others by a number.
  const auto make = [](std::size_t from, std::size_t to) {
    std::vector<std::string> texts;
    for (std::size_t i = from; i < to; ++i) {
      std::string text = "the mayor of the old town said on monday that the bridge is";
      for (std::size_t k = 0; k < 8; ++k) {
        text += " w" + std::string(1, static_cast<char>('a' + (i * 7 + k * k * i) % 26)) +
                std::string(1, static_cast<char>('a' + (i / 26 + k) % 26));
      }
      texts.push_back(text);
    }
    return texts;
  };
  const auto before = make(0, limits::max_postings + 50);
  const auto failed = make(limits::max_postings + 50, limits::max_postings + 150);
  check_without_a_trace(before, failed, make(0, 1000));
  Index index(test::test_memory);
  std::uint64_t number = 0;
  for (const std::string& text : before) index.take(text, ++number);
  CHECK(index.index.counts().capped > 0);
}

TEST_CASE("what was evicted meanwhile stays so, and the index goes on") {
  const auto all = paragraphs(5, 20000, {4000, 20, 60, 20});
  for (const std::size_t disturbance : {10U, 500U, 3000U, 9000U}) {
    Index index(limits::min_dedupe_memory);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 4000; ++i) index.take(all[i], ++number);
    REQUIRE(index.index.counts().evicted > 0);
    const ParagraphIndex::Mark mark = index.index.mark();
    const std::uint64_t first_failed = number + 1;
    for (std::size_t i = 0; i < disturbance; ++i) index.take(all[4000 + i], ++number);
    const std::uint64_t last_failed = number;
    index.index.go_back(mark);
    const auto present = [&] {
      std::size_t count = 0;
      bool holds_failed = false;
      index.index.store().each(
          [&](const DocumentName& name) {
            holds_failed =
                holds_failed || (name.document >= first_failed && name.document <= last_failed);
          },
          [&](Address) { ++count; });
      CHECK_FALSE(holds_failed);
      return count;
    };
    const IndexCounts& counts = index.index.counts();
    CHECK(present() == counts.added - counts.evicted);
    for (std::size_t i = 13000; i < all.size(); ++i) index.take(all[i], ++number);
    CHECK(present() == counts.added - counts.evicted);
    CHECK(index.index.used_bytes() <= limits::min_dedupe_memory);
  }
}

TEST_CASE("whether a failed input counts is the stream's to say") {
  const std::string text =
      "The harbour board agreed on Monday to build a second quay by the river.";
  for (const FailedInputs failed : {FailedInputs::kept, FailedInputs::taken_back}) {
    StreamDedupe stream(options, limits::min_dedupe_memory, failed);
    Fingerprinter printer(options);
    stream.begin_input();
    stream.index().begin_document({"broken", 1, "", 0});
    stream.index().add(printer.take(text), 1);
    stream.fail_input();
    stream.begin_input();
    stream.index().begin_document({"whole", 1, "", 0});
    const Known known = stream.index().find(printer.take(text), Stage::exact).known;
    CHECK(known == (failed == FailedInputs::kept ? Known::copy : Known::no));
  }
}

}  // namespace
