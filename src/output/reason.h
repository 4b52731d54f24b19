// Why an edit was made, as a clause for a person: what the rule says of itself, or what the engine
// saw.
#pragma once

#include <string>

#include "decide/edit.h"

namespace dross {

std::string reason_of(const Edit& edit);

}  // namespace dross
