// The loader with one more knob than the public load.h: whether a file's patterns are compiled to
// check them.
#pragma once

#include <vector>

#include "rules/load.h"
#include "rules/values.h"

namespace dross {

struct CheckedSource {
  const RuleSource* source = nullptr;
  PatternCheck patterns = PatternCheck::full;
};

LoadedRules load_rules_with(const std::vector<CheckedSource>&);

}  // namespace dross
