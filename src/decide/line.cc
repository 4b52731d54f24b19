// `line`: the whole line goes, when there is evidence enough for its length. One more point comes
// from a neighbour that goes, so lines are looked at again when that happens: each removal sends
// its two neighbours back to the queue, which keeps the work linear.
#include <deque>

#include "decide/evidence.h"
#include "decide/kinds.h"

namespace dross {
namespace {

bool take_line(const Situation& situation, Draft& draft, std::uint32_t line) {
  const std::optional<Case> found = weigh_line(situation, draft, line);
  if (!found || !found->evidence.suffices()) return false;
  const Rule* rule = found->rule;
  draft.remove(line, {EditKind::line, rule->category, rule, line, found->evidence, 0});
  return true;
}

}  // namespace

void decide_lines(const Situation& situation, Draft& draft) {
  std::deque<std::uint32_t> queue;
  for (const Match& match : situation.matches()) {
    if (situation.rule(match).kind != RuleKind::line) continue;
    if (queue.empty() || queue.back() != match.line) queue.push_back(match.line);
  }
  while (!queue.empty()) {
    const std::uint32_t line = queue.front();
    queue.pop_front();
    if (draft.removes(line) || draft.protects(line)) continue;
    if (!take_line(situation, draft, line)) continue;
    if (line > 0) queue.push_back(line - 1);
    if (line + 1 < situation.line_count()) queue.push_back(line + 1);
  }
}

}  // namespace dross
