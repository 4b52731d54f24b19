// What compiles and bites, as far as one pattern shows it.
#pragma once

#include <string_view>
#include <vector>

#include "rules/pattern_check.h"

namespace dross {

/// A counted repeat of more than this costs a copy of what it repeats for each, up to a hundred
/// kilobytes of program, and says no more than `.*` beside a limit in words.
inline constexpr unsigned widest_gap = 60;

/// Fault::unescaped_dot and Fault::wide_gap, in any number. The pattern must compile.
std::vector<PatternFinding> lint_pattern(std::string_view pattern);

}  // namespace dross
