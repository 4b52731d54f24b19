// Which words of a text a cleaner took, read off the cleaned text alone. So any cleaner can be
// scored, and ours by the same measure, though ours could tell.
#pragma once

#include <string_view>
#include <vector>

#include "eval/truth.h"

namespace dross {

/// By index in Truth::words(): is the word gone from `cleaned`? Lines are aligned first; where they
/// do not fit one to one, their words are. A word that recurs nearby may be taken for its twin.
std::vector<bool> find_removed(const Truth& truth, std::string_view cleaned);

}  // namespace dross
