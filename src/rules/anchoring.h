// Does a pattern match only from the start of the line on? A sign that says so is worth more than
// one that may stand anywhere in a sentence.
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/rule.h"

namespace dross {

enum class Edge : std::uint8_t { start, end };

/// Does every alternative of the pattern hold the match to that edge of the line (`^`, `$`)?
bool is_held_to(Edge, std::string_view pattern);

/// Anchored: every alternative of the pattern begins with `^` or `\A`, flags and groups set aside.
/// (?m) makes `^` match inside a text, but a line has no inside.
Anchoring anchoring_of(std::string_view pattern);
/// Of the pattern by which the rule begins. Worked out once.
Anchoring anchoring_of(const Rule&);

}  // namespace dross
