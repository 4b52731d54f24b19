// What each mechanism of deciding is worth: the scores without it.
#pragma once

#include <string>
#include <vector>

#include "eval/groups.h"

namespace dross {

struct AblationRow {
  std::string without;  ///< "nothing" for the options as they are
  Counts counts;
  MeanScore after;
};

/// First with everything, then without each mechanism in turn, then without duplicates.
std::vector<AblationRow> ablate(const Trial& trial, const DecideOptions& options);

}  // namespace dross
