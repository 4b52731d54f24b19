// `dross bench`: how fast is a rule set on a corpus, and what does each of its rules cost?
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "cli/command.h"
#include "cli/common.h"
#include "eval/speed_report.h"
#include "input/folders.h"
#include "output/sink.h"

namespace dross::cli {
namespace {

constexpr std::size_t shown_rules = 20;

// Here every --rules is a set of its own.
struct RuleSets {
  std::vector<std::string> names;
  std::vector<std::shared_ptr<const RuleSet>> sets;
};

Result<std::vector<std::string>> set_names(const Options& options) {
  if (options.rules.empty()) return std::vector<std::string>{"shipped"};
  if (options.rules.size() <= 2) return options.rules;
  return fail(Fault::bad_usage,
              fmt::format("{} rule sets, and two can be compared", options.rules.size()),
              "give a folder where a set has several files");
}

std::shared_ptr<const RuleSet> load_set(const Options& options, const std::string& name) {
  Options one = options;
  one.rules.clear();
  if (name != "shipped") one.rules.push_back(name);
  return load_rules_in_use(one);
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.good() || file.eof()) return bytes;
  return fail(Fault::input_unreadable, fmt::format("cannot read {}", path));
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  Result<std::unique_ptr<ByteSink>> sink = file_sink(path);
  if (!sink) return tl::unexpected(sink.error());
  if (Result<void> done = (*sink)->write(bytes); !done) return done;
  return (*sink)->close();
}

// The sets and, to see what they cost, none.
Result<SpeedReport> measure_sets(const RuleSets& loaded, const Options& options,
                                 const HeldCorpus& corpus) {
  const RuleSet none;
  SpeedReport report{corpus.documents.size(), corpus.bytes, {}, {}};
  std::vector<std::unique_ptr<Cleaner>> cleaners;
  for (std::size_t i = 0; i < loaded.sets.size(); ++i) {
    const RuleSet& set = *loaded.sets[i];
    Result<CleanOptions> clean = clean_options(options, set);
    if (!clean) return tl::unexpected(clean.error());
    report.sets.push_back({loaded.names[i], &set, {}, measure_rules(set, *clean, corpus)});
    cleaners.push_back(std::make_unique<Cleaner>(set, std::move(*clean)));
  }
  CleanOptions bare{options.deciding, options.paragraphs, options.language, options.decide};
  cleaners.push_back(std::make_unique<Cleaner>(none, std::move(bare)));
  std::vector<const Cleaner*> all;
  for (const auto& cleaner : cleaners) all.push_back(cleaner.get());
  std::vector<Speed> speeds = measure(all, corpus);
  report.without_rules = std::move(speeds.back());
  for (std::size_t i = 0; i < report.sets.size(); ++i) report.sets[i].speed = std::move(speeds[i]);
  return report;
}

Result<ExitCode> hold_to_baseline(const SpeedBaseline& now, const Options& options) {
  if (options.bench.baseline.empty()) return ExitCode::done;
  const Result<std::string> json = read_file(options.bench.baseline);
  if (!json) return tl::unexpected(json.error());
  const Result<SpeedBaseline> then = read_baseline(*json, options.bench.baseline);
  if (!then) return tl::unexpected(then.error());
  if (then->corpus != now.corpus) {
    return fail(Fault::bad_usage,
                fmt::format("{} was measured on another corpus", options.bench.baseline),
                "give the same inputs, or save a new baseline");
  }
  const double change = (now.nanoseconds_per_kb / then->nanoseconds_per_kb - 1) * 100;
  const bool slower = is_slower(now, *then, static_cast<double>(options.bench.tolerance));
  print_note(fmt::format("{:.0f} ns/KB, the baseline has {:.0f}: {:+.1f} %, {} % are tolerated\n",
                         now.nanoseconds_per_kb, then->nanoseconds_per_kb, change,
                         options.bench.tolerance));
  return slower ? ExitCode::found : ExitCode::done;
}

Result<ExitCode> report_speed(const RuleSets& loaded, const Options& options,
                              const HeldCorpus& corpus) {
  const Result<SpeedReport> report = measure_sets(loaded, options, corpus);
  if (!report) return tl::unexpected(report.error());
  const std::size_t top = options.eval.top > 0 ? options.eval.top : shown_rules;
  const ExitCode shown =
      print_text(options.form == Form::json ? speed_as_json(*report) : show_speed(*report, top));
  if (shown != ExitCode::done) return shown;
  const SpeedBaseline now = baseline_of(*report, corpus);
  Result<ExitCode> held = hold_to_baseline(now, options);
  if (!held || options.bench.save.empty()) return held;
  if (Result<void> saved = write_file(options.bench.save, to_json(now)); !saved) {
    return tl::unexpected(saved.error());
  }
  return held;
}

}  // namespace

ExitCode run_bench(const Options& options) {
  const Result<std::vector<std::string>> names = set_names(options);
  if (!names) return show_fault(names.error(), options.colour);
  RuleSets loaded{*names, {}};
  for (const std::string& name : *names) {
    loaded.sets.push_back(load_set(options, name));
    if (!loaded.sets.back()) return ExitCode::usage;
  }
  const auto report = [&](const Diagnostic& d) { print_diagnostic(d, options.colour); };
  const HeldCorpus corpus =
      hold_corpus(expand_folders(input_paths(options)), options.reader, report);
  if (corpus.bytes == 0) {
    return show_fault(fail(Fault::input_unreadable, "no text to measure on").value(),
                      options.colour);
  }
  if (corpus.is_cut) {
    print_note(fmt::format("the corpus is large: its first {} documents are measured\n",
                           corpus.documents.size()));
  }
  const Result<ExitCode> ended = report_speed(loaded, options, corpus);
  if (!ended) return show_fault(ended.error(), options.colour);
  return *ended == ExitCode::done && corpus.faults > 0 ? ExitCode::input_failed : *ended;
}

}  // namespace dross::cli
