// Loads rule texts given in the test itself.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/load.h"

namespace dross::test {

inline LoadedRules load_text(std::string text, RuleOrigin origin = RuleOrigin::user) {
  return load_rules({{"mine.toml", std::move(text), origin}});
}

inline std::size_t count_of(const LoadedRules& loaded, Fault fault) {
  return static_cast<std::size_t>(
      std::ranges::count(loaded.diagnostics, fault, &Diagnostic::fault));
}

inline std::size_t count_of(const LoadedRules& loaded, Severity severity) {
  return static_cast<std::size_t>(
      std::ranges::count(loaded.diagnostics, severity, &Diagnostic::severity));
}

/// A rule of kind `line` with all that a rule should have.
inline std::string line_rule(std::string_view id, std::string_view match = "^See also") {
  return "[[rule]]\nid = \"" + std::string(id) +
         "\"\ncategory = \"related\"\nwhy = \"A link\"\nconfidence = \"high\"\n"
         "kind = \"line\"\nmax_words = 30\nmatch = '''" +
         std::string(match) + "'''\nremoves = [\"See also this\"]\nkeeps = [\"See it\"]\n\n";
}

}  // namespace dross::test
