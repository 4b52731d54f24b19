// The texts of `removes` and `keeps`.
#pragma once

#include <vector>

#include "rules/rule.h"
#include "rules/values.h"

namespace dross {

/// A list whose items are strings, or { text = "…", leaves = "…" } in a rule of kind `span`.
std::vector<Example> read_examples(Values&, const toml_tree::Member&, RuleKind);

}  // namespace dross
