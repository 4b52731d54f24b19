// One `[[rule]]` table -> Rule. The table of keys in the .cc is the format: which key belongs to
// which kinds, which of them it must have, and what reads it.
#pragma once

#include <optional>

#include "rules/load.h"
#include "rules/rule.h"
#include "rules/toml_tree.h"
#include "rules/values.h"

namespace dross {

/// Nothing where the rule has an error. Every fault of the table is recorded in `values`.
std::optional<Rule> read_rule(Values& values, const toml_tree::Value& table, RuleOrigin);

}  // namespace dross
