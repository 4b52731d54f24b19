// The case against a line: which rule leads it, and the points on either side (decide/points.h).
#pragma once

#include <optional>

#include "decide/draft.h"
#include "decide/situation.h"

namespace dross {

struct Case {
  const Rule* rule = nullptr;  ///< the strongest that may act; it names the edit
  Evidence evidence;
};

/// How many rules hit the line at words of their own.
std::uint32_t independent_signs(const Situation&, std::uint32_t line);

/// The case led by a `line` rule; none where no such rule that may act hits the line.
std::optional<Case> weigh_line(const Situation&, const Draft&, std::uint32_t line);

/// The case led by the rule of this match: for the head of a section, a tail, a sequence.
Case weigh_match(const Situation&, const Draft&, const Match&);

}  // namespace dross
