// `dross [clean]`: documents in, cleaned documents out.
#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/atomic_file.h"
#include "cli/clean_outputs.h"
#include "cli/cleaning.h"
#include "cli/command.h"
#include "cli/mirror.h"
#include "cli/progress.h"
#include "cli/run_files.h"
#include "output/splice.h"

namespace dross::cli {
namespace {

// What is looked at before anything is written: regular files, each once. A stream cannot be: there
// it is the writer that refuses, before it writes a byte of that input.
Result<void> check_formats(const std::vector<std::string>& paths, const Options& options) {
  const bool has_fields = options.output.fields != AddedFields::none;
  const bool mixes = paths.size() > 1 && options.files.out_dir.empty() &&
                     options.output.form == OutputForm::as_input && options.mode == Mode::write &&
                     options.shown != Shown::diff;
  if (!has_fields && !mixes) return {};
  std::optional<InputForm> first;
  for (const std::string& path : paths) {
    const std::optional<Format> format = format_of_file(path, options.reader);
    if (!format) continue;
    if (has_fields && *format == Format::text) return tl::unexpected(fields_in_plain_text(path));
    if (!mixes) continue;
    const InputForm input{path, *format};
    if (!first) {
      first = input;
    } else if (Result<void> fine = refuse_mixture(*first, input, options.output); !fine) {
      return fine;
    }
  }
  return {};
}

void tell_left_out(std::size_t documents, std::size_t min_words) {
  if (documents == 0) return;
  const std::string condition =
      min_words == 1 ? "no words" : fmt::format("fewer than {} words", min_words);
  print_note(fmt::format("left out: {} with {} left\n", counted(documents, "document"), condition));
}

// A check writes nothing, and a run that failed in part is to be run again.
ExitCode save_state(const RunDedupe& dedupe, const RunSummary& summary, const Options& options) {
  if (options.talk != Talk::faults_only) tell_dedupe(dedupe, options);
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

ExitCode finish(CleanOutputs& outputs, const RunSummary& summary, const RunDedupe& dedupe,
                const Options& options) {
  if (Result<void> closed = outputs.close(summary, dedupe); !closed) {
    return show_fault(closed.error(), options.colour);
  }
  if (const ExitCode saved = save_state(dedupe, summary, options); saved != ExitCode::done) {
    return saved;
  }
  const std::size_t left_out = outputs.left_out();
  if (options.talk != Talk::faults_only) {
    tell_left_out(left_out, options.output.min_words);
    tell_passed(summary, options.reader);
    if (tells_summary(options)) {
      print_note(outputs.statistics()->to_text({summary.records_without_text, summary.faults}));
    }
  }
  const ExitCode ended = exit_code(summary);
  const bool found = options.mode == Mode::check && (summary.edits > 0 || left_out > 0);
  return ended == ExitCode::done && found ? ExitCode::found : ended;
}

// Does anything ask what took a line, and where in its document it stood? Else lines that are
// looked at one by one need no document around them.
bool asks_for_reasons(const Options& options) {
  return !options.log.empty() || !options.stats.empty() || options.output.min_words > 0 ||
         options.output.fields != AddedFields::none ||
         options.output.form != OutputForm::as_input || options.shown == Shown::diff;
}

void look_at_lines_alone(const Options& options, ReaderOptions& reader, CleanOptions& clean) {
  if (options.deciding != Deciding::plainly || asks_for_reasons(options)) return;
  reader.text_unit = TextUnit::lines;
  clean.deciding = Deciding::plainly_unnamed;
}

// What an earlier run has done is read again only where later documents are compared with it.
std::vector<std::string> paths_to_read(const std::vector<InputFile>& inputs, const Mirror* mirror,
                                       const Options& options) {
  std::vector<std::string> paths = paths_of(inputs);
  if (mirror == nullptr || options.decide.dedupe == Dedupe::stream) return paths;
  std::erase_if(paths, [mirror](const std::string& path) { return mirror->is_done(path); });
  return paths;
}

Result<std::optional<Mirror>> plan_mirror(const Options& options,
                                          const std::vector<InputFile>& inputs) {
  if (options.files.out_dir.empty()) return std::nullopt;
  Result<Mirror> mirror = Mirror::plan(options, inputs);
  if (!mirror) return tl::unexpected(mirror.error());
  return std::optional<Mirror>(std::move(*mirror));
}

// Rule files by the names that they were read under; those within the program have no file.
std::vector<RunFile> files_read(const std::vector<InputFile>& inputs, const RuleSet& rules,
                                const Options& options) {
  std::vector<RunFile> read;
  for (const InputFile& input : inputs) read.push_back({input.path, "an input"});
  if (!options.rules.empty()) {
    for (const Pack& pack : rules.packs) read.push_back({pack.file, "a rule file"});
  }
  read.push_back({options.files.list, "the list of --files-from"});
  read.push_back({options.dedupe.template_load, "the template"});
  return read;
}

// Of these `-` is a file of that name, and no standard stream.
RunFile side_output(const std::string& path, std::string_view role) {
  return {path == "-" ? "./-" : path, role};
}

std::vector<RunFile> files_written(const std::vector<InputFile>& inputs, const Mirror* mirror,
                                   const Options& options) {
  std::vector<RunFile> written;
  if (mirror != nullptr) {
    written = mirror->files(inputs);
  } else {
    if (options.mode == Mode::write) {
      written.push_back({"-", "standard output", "write to another file, then rename it"});
    }
    written.push_back(side_output(options.log, "the log"));
  }
  written.push_back(side_output(options.stats, "the statistics"));
  written.push_back(side_output(options.dedupe.seen, "the file of --seen"));
  written.push_back(side_output(options.dedupe.template_save, "the template"));
  return written;
}

// What runs that were killed have left beside the files of this one, and outputs that are to be
// made anew.
Result<void> clear_remains(const Mirror* mirror, const Options& options) {
  if (options.files.doing == Doing::all || mirror == nullptr) return {};
  for (const std::string& path :
       {options.stats, options.dedupe.seen, options.dedupe.template_save}) {
    if (!path.empty()) remove_dead_temporaries_of(path);
  }
  return mirror->clear_remains();
}

ExitCode clean_inputs(const std::vector<InputFile>& inputs, const RuleSet& rules,
                      CleanOptions& clean, const Options& options) {
  const std::vector<std::string> paths = paths_of(inputs);
  const auto show = [&](const Diagnostic& fault) { return show_fault(fault, options.colour); };
  if (Result<void> fine = check_formats(paths, options); !fine) return show(fine.error());
  const Result<std::optional<Mirror>> mirror = plan_mirror(options, inputs);
  if (!mirror) return show(mirror.error());
  const Mirror* const folder = mirror->has_value() ? &**mirror : nullptr;
  if (Result<void> fine = refuse_clashes(files_read(inputs, rules, options),
                                         files_written(inputs, folder, options));
      !fine) {
    return show(fine.error());
  }
  if (Result<void> fine = try_state_files(options); !fine) return show(fine.error());
  Result<RunDedupe> dedupe = open_dedupe(options, paths);
  if (!dedupe) return show(dedupe.error());
  if (Result<void> done = clear_remains(folder, options); !done) return show(done.error());
  use(*dedupe, clean);
  Result<CleanOutputs> outputs = CleanOutputs::open(options, rules, folder);
  if (!outputs) return show(outputs.error());

  const std::vector<std::string> read = paths_to_read(inputs, folder, options);
  Progress progress(read, options);
  ReaderOptions reader = options.reader;
  reader.decode.bytes_read = progress.bytes_read();
  look_at_lines_alone(options, reader, clean);
  const Cleaner cleaner(rules, std::move(clean));
  const auto report = [&](const Diagnostic& d) {
    progress.clear();
    print_diagnostic(d, options.colour);
  };
  std::vector<Consumer*> consumers = outputs->consumers();
  consumers.push_back(&progress);
  const Result<RunSummary> summary =
      run(read, reader, cleaner, consumers, report, thread_count(options));
  progress.clear();
  if (!summary) return show(summary.error());
  return finish(*outputs, *summary, *dedupe, options);
}

}  // namespace

ExitCode run_clean(const Options& options) {
  auto setup = set_up_cleaning(options);
  if (!setup) return setup.error();
  return clean_inputs(setup->inputs, *setup->rules, setup->clean, options);
}

}  // namespace dross::cli
