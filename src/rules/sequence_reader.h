// The `lines` of a sequence, and whether each `{name}` in them has a capture to refer to.
#pragma once

#include <vector>

#include "rules/rule.h"
#include "rules/values.h"

namespace dross {

std::vector<SequenceLine> read_sequence(Values&, const toml_tree::Member&);

}  // namespace dross
