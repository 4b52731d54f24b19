#include "decide/evidence.h"

namespace dross {
namespace {

bool is_doubtful(const Situation& situation, std::uint32_t line) {
  return situation.shape(line).words > long_words && situation.zone(line) == Zone::body;
}

bool stands_alone(const Situation& situation, const Rule& rule, std::uint32_t line) {
  if (!situation.options().mechanisms.sum) return true;
  return rule.strength == Strength::alone &&
         (rule.kind != RuleKind::line || !is_doubtful(situation, line));
}

Sign sign_of(const Rule& rule) {
  if (rule.strength == Strength::alone) return Sign::alone;
  return rule.anchoring == Anchoring::anchored ? Sign::anchored : Sign::unanchored;
}

int worth(const Rule& rule) {
  return sign_table[static_cast<std::size_t>(sign_of(rule))].points;
}

bool is_stronger(const Rule& a, const Rule& b) {
  return worth(a) != worth(b) ? worth(a) > worth(b) : a.confidence > b.confidence;
}

bool has_removed_neighbour(const Situation& situation, const Draft& draft, std::uint32_t line) {
  return (line > 0 && draft.removes(line - 1)) ||
         (line + 1 < situation.line_count() && draft.removes(line + 1));
}

std::uint32_t count_rules(const Situation& situation, std::uint32_t line) {
  std::uint32_t rules = 0;
  for (const Match& match : situation.matches_of(line)) {
    rules += speaks_against(situation.rule(match).kind) ? 1 : 0;
  }
  return rules;
}

Evidence sum_up(const Situation& situation, const Draft& draft, const Rule& rule,
                std::uint32_t line, std::uint32_t rules) {
  Evidence evidence;
  if (stands_alone(situation, rule, line)) return evidence;
  const LineShape& shape = situation.shape(line);
  const Zone zone = situation.zone(line);
  evidence.add(sign_of(rule));
  if (rules > 1) evidence.add(Sign::further_rule, static_cast<int>(rules - 1));
  if (zone != Zone::body) evidence.add(Sign::edge);
  if (zone == Zone::tail && shape.words > long_words) evidence.add(Sign::long_in_tail);
  if (shape.ending != Ending::sentence) evidence.add(Sign::open_end);
  if (has_removed_neighbour(situation, draft, line)) evidence.add(Sign::neighbour);
  if (shape.words <= short_words) evidence.add(Sign::short_line);
  evidence.needed =
      static_cast<std::int8_t>(points_needed(shape.words, situation.options().profile));
  return evidence;
}

}  // namespace

std::optional<Case> weigh_line(const Situation& situation, const Draft& draft, std::uint32_t line) {
  const Rule* strongest = nullptr;
  for (const Match& match : situation.matches_of(line)) {
    const Rule& rule = situation.rule(match);
    if (rule.kind != RuleKind::line || !situation.may_act(rule)) continue;
    if (strongest == nullptr || is_stronger(rule, *strongest)) strongest = &rule;
  }
  if (strongest == nullptr) return std::nullopt;
  const std::uint32_t rules = count_rules(situation, line);
  return Case{strongest, rules, sum_up(situation, draft, *strongest, line, rules)};
}

Case weigh_match(const Situation& situation, const Draft& draft, const Match& match) {
  const Rule& rule = situation.rule(match);
  const std::uint32_t rules = count_rules(situation, match.line);
  return {&rule, rules, sum_up(situation, draft, rule, match.line, rules)};
}

}  // namespace dross
