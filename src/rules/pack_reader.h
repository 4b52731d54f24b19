// The `[pack]` table of a rule file.
#pragma once

#include <vector>

#include "rules/rule.h"
#include "rules/values.h"

namespace dross {

/// Fills `pack` and returns the ids of `disable`.
std::vector<Values::Text> read_pack(Values&, const toml_tree::Member&, Pack& pack);

}  // namespace dross
