// Near-identical paragraphs: what a fingerprint costs, what a paragraph costs from its folded text
// to its place in the table, and what is kept of it.
#include "corpus.h"
#include "dedupe/stream_dedupe.h"
#include "paragraphs.h"

namespace dross::bench {
namespace {

constexpr std::size_t paragraph_count = 20'000;
constexpr std::size_t memory = std::size_t{256} << 20;

const std::vector<std::string>& paragraphs() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (std::size_t i = 0; i < paragraph_count; ++i) made.push_back(make_paragraph(1, i));
    return made;
  }();
  return all;
}

void take_fingerprints(benchmark::State& state) {
  Fingerprinter printer({});
  for (auto _ : state) {
    for (const std::string& text : paragraphs()) benchmark::DoNotOptimize(printer.take(text));
  }
  report_bytes(state, total_size(paragraphs()));
}
BENCHMARK(take_fingerprints)->Unit(benchmark::kMillisecond);

void dedupe_stream(benchmark::State& state) {
  DocumentMaker maker({}, memory);
  std::size_t bytes_kept = 0;
  for (auto _ : state) {
    StreamDedupe stream({}, memory);
    for (std::size_t i = 0; i < paragraph_count; i += document_paragraphs) {
      const PreparedDocument& document = maker.prepare(paragraphs(), i, document_paragraphs);
      benchmark::DoNotOptimize(stream.apply({"bench", i, "", 0}, document, {}));
    }
    bytes_kept = stream.index().used_bytes() / stream.index().counts().added;
  }
  report_bytes(state, total_size(paragraphs()));
  state.counters["bytes_per_kept"] = static_cast<double>(bytes_kept);
}
BENCHMARK(dedupe_stream)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dross::bench
