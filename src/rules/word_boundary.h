// RE2's `\b` and `\B` ask whether an ASCII letter, digit or underscore stands at one side. Beside
// `é` they mean the opposite of what an author thinks, and no error says so.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace dross {

/// The `\b` and `\B` of a pattern beside which a letter outside ASCII can stand: spelled out, in
/// brackets, or as a Unicode class such as `\pL`. `{name}` counts as ASCII.
std::vector<ByteSpan> ascii_boundaries(std::string_view pattern);

}  // namespace dross
