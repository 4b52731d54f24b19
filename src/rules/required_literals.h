// Strings of which a line must hold one, or a pattern cannot match on it. Such a string is found at
// the speed of memory; a pattern without one has to be run on every line.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace dross {

/// In small letters, as whoever looks for them must ignore case. Each has three bytes or more, or
/// holds a character outside ASCII. Empty: there is no such set. Of a sequence, those of any one
/// of its lines. Compiles the pattern; milliseconds where it holds repeated Unicode classes.
std::vector<std::string> required_literals(const Rule&);

}  // namespace dross
