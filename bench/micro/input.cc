// bytes -> records -> texts. Bytes are those of the JSONL, not of the decoded text.
#include <memory>

#include "corpus.h"
#include "input/json.h"
#include "input/reader.h"

namespace dross::bench {
namespace {

// The source copies its bytes to the reader as read(2) would.
void read_jsonl(benchmark::State& state, Noise noise) {
  const std::string jsonl = make_jsonl(articles(noise));
  Record record;
  for (auto _ : state) {
    std::size_t seen = 0;
    auto reader = open_reader(memory_source(jsonl, "bench.jsonl"), {});
    while ((*reader)->next(record).value_or(false)) seen += record.raw.size();
    if (seen != jsonl.size()) return state.SkipWithError("bytes were lost");
  }
  report_bytes(state, jsonl.size());
}
DROSS_BENCHMARK(read_jsonl);

void decode_json_string(benchmark::State& state, Noise noise) {
  std::vector<std::string> escaped;
  for (const std::string& article : articles(noise)) escaped.push_back(escape_json(article));
  std::string decoded;
  for (auto _ : state) {
    for (const std::string& inside : escaped) {
      json::decode_string(inside, decoded);
      benchmark::DoNotOptimize(decoded.data());
    }
  }
  if (decoded != articles(noise).back()) return state.SkipWithError("decoded wrongly");
  report_bytes(state, total_size(escaped));
}
DROSS_BENCHMARK(decode_json_string);

// Spans of the decoded text -> spans of the raw bytes: what the splice needs of JSONL.
void map_spans_to_raw(benchmark::State& state, Noise noise) {
  auto reader = open_reader(memory_source(make_jsonl(articles(noise)), "bench.jsonl"), {});
  std::vector<Record> records;
  std::size_t bytes = 0;
  for (Record record; (*reader)->next(record).value_or(false); records.push_back(record)) {
    bytes += record.text().size();
  }
  for (auto _ : state) {
    for (const Record& record : records) {
      const std::size_t size = record.text().size();
      const ByteSpan span{size / 2, size};
      benchmark::DoNotOptimize(record.raw_spans({&span, 1}));
    }
  }
  report_bytes(state, bytes);
}
DROSS_BENCHMARK(map_spans_to_raw);

}  // namespace
}  // namespace dross::bench
