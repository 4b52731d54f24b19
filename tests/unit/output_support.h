// A run in memory with the options of the output: what is written, logged, told and counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "output/events.h"
#include "output/stats.h"
#include "unit/pipeline_support.h"

namespace dross::test {

/// Takes `See also` lines and ` | Site` of the first line at once, and `Source link` by evidence.
inline constexpr std::string_view output_rules = R"([pack]
name = "own"

[[rule]]
id = "own/see-also"
category = "related"
why = "Link to another story"
confidence = "high"
strength = "alone"
kind = "line"
match = '^See also\b'
max_words = 20

[[rule]]
id = "own/source"
category = "related"
why = "Bare link to the source"
confidence = "high"
kind = "line"
match = '^Source link$'
max_words = 5

[[rule]]
id = "own/suffix"
category = "title-suffix"
why = "Name of the site"
confidence = "high"
strength = "alone"
kind = "span"
where = "first-line"
match = ' \| [^|]+$'
)";

struct OutputRun {
  std::string cleaned;
  std::string log;
  std::string events;
  std::string stats;
  std::size_t left_out = 0;
  RunSummary summary;
};

inline OutputRun run_with(const std::vector<Input>& inputs, const Cleaner& cleaner,
                          const OutputOptions& output, const ReaderOptions& reading = {}) {
  OutputRun result;
  const auto cleaned = memory_sink(result.cleaned);
  const auto log = memory_sink(result.log);
  const auto events = memory_sink(result.events);
  SpliceWriter splice(*cleaned, output);
  const auto log_consumer = log_writer(*log, cleaner.rules(), version(), output);
  const auto event_consumer = event_writer(*events, cleaner.rules());
  Statistics statistics(output);
  const std::vector<Consumer*> consumers = {&splice, log_consumer.get(), event_consumer.get(),
                                            &statistics};
  std::size_t offset = 0;
  for (const Input& input : inputs) {
    if (!run_one(
            memory_source(input.bytes, input.name), reading, cleaner, consumers,
            [](const Diagnostic&) {}, result.summary, offset)) {
      FAIL("a sink in memory cannot fail");
    }
  }
  for (Consumer* consumer : consumers) {
    if (!consumer->finish()) FAIL("a sink in memory cannot fail");
  }
  result.left_out = splice.left_out();
  result.stats = statistics.to_json({result.summary.records_without_text, result.summary.faults});
  return result;
}

inline OutputRun run_with(std::string_view bytes, const Cleaner& cleaner,
                          const OutputOptions& output) {
  return run_with({{"in", std::string(bytes)}}, cleaner, output);
}

inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace dross::test
