// A sequence whose first line refers to a capture has no sign: it never hits, but that is not said
// here.
#include "match/rule_signs.h"

#include <utility>

namespace dross {

const Regex& first_pattern(const Rule& rule) {
  return rule.kind == RuleKind::sequence ? rule.lines.front().pattern : rule.match;
}

namespace {

const Regex& pattern_or_outline(const SequenceLine& line) {
  return line.references.empty() ? line.pattern : line.outline;
}

// What the rule asks for besides its pattern.
void add_limits(const Rule& rule, LineNeeds& needs) {
  needs.min_words = rule.min_words;
  needs.max_words = rule.max_words;
  if (rule.where == where_first_line) needs.required |= first_line;
}

}  // namespace

Signs signs_of_rule(const Rule& rule, StoredSigns& stored, ByteSetPool& pool) {
  if (rule.kind == RuleKind::sequence && !rule.lines.front().references.empty()) {
    Signs signs;
    signs.none = true;
    signs.needs.resize(1);
    return signs;
  }
  const std::string& pattern = first_pattern(rule).source();
  auto known = stored.find(pattern, rule.view, pool);
  Signs signs = known ? std::move(*known) : signs_of(pattern, rule.view, pool);
  for (LineNeeds& needs : signs.needs) add_limits(rule, needs);
  if (rule.kind == RuleKind::sequence && rule.lines.size() > 1) {
    signs.next = needs_of(pattern_or_outline(rule.lines[1]).source(), pool);
  }
  return signs;
}

const Signs& RuleSigns::of(std::uint32_t rule) {
  auto& signs = signs_[rule];
  if (!signs) signs = signs_of_rule(set_.rules[rule], stored_, pool_);
  return *signs;
}

}  // namespace dross
