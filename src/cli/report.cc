// `dross report`: a run as one page; nothing is cleaned.
#include "output/report.h"

#include <fmt/format.h>

#include <utility>

#include "cli/cleaning.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/run_files.h"
#include "output/atomic_sink.h"

namespace dross::cli {
namespace {

Result<void> write_page(const ReportFold& fold, const ReportRun& run, ByteSink& sink) {
  if (Result<void> done = sink.write(report_page(report_data(fold, run))); !done) return done;
  return sink.close();
}

Result<void> check_output(const Options& options, const std::vector<std::string>& paths) {
  if (options.html.empty()) {
    return fail(Fault::bad_usage, "`report` needs a name for its page",
                "give it by --html FILE, and open that in a browser");
  }
  std::vector<RunFile> read;
  for (const std::string& path : paths) read.push_back({path, "an input"});
  read.push_back({options.dedupe.seen, "the file of --seen"});
  return refuse_clashes(read, {{options.html, "the page"}});
}

ReportRun facts_of(const RunSummary& summary, const RuleSet& rules, const Options& options) {
  return {.version = std::string(version()),
          .rules = rules.hash,
          .profile = std::string(name(options.decide.profile)),
          .faults = summary.faults,
          .records_without_text = summary.records_without_text};
}

ExitCode report_on(const std::vector<std::string>& paths, const RuleSet& rules, CleanOptions clean,
                   const Options& options) {
  const auto show = [&](const Diagnostic& fault) { return show_fault(fault, options.colour); };
  const Result<std::unique_ptr<ByteSink>> sink = atomic_sink(options.html);
  if (!sink) return show(sink.error());
  Result<RunDedupe> dedupe = open_dedupe(options, paths);
  if (!dedupe) return show(dedupe.error());
  use(*dedupe, clean);
  Progress progress(paths, options);
  ReaderOptions reader = options.reader;
  reader.decode.bytes_read = progress.bytes_read();
  const Cleaner cleaner(rules, std::move(clean));
  const auto report = [&](const Diagnostic& d) {
    progress.clear();
    print_diagnostic(d, options.colour);
  };
  ReportFold fold;
  const Result<RunSummary> summary =
      run(paths, reader, cleaner, {&fold, &progress}, report, thread_count(options));
  progress.clear();
  if (!summary) return show(summary.error());
  look_up_copies(fold.documents(), options.reader);
  const ReportRun facts = facts_of(*summary, rules, options);
  if (Result<void> done = write_page(fold, facts, **sink); !done) return show(done.error());
  if (options.talk != Talk::faults_only) {
    tell_dedupe(*dedupe, options);
    tell_passed(*summary, options.reader);
  }
  return exit_code(*summary);
}

}  // namespace

ExitCode run_report(const Options& options) {
  auto setup = set_up_cleaning(options);
  if (!setup) return setup.error();
  const std::vector<std::string> paths = paths_of(setup->inputs);
  if (Result<void> fine = check_output(options, paths); !fine) {
    return show_fault(fine.error(), options.colour);
  }
  return report_on(paths, *setup->rules, std::move(setup->clean), options);
}

}  // namespace dross::cli
