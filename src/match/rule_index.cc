// A rule whose literals cannot be filed is slow as a whole: half a filter is none.
#include "match/rule_index.h"

#include <algorithm>

#include "match/odd_letters.h"

namespace dross {
namespace {

// A long line can show a text thousands of times, and looking for the second sign reads all of it.
void drop_repeats(std::vector<LiteralHit>& hits) {
  constexpr std::size_t few = 16;
  if (hits.size() <= few) return;
  std::ranges::sort(hits, {}, &LiteralHit::rule);
  const auto repeats = std::ranges::unique(hits, {}, &LiteralHit::rule);
  hits.erase(repeats.begin(), repeats.end());
}

Signs signs_of_rule(const Rule& rule, ByteSetPool& pool) {
  if (rule.kind == RuleKind::sequence && !rule.lines.front().references.empty()) {
    return {{}, {}, {}, true};
  }
  return signs_of(first_pattern(rule).source(), rule.view, pool);
}

}  // namespace

const Regex& first_pattern(const Rule& rule) {
  return rule.kind == RuleKind::sequence ? rule.lines.front().pattern : rule.match;
}

RuleCost cost_of(const Rule& rule) {
  ByteSetPool pool;
  const Signs signs = signs_of_rule(rule, pool);
  LiteralIndex literals(pool);
  bool slow = signs.none;
  for (const LiteralSign& sign : signs.literals) slow = !literals.add(sign, 0) || slow;
  if (slow) return RuleCost::slow;
  return signs.literals.empty() ? RuleCost::line_start : RuleCost::literal;
}

RuleIndex::RuleIndex(const RuleSet& set, const Selection& selection, PatternView view)
    : also_(set.rules.size()) {
  for (const std::uint32_t rule : selection) {
    if (set.rules[rule].view == view) add(set, rule);
  }
  prefixes_.build();
  literals_.build();
}

void RuleIndex::add(const RuleSet& set, std::uint32_t rule) {
  ++count_;
  const Signs signs = signs_of_rule(set.rules[rule], pool_);
  bool slow = signs.none;
  for (const LiteralSign& sign : signs.literals) slow = !literals_.add(sign, rule) || slow;
  if (slow) {
    slow_.push_back(rule);
    return;
  }
  for (const PrefixSign& sign : signs.prefixes) prefixes_.add(sign, rule);
  also_[rule] = signs.also;
}

bool RuleIndex::holds_any(std::string_view line, const std::vector<Key>& keys) {
  for (std::size_t at = 0; at + sizeof(Key) <= line.size(); ++at) {
    const Key here = load_key(line.data() + at, key_mask(sizeof(Key)));
    for (const Key key : keys) {
      if (key == here) return true;
    }
  }
  return false;
}

void RuleIndex::suspects(std::string_view line, std::vector<std::uint32_t>& rules) const {
  std::string copy;
  if (find_odd_letter(line) != std::string_view::npos) {
    copy = spell_commonly(line);
    line = copy;
  }
  rules.insert(rules.end(), slow_.begin(), slow_.end());
  prefixes_.find(line, [&](const SequenceStore::Entry& entry) {
    if (has_second_sign(entry.rule, line)) rules.push_back(entry.rule);
    return false;
  });
  thread_local std::vector<LiteralHit> hits;
  hits.clear();
  literals_.scan(line, hits);
  drop_repeats(hits);
  for (const LiteralHit& hit : hits) {
    if (has_second_sign(hit.rule, line)) rules.push_back(hit.rule);
  }
}

}  // namespace dross
