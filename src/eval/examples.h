// Do a rule's examples hold? The test asks for the rule's match alone: pattern, `unless` and word
// limits, neither `where` nor evidence. An example may have several lines: all go, or none.
#pragma once

#include <cstddef>
#include <vector>

#include "rules/rule.h"

namespace dross {

struct ExampleCount {
  std::size_t tested = 0;
  std::size_t failed = 0;
};

/// One diagnostic (Fault::example_fails) for each example that does not hold.
std::vector<Diagnostic> test_examples(const RuleSet& rules, ExampleCount& count);

}  // namespace dross
