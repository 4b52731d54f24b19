// Signs are counted before points are: two rules whose matches overlap have seen the same words and
// count as one sign.
#include "decide/evidence.h"

#include <algorithm>
#include <vector>

#include "rules/anchoring.h"

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
  return anchoring_of(rule) == Anchoring::anchored ? Sign::anchored : Sign::unanchored;
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

bool overlap(const ByteSpan& a, const ByteSpan& b) {
  return a.begin < b.end && b.begin < a.end;
}

// Two rules that see the same words are one sign: only what says something of its own counts. The
// rule that leads the case is taken first, then the others in their order.
std::uint32_t count_signs(const Situation& situation, std::uint32_t line, const Rule* leader) {
  const std::span<const Match> matches = situation.matches_of(line);
  std::vector<ByteSpan> counted;
  const auto count = [&](const Match& match) {
    const auto seen = [&](const ByteSpan& span) { return overlap(span, match.span); };
    if (std::ranges::none_of(counted, seen)) counted.push_back(match.span);
  };
  for (const Match& match : matches) {
    if (&situation.rule(match) == leader) count(match);
  }
  for (const Match& match : matches) {
    if (speaks_against(situation.rule(match).kind)) count(match);
  }
  return static_cast<std::uint32_t>(counted.size());
}

Evidence sum_up(const Situation& situation, const Draft& draft, const Rule& rule,
                std::uint32_t line, std::uint32_t signs) {
  Evidence evidence;
  if (stands_alone(situation, rule, line)) return evidence;
  const LineShape& shape = situation.shape(line);
  const Zone zone = situation.zone(line);
  evidence.add(sign_of(rule));
  if (signs > 1) evidence.add(Sign::further_rule, static_cast<int>(signs - 1));
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

std::uint32_t independent_signs(const Situation& situation, std::uint32_t line) {
  return count_signs(situation, line, nullptr);
}

std::optional<Case> weigh_line(const Situation& situation, const Draft& draft, std::uint32_t line) {
  const Rule* strongest = nullptr;
  for (const Match& match : situation.matches_of(line)) {
    const Rule& rule = situation.rule(match);
    if (rule.kind != RuleKind::line || !situation.may_act(rule)) continue;
    if (strongest == nullptr || is_stronger(rule, *strongest)) strongest = &rule;
  }
  if (strongest == nullptr) return std::nullopt;
  const std::uint32_t signs = count_signs(situation, line, strongest);
  return Case{strongest, sum_up(situation, draft, *strongest, line, signs)};
}

Case weigh_match(const Situation& situation, const Draft& draft, const Match& match) {
  const Rule& rule = situation.rule(match);
  const std::uint32_t signs = count_signs(situation, match.line, &rule);
  return {&rule, sum_up(situation, draft, rule, match.line, signs)};
}

}  // namespace dross
