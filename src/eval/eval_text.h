// The tables that a person reads.
#pragma once

#include <string>
#include <vector>

#include "eval/ablation.h"
#include "eval/groups.h"
#include "eval/mistakes.h"
#include "eval/rule_figures.h"

namespace dross {

/// The main table; columns as docs/eval.md explains them, per cent but for P to Acc.
std::string show_documents(const std::vector<DocumentGroup>& groups);
/// Recall, loss and damaged documents of the first group, with their intervals.
std::string show_intervals(const std::vector<DocumentGroup>& groups);
/// One table of edits by category, kind or rule. `all`: of all documents.
std::string show_edits(const std::vector<EditGroup>& groups, const Counts& all);
/// A row for each rule, the most clutter first, rules that hit nothing last; with `top`, the
/// worst mistakes of each below.
std::string show_rules(const std::vector<RuleFigures>& figures, const RuleSet& rules,
                       std::size_t top);
std::string show_mistakes(const Mistakes& mistakes);
std::string show_ablation(const std::vector<AblationRow>& rows);

}  // namespace dross
