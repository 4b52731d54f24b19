// `dross explain`: what would go and why; nothing is written but the explanation.
#include "output/explain.h"

#include <unistd.h>

#include <utility>

#include "cli/cleaning.h"
#include "cli/command.h"
#include "output/events.h"
#include "output/sink.h"

namespace dross::cli {

ExitCode run_explain(const Options& options) {
  auto setup = set_up_cleaning(options);
  if (!setup) return setup.error();
  const std::vector<std::string> paths = paths_of(setup->inputs);
  Result<RunDedupe> dedupe = open_dedupe(options, paths);
  if (!dedupe) return show_fault(dedupe.error(), options.colour);
  use(*dedupe, setup->clean);
  const std::unique_ptr<ByteSink> sink = stdout_sink();
  const auto writer = options.form == Form::json
                          ? event_writer(*sink, *setup->rules)
                          : explain_writer(*sink, colour_for(STDOUT_FILENO, options.colour));
  const Cleaner cleaner(*setup->rules, std::move(setup->clean));
  const auto report = [&](const Diagnostic& d) { print_diagnostic(d, options.colour); };
  const Result<RunSummary> summary =
      run(paths, options.reader, cleaner, {writer.get()}, report, thread_count(options));
  if (!summary) return show_fault(summary.error(), options.colour);
  if (options.talk != Talk::faults_only) {
    tell_dedupe(*dedupe, options);
    tell_passed(*summary, options.reader);
  }
  return exit_code(*summary);
}

}  // namespace dross::cli
