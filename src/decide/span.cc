// `span`: a part of the line goes.
#include "decide/kinds.h"

namespace dross {

void decide_spans(const Situation& situation, Draft& draft) {
  for (const Match& match : situation.matches()) {
    const Rule& rule = situation.rule(match);
    if (rule.kind != RuleKind::span || !situation.may_act(rule)) continue;
    draft.cut(match.line, match.cut, {EditKind::span, rule.category, &rule, match.line, {}, 0});
  }
}

}  // namespace dross
