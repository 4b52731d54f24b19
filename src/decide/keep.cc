// `keep`: the line stays whatever else is said of it.
#include "decide/kinds.h"

namespace dross {

void protect_kept_lines(const Situation& situation, Draft& draft) {
  for (const Match& match : situation.matches()) {
    if (situation.rule(match).kind == RuleKind::keep) draft.protect(match.line);
  }
}

}  // namespace dross
