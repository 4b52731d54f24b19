// What the `rules` commands share.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/common.h"

namespace dross::cli {

/// The rules of the operands and of --rules; with neither, the shipped ones, read and checked anew.
LoadedRules load_named_rules(const Options&, const std::vector<std::string>& paths,
                             Lints = Lints::off);

/// Diagnostics belong to the report itself here, so they go to stdout: as text, or as JSON lines.
Result<void> write_diagnostics(const std::vector<Diagnostic>&, const Options&);

}  // namespace dross::cli
