// edits -> bytes: the splice, the log and the explanation, of edits that were decided before.
#include <memory>

#include "corpus.h"
#include "output/explain.h"
#include "output/log.h"
#include "output/splice.h"
#include "pipeline.h"

namespace dross::bench {
namespace {

/// Records of a JSONL and what goes from each. Prepared once: the matcher is slow.
struct Cleaned {
  std::vector<Record> records;
  std::vector<Cleaning> cleanings;
  std::size_t bytes = 0;

  explicit Cleaned(Noise noise) {
    const Cleaner cleaner(shipped_rules(), {});
    auto reader = open_reader(memory_source(make_jsonl(articles(noise)), "bench.jsonl"), {});
    for (Record record; (*reader)->next(record).value_or(false); records.push_back(record)) {
      cleanings.push_back(cleaner.decide(record.text(), record.metadata));
      bytes += record.raw.size();
    }
  }

  static const Cleaned& of(Noise noise) {
    static const Cleaned clean(Noise::clean);
    static const Cleaned noisy(Noise::noisy);
    return noise == Noise::clean ? clean : noisy;
  }

  Result<void> feed(Consumer& consumer) const {
    for (std::size_t i = 0; i < records.size(); ++i) {
      const Item item{records[i], cleanings[i], "bench.jsonl", records[i].offset};
      if (Result<void> done = consumer.consume(item); !done) return done;
    }
    return consumer.finish();
  }
};

template <class MakeConsumer>
void consume(benchmark::State& state, Noise noise, const MakeConsumer& make) {
  const Cleaned& cleaned = Cleaned::of(noise);
  std::string out;
  for (auto _ : state) {
    out.clear();
    const std::unique_ptr<ByteSink> sink = memory_sink(out);
    const std::unique_ptr<Consumer> consumer = make(*sink);
    if (!cleaned.feed(*consumer)) return state.SkipWithError("nothing can fail in memory");
  }
  report_bytes(state, cleaned.bytes);
}

void splice(benchmark::State& state, Noise noise) {
  consume(state, noise, [](ByteSink& sink) { return std::make_unique<SpliceWriter>(sink); });
}
DROSS_BENCHMARK(splice);

void write_log(benchmark::State& state, Noise noise) {
  consume(state, noise,
          [](ByteSink& sink) { return log_writer(sink, shipped_rules(), version()); });
}
DROSS_BENCHMARK(write_log);

void explain(benchmark::State& state, Noise noise) {
  consume(state, noise, [](ByteSink& sink) { return explain_writer(sink, Colour::on); });
}
// A clean text has nothing to explain.
BENCHMARK_CAPTURE(explain, noisy, Noise::noisy)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dross::bench
