// `sequence`: neighbouring lines that matched together go together.
#include "decide/evidence.h"
#include "decide/kinds.h"

namespace dross {

void decide_sequences(const Situation& situation, Draft& draft) {
  for (const Match& match : situation.matches()) {
    const Rule& rule = situation.rule(match);
    if (rule.kind != RuleKind::sequence || !situation.may_act(rule)) continue;
    const Case found = weigh_match(situation, draft, match);
    if (!found.evidence.suffices()) continue;
    for (std::uint32_t line = match.line; line <= match.last_line; ++line) {
      draft.remove(line, {EditKind::sequence, rule.category, &rule, match.line, found.evidence, 0});
    }
  }
}

}  // namespace dross
