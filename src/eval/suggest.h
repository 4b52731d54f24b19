// Values that the evidence supports, for a person to accept, and what they did on sites that they
// were not learned from. Figures of the sites they were learned from are two to four times too
// good.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "decide/points.h"
#include "eval/confidence.h"

namespace dross {

struct RuleSuggestion {
  std::uint32_t rule = 0;  ///< index into RuleSet::rules
  Estimate estimate;
  std::optional<Confidence> suggested;  ///< none: the rule should go
};

struct ConfidenceSuggestions {
  /// Every rule that removes and has evidence, and those that have too much confidence without.
  std::vector<RuleSuggestion> rules;
  Counts current;   ///< with the values as they are
  Counts held_out;  ///< each site with the values that the other folds suggest
};

ConfidenceSuggestions suggest_confidences(const Trial& trial, const DecideOptions& options);

/// Points by Sign, and needed points by row of need_table, at `balanced`.
struct PointTable {
  std::array<int, sign_count> points{};
  std::array<int, need_table.size()> needed{};
};

/// Words of the lines that sums decide about.
struct LineTotals {
  std::uint64_t clutter_taken = 0;
  std::uint64_t content_taken = 0;
};

struct PointSuggestions {
  PointTable current;
  PointTable suggested;
  std::uint64_t clutter_lines = 0;  ///< that were learned from
  std::uint64_t content_lines = 0;
  std::uint64_t clutter_words = 0;
  std::uint64_t content_words = 0;
  LineTotals with_current;
  LineTotals held_out;  ///< each site with the table that the other folds suggest
};

/// With fewer content lines to learn from the points stay: nothing tells the two kinds apart.
inline constexpr std::uint64_t min_content_lines = 20;

PointSuggestions suggest_points(const Trial& trial, const DecideOptions& options);

}  // namespace dross
