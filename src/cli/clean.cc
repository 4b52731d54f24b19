// `dross [clean]`: documents in, cleaned documents out.
#include <fmt/format.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/outputs.h"
#include "output/log.h"
#include "output/sink.h"
#include "output/splice.h"

namespace dross::cli {
namespace {

bool is_text_file(const std::string& path, const ReaderOptions& options) {
  struct stat status{};
  if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  auto source = open_source(path);
  if (!source) return false;
  const auto reader = open_reader(std::move(*source), options);
  return reader && (*reader)->format() == Format::text;
}

// Two plain texts one after the other would be one text: nobody could tell where the second begins.
Result<void> refuse_several_texts(const std::vector<std::string>& paths, const Options& options) {
  if (paths.size() < 2 || options.mode == Mode::check) return {};
  for (const std::string& path : paths) {
    if (!is_text_file(path, options.reader)) continue;
    return fail(Fault::bad_usage,
                fmt::format("{} is plain text, and there are {} inputs", path, paths.size()),
                "clean plain texts one at a time, or put them into one JSONL file");
  }
  return {};
}

struct Outputs {
  std::unique_ptr<ByteSink> sink;
  std::unique_ptr<ByteSink> log_sink;
  std::unique_ptr<Consumer> writer;
  std::unique_ptr<Consumer> log;

  [[nodiscard]] std::vector<Consumer*> consumers() const {
    std::vector<Consumer*> all = {writer.get()};
    if (log) all.push_back(log.get());
    return all;
  }
  Result<void> close() const {
    if (Result<void> done = sink->close(); !done || !log_sink) return done;
    return log_sink->close();
  }
};

Result<Outputs> open_outputs(const Options& options, const RuleSet& rules) {
  Outputs outputs;
  outputs.sink = options.mode == Mode::check ? null_sink() : stdout_sink();
  outputs.writer = std::make_unique<SpliceWriter>(*outputs.sink);
  if (options.log.empty()) return outputs;
  Result<std::unique_ptr<ByteSink>> file = file_sink(options.log);
  if (!file) return tl::unexpected(file.error());
  outputs.log_sink = std::move(*file);
  outputs.log = log_writer(*outputs.log_sink, rules, version());
  return outputs;
}

}  // namespace

ExitCode run_clean(const Options& options) {
  const std::vector<std::string> paths = input_paths(options);
  const auto rules = load_rules_in_use(options);
  if (!rules) return ExitCode::usage;
  if (Result<void> fine = refuse_several_texts(paths, options); !fine) {
    return show_fault(fine.error(), options.colour);
  }
  if (Result<void> fine = refuse_overwriting(options, paths); !fine) {
    return show_fault(fine.error(), options.colour);
  }
  Result<Outputs> outputs = open_outputs(options, *rules);
  if (!outputs) return show_fault(outputs.error(), options.colour);

  const Cleaner cleaner(*rules, clean_options(options));
  const auto report = [&](const Diagnostic& d) { print_diagnostic(d, options.colour); };
  const Result<RunSummary> summary =
      run(paths, options.reader, cleaner, outputs->consumers(), report);
  if (!summary) return show_fault(summary.error(), options.colour);
  if (Result<void> closed = outputs->close(); !closed) {
    return show_fault(closed.error(), options.colour);
  }
  const ExitCode ended = exit_code(*summary);
  const bool found = options.mode == Mode::check && summary->edits > 0;
  return ended == ExitCode::done && found ? ExitCode::found : ended;
}

}  // namespace dross::cli
