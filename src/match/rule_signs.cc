// A sequence whose first line refers to a capture has no sign: it never hits, but that is not said
// here.
#include "match/rule_signs.h"

namespace dross {

const Regex& first_pattern(const Rule& rule) {
  return rule.kind == RuleKind::sequence ? rule.lines.front().pattern : rule.match;
}

Signs signs_of_rule(const Rule& rule, ByteSetPool& pool) {
  if (rule.kind == RuleKind::sequence && !rule.lines.front().references.empty()) {
    return {{}, {}, {}, true};
  }
  return signs_of(first_pattern(rule).source(), rule.view, pool);
}

const Signs& RuleSigns::of(std::uint32_t rule) {
  auto& signs = signs_[rule];
  if (!signs) signs = signs_of_rule(set_.rules[rule], pool_);
  return *signs;
}

}  // namespace dross
