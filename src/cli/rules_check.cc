// `dross rules check`: every fault and warning of rule files, in one run.
#include <fmt/format.h>

#include <algorithm>

#include "cli/rules_common.h"

namespace dross::cli {

ExitCode run_rules_check(const Options& options) {
  const LoadedRules loaded = load_named_rules(options, options.operands);
  if (Result<void> done = write_diagnostics(loaded.diagnostics, options); !done) {
    return show_fault(done.error(), options.colour);
  }
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(
        std::ranges::count(loaded.diagnostics, severity, &Diagnostic::severity));
  };
  const auto errors = count(Severity::error);
  const auto warnings = count(Severity::warning);
  print_note(fmt::format("{} in {}: {}, {}\n", counted(loaded.set.rules.size(), "rule"),
                         counted(loaded.set.packs.size(), "pack"), counted(errors, "error"),
                         counted(warnings, "warning")));
  const bool fails = errors > 0 || (warnings > 0 && options.warnings == Warnings::fatal);
  return fails ? ExitCode::usage : ExitCode::done;
}

}  // namespace dross::cli
