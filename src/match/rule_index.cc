// A rule whose literals cannot be filed is slow as a whole: half a filter is none.
#include "match/rule_index.h"

#include "match/odd_letters.h"

namespace dross {

RuleCost cost_of(const Rule& rule) {
  ByteSetPool pool;
  const Signs signs = signs_of_rule(rule, pool);
  LiteralIndex literals(pool);
  bool slow = signs.none;
  for (const LiteralSign& sign : signs.literals) slow = !literals.add(sign, 0) || slow;
  if (slow) return RuleCost::slow;
  return signs.literals.empty() ? RuleCost::line_start : RuleCost::literal;
}

RuleIndex::RuleIndex(const RuleSet& set, const Selection& selection, PatternView view,
                     RuleSigns& signs)
    : prefixes_(signs.pool()), literals_(signs.pool()), also_(set.rules.size()) {
  for (const std::uint32_t rule : selection) {
    if (set.rules[rule].view == view) add(signs.of(rule), rule);
  }
  prefixes_.build();
  literals_.build();
}

void RuleIndex::add(const Signs& signs, std::uint32_t rule) {
  ++count_;
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
  for (const LiteralHit& hit : hits) {
    if (has_second_sign(hit.rule, line)) rules.push_back(hit.rule);
  }
}

}  // namespace dross
