// `allow`: the warnings that a rule's author has read and answers for, each with its reason. A
// warning that cannot be silenced where it is wrong gets silenced everywhere; one that is silenced
// without a reason is a riddle to the next reader.
#pragma once

#include <vector>

#include "rules/rule.h"
#include "rules/toml_tree.h"
#include "rules/values.h"

namespace dross {

/// Reads the key of a rule's table, if it is there. From then on the warnings are dropped, up to
/// end_allow().
std::vector<AllowedWarning> read_allow(Values& values, const toml_tree::Value& table);

/// Marks those that were met. Others may still be met by what looks at whole sets of rules.
void end_allow(Values& values, std::vector<AllowedWarning>& allowed);

}  // namespace dross
