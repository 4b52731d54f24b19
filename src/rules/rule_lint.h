// What one rule says that works and bites: warnings that need more than one of its keys.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace dross {

struct RuleFinding {
  Fault fault{};
  std::string message;
  std::string hint;
};

/// Above so many words a single sign that may stand anywhere is wrong too often to act alone.
inline constexpr std::uint32_t alone_words = 12;

/// Fault::unbounded_rule, Fault::alone_unanchored, Fault::no_literal; each at most once, all of the
/// rule's leading pattern. The rule must be sound.
std::vector<RuleFinding> lint_rule(const Rule&);

}  // namespace dross
