// `dross rules check`: every fault and warning of rule files, in one run.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "cli/rules_common.h"
#include "eval/rule_evidence.h"
#include "eval/set_lint.h"

namespace dross::cli {

namespace {

// By file as they were read, then by line; what has no line stands behind.
void sort_by_place(const LoadedRules& loaded, std::vector<Diagnostic>& diagnostics) {
  std::map<std::string_view, std::size_t> order;
  for (const RuleSource& source : loaded.sources) order.try_emplace(source.name, order.size());
  std::ranges::stable_sort(diagnostics, {}, [&](const Diagnostic& d) {
    const auto file = order.find(d.place.file);
    const bool has_line = d.place.line > 0 || d.severity == Severity::error;
    return std::tuple(file == order.end() ? 0 : file->second, !has_line, d.place.line);
  });
}

Result<void> look_closer(const Options& options, LoadedRules& loaded) {
  if (!loaded.ok()) return {};
  std::ranges::move(lint_set(loaded), std::back_inserter(loaded.diagnostics));
  if (!options.evidence.empty()) {
    const Result<EvidenceFile> evidence = read_evidence(options.evidence);
    if (!evidence) return tl::unexpected(evidence.error());
    std::ranges::move(check_evidence(loaded, *evidence), std::back_inserter(loaded.diagnostics));
  }
  sort_by_place(loaded, loaded.diagnostics);
  return {};
}

}  // namespace

ExitCode run_rules_check(const Options& options) {
  LoadedRules loaded = load_named_rules(options, options.operands, Lints::on);
  if (Result<void> done = look_closer(options, loaded); !done) {
    return show_fault(done.error(), options.colour);
  }
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
