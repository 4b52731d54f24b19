// The side of compare_dedupe.py that is dross: makes the paragraphs, measures on them, and says how
// exact it was. One JSON object on stdout. Seconds are of processor time of this thread.
//
//   dross-compare-dedupe make COUNT > FILE       paragraphs, one a line
//   dross-compare-dedupe measure FILE            on the paragraphs of a file
//   dross-compare-dedupe scale BYTES SMALL LARGE time a paragraph with so many stored
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string_view>

#include "dedupe/plain_index.h"
#include "dedupe/stream_dedupe.h"
#include "paragraphs.h"

namespace dross::bench {
namespace {

constexpr std::size_t exactness_paragraphs = 5000;
constexpr int passes = 5;  // over the paragraphs, each with a table of its own; the best counts

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double part(std::size_t of, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(of) / static_cast<double>(all);
}

std::vector<std::string> read_lines(const char* path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

double time_stream(const std::vector<std::string>& texts, StreamDedupe& stream,
                   DocumentMaker& maker, std::uint64_t first_document) {
  const double begin = thread_seconds();
  for (std::size_t i = 0; i < texts.size(); i += document_paragraphs) {
    const std::size_t count = std::min(document_paragraphs, texts.size() - i);
    static_cast<void>(
        stream.apply({"bench", first_document + i, "", 0}, maker.prepare(texts, i, count), {}));
  }
  return thread_seconds() - begin;
}

struct Exactness {
  std::size_t copies = 0;  ///< by comparing all pairs
  std::size_t found = 0;
  std::size_t wrong = 0;
};

Exactness compare_with_all_pairs(const std::vector<std::string>& texts, std::size_t memory) {
  const SimilarityOptions options;
  Fingerprinter printer(options, max_shingles(options, memory));
  ParagraphIndex index(options, memory);
  PlainIndex plain(options);
  Exactness exactness;
  for (std::size_t i = 0; i < std::min(texts.size(), exactness_paragraphs); ++i) {
    index.begin_document({"bench", i, "", 0});
    const Fingerprint& print = printer.take(texts[i]);
    const bool found = index.find(print, Stage::near).known == Known::copy;
    const bool expected = plain.find(texts[i], i).has_value();
    exactness.copies += expected ? 1 : 0;
    exactness.found += expected && found ? 1 : 0;
    exactness.wrong += found && !expected ? 1 : 0;
    if (!found) index.add(print, 1);
    if (!expected) plain.add(texts[i], i);
  }
  return exactness;
}

int measure(const char* path) {
  constexpr std::size_t memory = std::size_t{256} << 20;
  const std::vector<std::string> texts = read_lines(path);
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  DocumentMaker maker({}, memory);
  StreamDedupe stream({}, memory);
  double seconds = time_stream(texts, stream, maker, 0);
  double fingerprints = seconds;
  std::size_t shingles = 0;
  for (int pass = 1; pass < passes; ++pass) {
    StreamDedupe anew({}, memory);
    seconds = std::min(seconds, time_stream(texts, anew, maker, 0));
    Fingerprinter printer({});
    const double begin = thread_seconds();
    shingles = 0;
    for (const std::string& text : texts) shingles += printer.take(text).shingles.size();
    fingerprints = std::min(fingerprints, thread_seconds() - begin);
  }
  const IndexCounts& counts = stream.index().counts();
  const Exactness exactness = compare_with_all_pairs(texts, memory);
  fmt::print(
      R"({{"paragraphs":{},"bytes":{},"seconds":{},"fingerprint_seconds":{},"shingles":{},)"
      R"("kept":{},"exact":{},"near":{},"bytes_per_kept":{:.0f},"postings_per_paragraph":{:.3f},)"
      R"("compared_per_paragraph":{:.3f},"all_pairs_copies":{},"all_pairs_found":{},)"
      R"("all_pairs_wrong":{}}})"
      "\n",
      texts.size(), bytes, seconds, fingerprints, shingles, counts.added, stream.counts().exact,
      stream.counts().near, part(stream.index().used_bytes(), counts.added),
      part(counts.postings, texts.size()), part(counts.candidates, texts.size()), exactness.copies,
      exactness.found, exactness.wrong);
  return 0;
}

// Paragraphs are made in batches, and only their deduplication is timed.
int scale(std::size_t memory, std::size_t small, std::size_t large) {
  constexpr std::size_t batch = 10'000;
  DocumentMaker maker({}, memory);
  StreamDedupe stream({}, memory);
  if (!stream.has_memory()) return 1;
  std::vector<std::string> texts(batch);
  std::uint64_t number = 0;
  const auto run = [&] {
    for (std::string& text : texts) text = make_paragraph(2, number++);
    return time_stream(texts, stream, maker, number);
  };
  const auto window = [&](std::size_t kept) {
    while (stream.index().counts().added < kept) run();
    std::vector<double> seconds;
    for (int i = 0; i < 9; ++i) seconds.push_back(run());
    std::ranges::sort(seconds);
    return seconds[seconds.size() / 2] / static_cast<double>(batch);
  };
  const double at_small = window(small);
  const IndexCounts before = stream.index().counts();
  const double at_large = window(large);
  const IndexCounts& counts = stream.index().counts();
  fmt::print(
      R"({{"memory":{},"small":{},"large":{},"seconds_small":{:.9f},"seconds_large":{:.9f},)"
      R"("ratio":{:.3f},"postings_small":{:.2f},"postings_large":{:.2f},"bytes_per_kept":{:.0f},)"
      R"("evicted":{},"capped":{},"incomplete":{}}})"
      "\n",
      memory, small, large, at_small, at_large, at_large / at_small,
      part(before.postings, before.added), part(counts.postings, counts.added),
      part(stream.index().used_bytes(), counts.added), counts.evicted, counts.capped,
      counts.incomplete);
  return 0;
}

}  // namespace
}  // namespace dross::bench

int main(int count, char** words) {
  using namespace dross::bench;
  const std::string_view mode = count > 1 ? words[1] : "";
  const auto number = [&](int i) { return std::strtoull(words[i], nullptr, 10); };
  if (mode == "make" && count == 3) {
    for (std::uint64_t i = 0; i < number(2); ++i) fmt::print("{}\n", make_paragraph(1, i));
    return 0;
  }
  if (mode == "measure" && count == 3) return measure(words[2]);
  if (mode == "scale" && count == 5) return scale(number(2), number(3), number(4));
  std::fputs("usage: make COUNT | measure FILE | scale BYTES SMALL LARGE\n", stderr);
  return 2;
}
