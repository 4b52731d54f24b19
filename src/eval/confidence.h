// What confidence a rule's evidence deserves. A rule's hits on one site are one wording met often,
// so each site has at most three votes. With few votes a share says little: the votes are joined
// with what rules are like in general (a Beta prior; Gelman et al., Bayesian Data Analysis, 2.4).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/rule_figures.h"
#include "eval/trial.h"

namespace dross {

/// For each rule of the set: lines by site. A section and a tail answer for every line they take,
/// other rules for the lines they hit.
using SiteEvidence = std::vector<std::map<std::string, HitCounts>>;

/// Asks with every rule able to act, so `options` gives the rest only.
SiteEvidence gather_evidence(const Trial& trial, DecideOptions options);

struct Estimate {
  std::size_t sites = 0;  ///< with a clutter or a content line
  double clutter = 0;     ///< votes
  double content = 0;
  double mean = 0;   ///< share of clutter, smoothed
  double lower = 0;  ///< one standard deviation below it
};

/// Chooses sites.
using SiteFilter = std::function<bool(std::string_view site)>;

/// One for each rule, from the sites that the filter lets through.
std::vector<Estimate> estimate_rules(const SiteEvidence& evidence, const SiteFilter& filter);

struct ConfidenceRow {
  Confidence confidence;
  double share;  ///< of clutter that it stands for
};

inline constexpr std::array<ConfidenceRow, 3> confidence_table = {
    {{Confidence::high, 0.95}, {Confidence::medium, 0.80}, {Confidence::low, 0.50}}};

/// The highest level that the share reaches, or none.
std::optional<Confidence> level_of(double share);

/// Sites below which a rule keeps what it has.
inline constexpr std::size_t min_sites = 3;

/// A rule of which figures say little may be `high` all the same if it is narrow: anchored at both
/// ends of the line, or at its start on lines of at most 25 words, or one that takes code, which no
/// sentence looks like.
bool is_narrow(const Rule& rule);

/// The most that a rule may have; none: it should go. From min_sites sites on it is what the mean
/// of its votes reaches, `high` where it hit no content, and never less than `low` for a rule that
/// acts with evidence: it counts as one sign among others. With fewer sites, or without figures
/// (null), it is `high` for a narrow rule and `medium` for others, and less where the few votes say
/// so.
std::optional<Confidence> most_confidence(const Rule& rule, const Estimate* estimate);

/// None: the rule is wrong more often than right. A rule rises where the lower bound allows it and
/// falls as far as the votes demand, below min_sites sites to most_confidence(); in between it
/// keeps what it has.
std::optional<Confidence> suggest_confidence(const Rule& rule, const Estimate& estimate);

}  // namespace dross
