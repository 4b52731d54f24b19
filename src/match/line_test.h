// Does one rule hit one line, and where? The questions every matcher must answer the same way.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "match/match.h"

namespace dross {

/// The form of the line that the rule's patterns see.
std::string_view view_of(const Rule&, const LinedText&, const Line&);

/// Word limits, and `where` as far as the line's index tells.
bool admits(const Rule&, const LinedText&, std::uint32_t line);

/// Appends the matches of rule `index` of the set that begin on this line.
void test_line(const RuleSet& set, std::uint32_t index, const LinedText& text, std::uint32_t line,
               std::vector<Match>& out);

}  // namespace dross
