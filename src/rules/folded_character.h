// Characters that a pattern waits for in vain: folding has replaced or dropped them before the
// pattern sees the line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dross {

struct FoldedCharacter {
  ByteSpan bytes;       ///< in the pattern
  std::string instead;  ///< what folding makes of it; empty where it is dropped
};

/// Those that stand for themselves in the pattern, as they are or as `\\t` or `\\x{2014}`. In
/// brackets they do no harm, and often stand beside what they fold to.
std::vector<FoldedCharacter> folded_characters(std::string_view pattern);

}  // namespace dross
