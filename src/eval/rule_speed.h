// What each rule of a set costs on a corpus, so that whoever writes rules sees which of them is
// dear and why. A rule's cost is the time its patterns take on the lines that they have to be run
// on, and nothing else: what the set shares (folding, the scan for all rules' literals) is no
// rule's alone.
#pragma once

#include <cstdint>
#include <vector>

#include "eval/held_corpus.h"

namespace dross {

struct RuleSpeed {
  std::uint32_t rule = 0;        ///< index into RuleSet::rules
  std::uint64_t candidates = 0;  ///< lines that the prefilters leave to the rule
  std::uint64_t confirms = 0;    ///< of those, within its word limits: its patterns were run
  std::uint64_t hits = 0;        ///< matches
  double seconds = 0;            ///< CPU time of the confirms
};

/// One for each rule of the cleaner's set that speaks about some document of the corpus, in the
/// set's order. Looks at the first limits::max_rule_corpus bytes; `bytes` says how many those were.
struct RuleSpeeds {
  std::vector<RuleSpeed> rules;
  std::size_t bytes = 0;
};
RuleSpeeds measure_rules(const RuleSet&, const CleanOptions&, const HeldCorpus&);

}  // namespace dross
