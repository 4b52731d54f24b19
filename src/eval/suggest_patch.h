// Suggested confidences as a patch of the rule files, for a person to read and `patch -p0` to
// apply.
#pragma once

#include <string>
#include <vector>

#include "eval/suggest.h"
#include "rules/load.h"

namespace dross {

/// A unified diff with three lines of context, files in the order of the sources. `sources` are the
/// texts that the rules of the set were read from; those of the shipped set are called
/// "shipped:en/share.toml" there and rules/en/share.toml in the patch. A rule that should go is
/// made `low`: taking it out is left to the reader.
std::string confidences_as_patch(const ConfidenceSuggestions& suggestions, const RuleSet& rules,
                                 const std::vector<RuleSource>& sources);

}  // namespace dross
