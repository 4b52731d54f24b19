// Rules beside which another one is never needed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rules/rule.h"

namespace dross {

/// For each rule of the set the rule that shadows it: of the same kind (line, keep, section, tail),
/// category and view; at least as sure, as strong and as firmly anchored; for at least its
/// languages, sites, parts of the document and lengths; and it hits every `removes` (of a `keep`
/// rule every `keeps`) of the other and every text made from its pattern on which the other hits:
/// alone, with words before and behind, in capitals, and as long as it may be. Of two that shadow
/// each other the later one is said to be shadowed.
std::vector<std::optional<std::uint32_t>> find_shadows(const RuleSet& rules);

}  // namespace dross
