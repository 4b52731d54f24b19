// `dross [clean]`: documents in, cleaned documents out.
#include <fmt/format.h>
#include <sys/stat.h>

#include <utility>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/dedupe.h"
#include "cli/outputs.h"
#include "output/log.h"
#include "output/sink.h"
#include "output/splice.h"
#include "output/stats.h"

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

// Files are looked at before anything is written. A stream cannot be: there it is the writer that
// refuses, before it writes a byte of that input.
Result<void> refuse_fields_in_texts(const std::vector<std::string>& paths, const Options& options) {
  if (options.output.fields == AddedFields::none) return {};
  for (const std::string& path : paths) {
    if (is_text_file(path, options.reader)) return tl::unexpected(fields_in_plain_text(path));
  }
  return {};
}

Result<void> check_inputs(const std::vector<std::string>& paths, const Options& options) {
  if (Result<void> fine = refuse_several_texts(paths, options); !fine) return fine;
  if (Result<void> fine = refuse_fields_in_texts(paths, options); !fine) return fine;
  return refuse_overwriting(options, paths);
}

struct Outputs {
  std::unique_ptr<ByteSink> sink;
  std::unique_ptr<ByteSink> log_sink;
  std::unique_ptr<ByteSink> stats_sink;
  std::unique_ptr<SpliceWriter> writer;
  std::unique_ptr<Consumer> log;
  std::unique_ptr<Statistics> stats;

  [[nodiscard]] std::vector<Consumer*> consumers() const {
    std::vector<Consumer*> all = {writer.get()};
    if (log) all.push_back(log.get());
    if (stats) all.push_back(stats.get());
    return all;
  }
  Result<void> close(const RunSummary& summary, const RunDedupe& dedupe) const {
    if (Result<void> done = sink->close(); !done) return done;
    if (log_sink) {
      if (Result<void> done = log_sink->close(); !done) return done;
    }
    if (!stats_sink) return {};
    const std::string json =
        stats->to_json({summary.records_without_text, summary.faults, dedupe.figures()});
    if (Result<void> done = stats_sink->write(json); !done) return done;
    return stats_sink->close();
  }
};

Result<Outputs> open_outputs(const Options& options, const RuleSet& rules) {
  Outputs outputs;
  OutputOptions written = options.output;
  if (options.mode == Mode::write) written.texts = PlainTexts::one;
  outputs.sink = options.mode == Mode::check ? null_sink() : stdout_sink();
  outputs.writer = std::make_unique<SpliceWriter>(*outputs.sink, written);
  if (!options.log.empty()) {
    Result<std::unique_ptr<ByteSink>> file = file_sink(options.log);
    if (!file) return tl::unexpected(file.error());
    outputs.log_sink = std::move(*file);
    outputs.log = log_writer(*outputs.log_sink, rules, version(), options.output);
  }
  if (!options.stats.empty()) {
    Result<std::unique_ptr<ByteSink>> file = file_sink(options.stats);
    if (!file) return tl::unexpected(file.error());
    outputs.stats_sink = std::move(*file);
    outputs.stats = std::make_unique<Statistics>(options.output);
  }
  return outputs;
}

void tell_left_out(std::size_t documents, std::size_t min_words) {
  if (documents == 0) return;
  const std::string condition =
      min_words == 1 ? "no words" : fmt::format("fewer than {} words", min_words);
  print_note(fmt::format("left out: {} with {} left\n", counted(documents, "document"), condition));
}

// A check writes nothing, and a run that failed in part is to be run again.
ExitCode save_state(const RunDedupe& dedupe, const RunSummary& summary, const Options& options) {
  tell_dedupe(dedupe, options);
  if (options.mode == Mode::check) return ExitCode::done;
  const DedupeFiles& files = options.dedupe;
  if (summary.faults > 0) {
    for (const std::string& path : {files.seen, files.template_save}) {
      if (!path.empty()) print_note(fmt::format("{} was left as it was\n", path));
    }
    return ExitCode::done;
  }
  const Result<void> saved = save_dedupe(dedupe, options);
  return saved ? ExitCode::done : show_fault(saved.error(), options.colour);
}

ExitCode finish(const Outputs& outputs, const RunSummary& summary, const RunDedupe& dedupe,
                const Options& options) {
  if (Result<void> closed = outputs.close(summary, dedupe); !closed) {
    return show_fault(closed.error(), options.colour);
  }
  if (const ExitCode saved = save_state(dedupe, summary, options); saved != ExitCode::done) {
    return saved;
  }
  const std::size_t left_out = outputs.writer->left_out();
  tell_left_out(left_out, options.output.min_words);
  tell_passed(summary, options.reader);
  const ExitCode ended = exit_code(summary);
  const bool found = options.mode == Mode::check && (summary.edits > 0 || left_out > 0);
  return ended == ExitCode::done && found ? ExitCode::found : ended;
}

// Does anything ask what took a line, and where in its document it stood? Else lines that are
// looked at one by one need no document around them.
bool asks_for_reasons(const Options& options) {
  return !options.log.empty() || !options.stats.empty() || options.output.min_words > 0 ||
         options.output.fields != AddedFields::none;
}

void look_at_lines_alone(const Options& options, ReaderOptions& reader, CleanOptions& clean) {
  if (options.deciding != Deciding::plainly || asks_for_reasons(options)) return;
  reader.text_unit = TextUnit::lines;
  clean.deciding = Deciding::plainly_unnamed;
}

}  // namespace

ExitCode run_clean(const Options& options) {
  const std::vector<std::string> paths = input_paths(options);
  const auto rules = load_rules_in_use(options);
  if (!rules) return ExitCode::usage;
  Result<CleanOptions> clean = clean_options(options, *rules);
  if (!clean) return show_fault(clean.error(), options.colour);
  if (Result<void> fine = check_inputs(paths, options); !fine) {
    return show_fault(fine.error(), options.colour);
  }
  if (Result<void> fine = try_state_files(options); !fine) {
    return show_fault(fine.error(), options.colour);
  }
  Result<RunDedupe> dedupe = open_dedupe(options, paths);
  if (!dedupe) return show_fault(dedupe.error(), options.colour);
  clean->templates = dedupe->templates;
  clean->stream = dedupe->stream;
  Result<Outputs> outputs = open_outputs(options, *rules);
  if (!outputs) return show_fault(outputs.error(), options.colour);

  ReaderOptions reader = options.reader;
  look_at_lines_alone(options, reader, *clean);
  const Cleaner cleaner(*rules, std::move(*clean));
  const auto report = [&](const Diagnostic& d) { print_diagnostic(d, options.colour); };
  const Result<RunSummary> summary =
      run(paths, reader, cleaner, outputs->consumers(), report, thread_count(options));
  if (!summary) return show_fault(summary.error(), options.colour);
  return finish(*outputs, *summary, *dedupe, options);
}

}  // namespace dross::cli
