// The loader with two more knobs than the public load.h: whether a file's patterns are compiled to
// check them, and whether its examples are read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/load.h"
#include "rules/values.h"

namespace dross {

struct CheckedSource {
  std::string name;          ///< shown in diagnostics
  std::string_view content;  ///< must live until it is read
  RuleOrigin origin = RuleOrigin::user;
  PatternCheck patterns = PatternCheck::full;
  Examples examples = Examples::read;  ///< left_out: of a source whose patterns are trusted
};

/// With its examples.
CheckedSource checked_source(const RuleSource&, PatternCheck);

/// `sources` of the result are left for the caller.
LoadedRules load_rules_with(const std::vector<CheckedSource>&);

}  // namespace dross
