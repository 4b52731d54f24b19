// What the commands that clean begin with: rules, options and inputs.
#pragma once

#include <memory>
#include <vector>

#include "cli/common.h"
#include "cli/dedupe.h"
#include "cli/exit_code.h"
#include "cli/inputs.h"

namespace dross::cli {

struct CleaningSetup {
  std::shared_ptr<const RuleSet> rules;
  CleanOptions clean;
  std::vector<InputFile> inputs;
};

/// Faults are shown; then this is how the program ends.
tl::expected<CleaningSetup, ExitCode> set_up_cleaning(const Options& options);

/// The stream and the templates of the run.
void use(const RunDedupe& dedupe, CleanOptions& clean);

}  // namespace dross::cli
