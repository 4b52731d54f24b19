// One line of a sequence, where captures of the lines before it are known.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "rules/rule.h"

namespace dross {

/// Groups of a pattern beyond these are not seen.
inline constexpr std::size_t max_groups = 16;

/// Texts by the names of their groups.
using Captures = std::map<std::string, std::string, std::less<>>;

/// Adds the line's own captures where it matches.
bool match_sequence_line(const SequenceLine&, std::string_view text, Captures&);

/// The same, always by a pattern in which the names are resolved: plain, slow, and what the other
/// is held to.
bool match_resolved_line(const SequenceLine&, std::string_view text, Captures&);

}  // namespace dross
