// The same figures for programs: JSON lines, each with a `table` that says what it is.
#pragma once

#include <string>
#include <vector>

#include "eval/ablation.h"
#include "eval/groups.h"
#include "eval/mistakes.h"
#include "eval/rule_figures.h"

namespace dross {

std::string documents_as_json(const std::vector<DocumentGroup>& groups);
/// `all`: of all documents.
std::string edits_as_json(const std::vector<EditGroup>& groups, const Counts& all);
std::string rules_as_json(const std::vector<RuleFigures>& figures, const RuleSet& rules,
                          std::size_t top);
std::string mistakes_as_json(const Mistakes& mistakes);
std::string ablation_as_json(const std::vector<AblationRow>& rows);

}  // namespace dross
