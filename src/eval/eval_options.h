// What `dross eval` was asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "eval/groups.h"
#include "eval/labelled.h"

namespace dross {

enum class EvalTask : std::uint8_t { score, ablate, suggest };

enum class RuleDetail : std::uint8_t { none, figures };

struct EvalOptions {
  EvalTask task = EvalTask::score;
  std::vector<GroupBy> by = {GroupBy::source, GroupBy::extractor};
  Half half = Half::both;
  std::string include;  ///< a pattern over file names; empty = all
  std::size_t top = 0;  ///< texts shown of each kind of fault
  RuleDetail rules = RuleDetail::none;
  std::string patch;     ///< file for suggested confidences as a patch; empty = none
  std::string evidence;  ///< file for the evidence of each rule; empty = none
};

}  // namespace dross
