// Suggestions as a person reads them, and as programs do.
#pragma once

#include <string>

#include "eval/suggest.h"

namespace dross {

/// Only rules whose confidence would change.
std::string show_confidences(const ConfidenceSuggestions& suggestions, const RuleSet& rules);
std::string show_points(const PointSuggestions& suggestions);

/// Every rule that has evidence: what a change rests on, and what stays too.
std::string confidences_as_json(const ConfidenceSuggestions& suggestions, const RuleSet& rules);
std::string points_as_json(const PointSuggestions& suggestions);

}  // namespace dross
