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

}  // namespace

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

// The second sign is asked for once, however often the first was seen.
void RuleIndex::suspects(const LineBatch& batch, std::vector<Suspect>& found) const {
  if (count_ == 0) return;
  thread_local std::vector<Suspect> own;
  own.clear();
  suspect_by_prefix(batch, own);
  suspect_by_literal(batch, own);
  std::ranges::sort(own);
  std::size_t index = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (i > 0 && own[i] == own[i - 1]) continue;
    while (batch.number(index) != own[i].line()) ++index;
    if (has_second_sign(own[i].rule(), batch.line(index))) found.push_back(own[i]);
  }
}

void RuleIndex::suspect_by_prefix(const LineBatch& batch, std::vector<Suspect>& found) const {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    for (const std::uint32_t rule : slow_) found.emplace_back(batch.number(i), rule);
    prefixes_.find(batch.line(i), [&](const SequenceStore::Entry& entry) {
      found.emplace_back(batch.number(i), entry.rule);
      return false;
    });
  }
}

// Hits that go over the end of a line belong to none.
void RuleIndex::suspect_by_literal(const LineBatch& batch, std::vector<Suspect>& found) const {
  thread_local std::vector<LiteralHit> hits;
  hits.clear();
  literals_.scan(batch.text(), hits);
  std::ranges::sort(hits, {}, &LiteralHit::begin);
  std::size_t line = 0;
  for (const LiteralHit& hit : hits) {
    while (line < batch.size() && batch.end(line) <= hit.begin) ++line;
    if (line == batch.size()) return;
    if (hit.begin + hit.size <= batch.end(line)) {
      found.emplace_back(batch.number(line), hit.rule);
    }
  }
}

}  // namespace dross
