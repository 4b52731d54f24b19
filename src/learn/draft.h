// Evidence -> draft rules. A draft says what a rule would be and why; whether it stands, the trial
// on the whole corpus tells.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "learn/learner.h"
#include "learn/line_pattern.h"
#include "rules/rule.h"

namespace dross {

struct DraftRule {
  RuleKind kind = RuleKind::line;     ///< line, span, section or sequence
  std::vector<std::string> patterns;  ///< one; of a sequence each line's
  std::string slug;
  std::string key_word;  ///< lower case; a line that has it may be a `keeps` example
  Category category = Category::navigation;
  Confidence confidence = Confidence::medium;
  std::string why;
  std::string site;             ///< empty = every site
  std::uint32_t max_words = 0;  ///< 0: none, for what is no line
  bool only_at_edges = false;   ///< `where = ["head", "tail"]`
  std::vector<std::string> removes;
  std::vector<std::string> leaves;  ///< span: of each of those
  std::vector<std::string> keeps;
  std::vector<std::string> evidence;  ///< lines of comment
  std::uint64_t documents = 0;
  std::uint64_t sites = 0;
  double share_at_edges = 0;
  std::uint32_t literals = 0;
  KeyKind key = KeyKind::whole;
};

/// At most limits::max_drafted_rules, those of most documents first.
std::vector<DraftRule> draft_rules(const Learner& learner);

/// What kind of clutter a line is by its words; navigation where they do not tell.
Category guess_category(std::string_view lower);

}  // namespace dross
