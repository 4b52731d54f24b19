// What `dross bench` says, as text and as JSON lines, and the baseline that it can be held to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "eval/rule_speed.h"
#include "eval/speed.h"

namespace dross {

/// A rule set that was measured.
struct SetSpeed {
  std::string name;  ///< as it was given
  const RuleSet* set = nullptr;
  Speed speed;
  RuleSpeeds rules;
};

struct SpeedReport {
  std::size_t documents = 0;
  std::size_t bytes = 0;
  Speed without_rules;         ///< in the same rounds
  std::vector<SetSpeed> sets;  ///< one or two
};

/// Tables; of each set the `top` rules that cost most.
std::string show_speed(const SpeedReport& report, std::size_t top);
/// One object a set, one for the ratio of two, one a rule.
std::string speed_as_json(const SpeedReport& report);

/// What a run of one set on one corpus took, to compare a later run with.
struct SpeedBaseline {
  std::string corpus;  ///< HeldCorpus::hash
  double nanoseconds_per_kb = 0;
};
SpeedBaseline baseline_of(const SpeedReport& report, const HeldCorpus& corpus);
std::string to_json(const SpeedBaseline& baseline);
/// Fault::bad_usage where `json` is none.
Result<SpeedBaseline> read_baseline(std::string_view json, const std::string& file);

/// Is `now` slower by more than so many per cent?
bool is_slower(const SpeedBaseline& now, const SpeedBaseline& then, double tolerance);

}  // namespace dross
