// Patterns of which it is certain, without RE2, that it compiles them within our limits. RE2 takes
// 0.2 ms for a pattern of the length of a shipped one, and most of the rules that a person gives
// are never asked: their patterns are compiled when a text first shows a sign of them.
#pragma once

#include <optional>
#include <string_view>

namespace dross {

struct CertainPattern {
  bool matches_empty = false;  ///< matches the empty text
  int program = 0;             ///< RE2's instructions, at most so many
};

/// Nothing where the pattern may be wrong, or too large: RE2 has to be asked. Understands the
/// common part of RE2's syntax: characters, classes, groups without names, `(?i)`, one repeat a
/// piece.
std::optional<CertainPattern> certain_pattern(std::string_view pattern);

}  // namespace dross
