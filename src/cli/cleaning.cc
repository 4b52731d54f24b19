// In this order, as the first fault of several is the one that is told.
#include "cli/cleaning.h"

#include <utility>

namespace dross::cli {

tl::expected<CleaningSetup, ExitCode> set_up_cleaning(const Options& options) {
  const auto show = [&](const Diagnostic& fault) {
    return tl::unexpected(show_fault(fault, options.colour));
  };
  auto rules = load_rules_in_use(options);
  if (!rules) return tl::unexpected(ExitCode::usage);
  Result<CleanOptions> clean = clean_options(options, *rules);
  if (!clean) return show(clean.error());
  Result<std::vector<InputFile>> inputs = find_inputs(options);
  if (!inputs) return show(inputs.error());
  return CleaningSetup{std::move(rules), std::move(*clean), std::move(*inputs)};
}

void use(const RunDedupe& dedupe, CleanOptions& clean) {
  clean.templates = dedupe.templates;
  clean.stream = dedupe.stream;
}

}  // namespace dross::cli
