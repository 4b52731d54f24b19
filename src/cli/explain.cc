// `dross explain`: what would go and why; nothing is written but the explanation.
#include "output/explain.h"

#include <unistd.h>

#include <utility>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/dedupe.h"
#include "output/events.h"
#include "output/sink.h"

namespace dross::cli {

ExitCode run_explain(const Options& options) {
  const auto rules = load_rules_in_use(options);
  if (!rules) return ExitCode::usage;
  Result<CleanOptions> clean = clean_options(options, *rules);
  if (!clean) return show_fault(clean.error(), options.colour);
  const std::vector<std::string> paths = input_paths(options);
  Result<RunDedupe> dedupe = open_dedupe(options, paths);
  if (!dedupe) return show_fault(dedupe.error(), options.colour);
  clean->templates = dedupe->templates;
  clean->stream = dedupe->stream;
  const std::unique_ptr<ByteSink> sink = stdout_sink();
  const auto writer = options.form == Form::json
                          ? event_writer(*sink, *rules)
                          : explain_writer(*sink, colour_for(STDOUT_FILENO, options.colour));
  const Cleaner cleaner(*rules, std::move(*clean));
  const auto report = [&](const Diagnostic& d) { print_diagnostic(d, options.colour); };
  const Result<RunSummary> summary =
      run(paths, options.reader, cleaner, {writer.get()}, report, thread_count(options));
  if (!summary) return show_fault(summary.error(), options.colour);
  tell_dedupe(*dedupe, options);
  tell_passed(*summary, options.reader);
  return exit_code(*summary);
}

}  // namespace dross::cli
