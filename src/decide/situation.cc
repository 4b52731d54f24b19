#include "decide/situation.h"

#include <algorithm>
#include <iterator>

namespace dross {
namespace {

bool removes_lines(RuleKind kind) {
  return kind != RuleKind::span && kind != RuleKind::keep;
}

std::uint8_t where_bit(Zone zone) {
  switch (zone) {
    case Zone::head:
      return where_head;
    case Zone::body:
      return where_body;
    case Zone::tail:
      return where_tail;
  }
  return 0;
}

}  // namespace

Situation::Situation(const LinedText& text, const RuleSet& rules, const std::vector<Match>& matches,
                     const DecideOptions& options)
    : text_(text), rules_(rules), options_(options), hit_(text.lines.size()) {
  for (const Match& match : matches) {
    if (!removes_lines(rule(match).kind)) continue;
    std::fill(hit_.begin() + match.line, hit_.begin() + match.last_line + 1, true);
  }
  zones_ = find_zones(text, hit_);
  std::ranges::copy_if(matches, std::back_inserter(matches_),
                       [this](const Match& match) { return in_place(match); });
}

bool Situation::in_place(const Match& match) const {
  const std::uint8_t where = rule(match).where;
  if ((where & where_first_line) != 0 && match.line == 0) return true;
  return (where & where_bit(zone(match.line))) != 0;
}

bool Situation::trusts(const Rule& rule) const {
  switch (options_.profile) {
    case Profile::careful:
      return rule.confidence == Confidence::high;
    case Profile::balanced:
      return rule.confidence >= Confidence::medium;
    case Profile::greedy:
      return true;
  }
  return false;
}

bool Situation::is_article(std::uint32_t line) const {
  return !is_hit(line) && is_prose(shape(line));
}

}  // namespace dross
