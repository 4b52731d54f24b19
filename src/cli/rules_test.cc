// `dross rules test`: do the examples of the rules hold?
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/rules_common.h"
#include "eval/examples.h"

namespace dross::cli {

ExitCode run_rules_test(const Options& options) {
  const LoadedRules loaded = load_named_rules(options, options.operands);
  std::vector<Diagnostic> diagnostics;
  std::ranges::copy_if(loaded.diagnostics, std::back_inserter(diagnostics),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
  ExampleCount count;
  if (loaded.ok()) diagnostics = test_examples(loaded.set, count);
  if (Result<void> done = write_diagnostics(diagnostics, options); !done) {
    return show_fault(done.error(), options.colour);
  }
  print_note(fmt::format("{}, {}: {} failed\n", counted(loaded.set.rules.size(), "rule"),
                         counted(count.tested, "example"), count.failed));
  return diagnostics.empty() ? ExitCode::done : ExitCode::usage;
}

}  // namespace dross::cli
