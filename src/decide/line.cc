// `line`: the whole line goes. A line of more than 25 words in the body needs two rules against it:
// by measurement a single unanchored sign on such a line is wrong nearly always, two of them are
// right in 85 % and more.
#include "decide/kinds.h"

namespace dross {
namespace {

constexpr std::uint32_t long_line = 25;
constexpr std::uint32_t signs_needed = 2;

bool suffices(const Situation& situation, std::uint32_t line, std::uint32_t signs) {
  const bool doubtful =
      situation.shape(line).words > long_line && situation.zone(line) == Zone::body;
  return signs >= (doubtful ? signs_needed : 1);
}

bool is_sign(const Rule& rule) {
  return rule.kind != RuleKind::span && rule.kind != RuleKind::keep;
}

}  // namespace

void decide_lines(const Situation& situation, Draft& draft) {
  const std::vector<Match>& matches = situation.matches();
  for (std::size_t first = 0; first < matches.size();) {
    const std::uint32_t line = matches[first].line;
    const Rule* strongest = nullptr;
    std::uint32_t signs = 0;
    std::size_t next = first;
    for (; next < matches.size() && matches[next].line == line; ++next) {
      const Rule& rule = situation.rule(matches[next]);
      signs += is_sign(rule) ? 1 : 0;
      if (rule.kind != RuleKind::line) continue;
      if (strongest == nullptr || rule.confidence > strongest->confidence) strongest = &rule;
    }
    if (strongest != nullptr && situation.trusts(*strongest) && suffices(situation, line, signs)) {
      draft.remove(line, {EditKind::line, strongest->category, strongest, line});
    }
    first = next;
  }
}

}  // namespace dross
