// A rule whose literals cannot be filed is slow as a whole: half a filter is none.
#include "match/rule_index.h"

#include <algorithm>

#include "base/distinct.h"
#include "match/line_needs.h"
#include "match/odd_letters.h"

namespace dross {
namespace {

// A long line can show a text thousands of times, and looking for the second sign reads all of it.
void drop_repeats(std::vector<LiteralHit>& hits) {
  constexpr std::size_t few = 16;
  if (hits.size() <= few) return;
  keep_distinct(hits, &LiteralHit::literal);
}

}  // namespace

RuleCost cost_of(const Rule& rule) {
  ByteSetPool pool;
  StoredSigns none;
  const Signs signs = signs_of_rule(rule, none, pool);
  LiteralIndex literals(pool);
  bool slow = signs.none;
  for (const LiteralSign& sign : signs.literals) slow = !literals.add(sign, 0) || slow;
  if (slow) return RuleCost::slow;
  return signs.literals.empty() ? RuleCost::line_start : RuleCost::literal;
}

RuleIndex::RuleIndex(const RuleSet& set, const Selection& selection, PatternView view,
                     RuleSigns& signs, Gating gating)
    : pool_(signs.pool()),
      gating_(gating),
      prefixes_(signs.pool()),
      literals_(signs.pool()),
      also_(set.rules.size()),
      needs_(set.rules.size()),
      next_(set.rules.size()) {
  for (const std::uint32_t rule : selection) {
    if (set.rules[rule].view == view) add(signs.of(rule), rule);
  }
  prefixes_.build();
  literals_.build();
}

void RuleIndex::add(const Signs& signs, std::uint32_t rule) {
  ++count_;
  needs_[rule].needs = signs.needs;
  next_[rule].needs = signs.next;
  also_[rule] = signs.also;
  if (add_behind_gate(signs, rule)) return;
  bool slow = signs.none;
  for (const LiteralSign& sign : signs.literals) slow = !literals_.add(sign, rule) || slow;
  if (slow) {
    also_[rule].clear();
    slow_.push_back(rule);
    return;
  }
  for (const PrefixSign& sign : signs.prefixes) prefixes_.add(sign, rule);
}

// A literal without a word's begin has every byte looked at. Where few lines could be hit anyhow it
// is cheaper to suspect all of them.
bool RuleIndex::add_behind_gate(const Signs& signs, std::uint32_t rule) {
  constexpr unsigned max_percent = 10;
  if (gating_ == Gating::none) return false;
  const bool all_words = std::ranges::all_of(signs.literals, [this](const LiteralSign& sign) {
    return WordIndex::suits(sign.sequence, pool_);
  });
  const Gate gate = gate_of(signs.needs);
  if (all_words || signs.none || gate.percent > max_percent) return false;
  const auto known =
      std::ranges::find(gated_, gate.any_of, &std::pair<TraitMask, Selection>::first);
  if (known != gated_.end()) {
    known->second.push_back(rule);
  } else {
    gated_.push_back({gate.any_of, {rule}});
  }
  return true;
}

void RuleIndex::suspects(std::string_view line, std::vector<std::uint32_t>& rules) const {
  std::string copy;
  auto begins = WordIndex::Begins::as_they_are;
  if (find_odd_letter(line) != std::string_view::npos) {
    copy = spell_commonly(line);
    line = copy;
    begins = WordIndex::Begins::everywhere;
  }
  const LineTraits traits = traits_anywhere(line);
  const auto suspect = [&](std::uint32_t rule) {
    if (needs_[rule].allow_bytes(traits) && has_second_sign(rule, line)) rules.push_back(rule);
  };
  std::ranges::for_each(slow_, suspect);
  for (const auto& [any_of, gated] : gated_) {
    if ((traits.shown & any_of) != 0) std::ranges::for_each(gated, suspect);
  }
  prefixes_.find(line, [&](const SequenceStore::Entry& entry) {
    suspect(entry.rule);
    return false;
  });
  thread_local std::vector<LiteralHit> hits;
  hits.clear();
  literals_.scan(line, hits, begins);
  drop_repeats(hits);
  for (const LiteralHit& hit : hits) {
    for (const LiteralIndex::User& user : literals_.users(hit.literal)) suspect(user.rule);
  }
}

// The second sign is asked for once, however often the first was seen.
void RuleIndex::suspects(const LineBatch& batch, std::vector<Suspect>& found) const {
  if (count_ == 0) return;
  thread_local std::vector<Suspect> own;
  own.clear();
  suspect_by_prefix(batch, own);
  suspect_by_gate(batch, own);
  suspect_by_literal(batch, own);
  suspect_in_odd_lines(batch, own);
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
    for (const std::uint32_t rule : slow_) {
      if (allows(rule, batch, i)) found.emplace_back(batch.number(i), rule);
    }
    prefixes_.find(batch.line(i), [&](const SequenceStore::Entry& entry) {
      if (allows(entry.rule, batch, i)) found.emplace_back(batch.number(i), entry.rule);
      return false;
    });
  }
}

void RuleIndex::suspect_by_gate(const LineBatch& batch, std::vector<Suspect>& found) const {
  for (const auto& [any_of, gated] : gated_) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if ((batch.traits(i).shown & any_of) == 0) continue;
      for (const std::uint32_t rule : gated) {
        if (allows(rule, batch, i)) found.emplace_back(batch.number(i), rule);
      }
    }
  }
}

// Hits that go over the end of a line belong to none. A literal counts once a line.
void RuleIndex::suspect_by_literal(const LineBatch& batch, std::vector<Suspect>& found) const {
  thread_local std::vector<LiteralHit> hits;
  hits.clear();
  literals_.scan(batch.text(), hits);
  std::ranges::sort(hits, {}, &LiteralHit::begin);
  thread_local std::vector<std::size_t> last_lines;
  last_lines.assign(literals_.size(), batch.size());
  std::size_t line = 0;
  for (const LiteralHit& hit : hits) {
    while (line < batch.size() && batch.end(line) <= hit.begin) ++line;
    if (line == batch.size()) return;
    if (hit.begin + hit.size > batch.end(line) || last_lines[hit.literal] == line) continue;
    last_lines[hit.literal] = line;
    suspect_users(hit.literal, batch, line, found);
  }
}

void RuleIndex::suspect_users(std::uint32_t literal, const LineBatch& batch, std::size_t line,
                              std::vector<Suspect>& found) const {
  for (const LiteralIndex::User& user : literals_.users(literal)) {
    if (allows(user.rule, batch, line)) found.emplace_back(batch.number(line), user.rule);
  }
}

// Behind an odd letter a word begins, and behind its common form it does not.
void RuleIndex::suspect_in_odd_lines(const LineBatch& batch, std::vector<Suspect>& found) const {
  std::vector<LiteralHit> hits;
  for (const std::size_t line : batch.odd_lines()) {
    hits.clear();
    literals_.scan(batch.line(line), hits, WordIndex::Begins::everywhere);
    drop_repeats(hits);
    for (const LiteralHit& hit : hits) suspect_users(hit.literal, batch, line, found);
  }
}

}  // namespace dross
