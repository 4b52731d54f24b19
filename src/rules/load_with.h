// The loader with two more knobs than the public load.h: whether a file's patterns are compiled to
// check them, and whether its examples are read.
#pragma once

#include <vector>

#include "rules/load.h"
#include "rules/values.h"

namespace dross {

struct CheckedSource {
  const RuleSource* source = nullptr;
  PatternCheck patterns = PatternCheck::full;
  Examples examples = Examples::read;  ///< left_out: of a source whose patterns are trusted
};

LoadedRules load_rules_with(const std::vector<CheckedSource>&);

}  // namespace dross
