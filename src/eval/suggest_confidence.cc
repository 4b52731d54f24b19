// Confidences from evidence, and the score they reach on sites that had no say in them: one variant
// of the rule set for each fold.
#include <algorithm>

#include "eval/folds.h"
#include "eval/parallel.h"
#include "eval/suggest.h"

namespace dross {
namespace {

bool removes(const Rule& rule) {
  return rule.kind != RuleKind::keep;
}

// The rule set with other confidences; rules that should go are left out of every selection.
struct Variant {
  RuleSet rules;
  std::vector<bool> dropped;
};

Variant make_variant(const RuleSet& rules, const std::vector<Estimate>& estimates) {
  Variant variant{rules, std::vector<bool>(rules.rules.size())};
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    Rule& rule = variant.rules.rules[i];
    if (!removes(rule)) continue;
    const std::optional<Confidence> suggested = suggest_confidence(rule, estimates[i]);
    variant.dropped[i] = !suggested;
    if (suggested) rule.confidence = *suggested;
  }
  return variant;
}

Counts score_variant(const MatchedDocument& document, const Variant& variant,
                     const DecideOptions& options) {
  Selection selection = document.selection;
  std::vector<Match> matches = document.matches;
  std::erase_if(selection, [&](std::uint32_t rule) { return variant.dropped[rule]; });
  std::erase_if(matches, [&](const Match& match) { return variant.dropped[match.rule]; });
  const auto matcher = reference_matcher(variant.rules);
  const Decision decision = decide(document.text, *matcher, selection, matches, options);
  return score_document(document.truth, decision.edits).counts;
}

}  // namespace

ConfidenceSuggestions suggest_confidences(const Trial& trial, const DecideOptions& options) {
  const SiteEvidence evidence = gather_evidence(trial, options);
  ConfidenceSuggestions suggestions;
  const auto everywhere = estimate_rules(evidence, [](std::string_view) { return true; });
  for (std::uint32_t i = 0; i < everywhere.size(); ++i) {
    const Rule& rule = trial.rules().rules[i];
    if (!removes(rule)) continue;
    const std::optional<Confidence> suggested = suggest_confidence(rule, everywhere[i]);
    if (everywhere[i].sites == 0 && suggested == rule.confidence) continue;
    suggestions.rules.push_back({i, everywhere[i], suggested});
  }

  std::vector<Variant> variants;
  for (std::size_t fold = 0; fold < fold_count; ++fold) {
    variants.push_back(make_variant(
        trial.rules(),
        estimate_rules(evidence, [fold](std::string_view site) { return fold_of(site) != fold; })));
  }
  std::vector<Counts> held_out(trial.size());
  for_each_index(trial.size(), [&](std::size_t i) {
    const MatchedDocument& document = trial.document(i);
    const Variant& variant = variants[fold_of(document.truth.document().site)];
    held_out[i] = score_variant(document, variant, options);
  });
  for (const Counts& counts : held_out) suggestions.held_out += counts;
  for (const Outcome& outcome : trial.decide_all(options)) {
    suggestions.current += outcome.score.counts;
  }
  return suggestions;
}

}  // namespace dross
