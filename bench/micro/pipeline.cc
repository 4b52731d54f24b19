// The whole way on one thread, with the shipped rules: what `dross FILE > /dev/null` does, without
// the disk.
#include "pipeline.h"

#include "corpus.h"
#include "output/splice.h"

namespace dross::bench {
namespace {

constexpr std::size_t run_articles = article_count;

void run_over(benchmark::State& state, const std::vector<std::string>& inputs,
              const std::string& name) {
  const Cleaner cleaner(shipped_rules(), {});
  const auto clean_all = [&] {
    RunSummary summary;
    std::size_t offset = 0;
    const std::unique_ptr<ByteSink> sink = null_sink();
    SpliceWriter writer(*sink);
    for (const std::string& input : inputs) {
      const Result<void> done = run_one(
          memory_source(input, name), {}, cleaner, {&writer}, [](const Diagnostic&) {}, summary,
          offset);
      if (!done) state.SkipWithError("nothing can fail in memory");
    }
    return summary;
  };
  if (clean_all().documents != run_articles) return state.SkipWithError("documents were lost");
  for (auto _ : state) benchmark::DoNotOptimize(clean_all());
  report_bytes(state, total_size(inputs));
}

void clean_text(benchmark::State& state, Noise noise) {
  run_over(state, make_articles(run_articles, noise), "bench.txt");
}
DROSS_BENCHMARK(clean_text);

void clean_jsonl(benchmark::State& state, Noise noise) {
  run_over(state, {make_jsonl(make_articles(run_articles, noise))}, "bench.jsonl");
}
DROSS_BENCHMARK(clean_jsonl);

}  // namespace
}  // namespace dross::bench
