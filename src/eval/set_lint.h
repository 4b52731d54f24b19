// What a rule file's wording alone does not show: rules that other rules make needless, rules that
// hit clean prose, warnings allowed in vain. `rules check` asks it once the files are sound.
#pragma once

#include <vector>

#include "rules/load.h"

namespace dross {

/// Fault::shadowed_rule, hits_prose and unused_allow, by file and line; of a file at most
/// limits::max_faults, then a note that counts the rest. `loaded` is ok() and was read with
/// Lints::on.
std::vector<Diagnostic> lint_set(const LoadedRules& loaded);

}  // namespace dross
