// Lines that a person wants to see: content that went, clutter that stayed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/rule_figures.h"
#include "eval/trial.h"

namespace dross {

struct SeenLine {
  std::string line;  ///< runs of blanks made one, at most 240 code points, fit for a terminal
  std::uint64_t count = 0;
  std::string first_document;  ///< id of the first document that has it
};

struct Mistakes {
  std::vector<SeenLine> lost;    ///< content; `count` = words that went
  std::vector<SeenLine> missed;  ///< clutter; `count` = times it stayed
};

/// The `top` worst of each, the worst first.
Mistakes find_mistakes(const Trial& trial, const std::vector<Outcome>& outcomes, std::size_t top);

/// The `top` content lines that lost most words to one rule.
std::vector<SeenLine> find_mistakes_of(const RuleFigures& figures, std::size_t top);

}  // namespace dross
