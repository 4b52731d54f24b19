// Each mechanism is switched off alone, and every document is decided anew over the same matches.
// The sum and the confidences go together once more: they hold back much the same rules, so that
// each looks cheaper than both are. What is left then is a list of hard rules.
#include "eval/ablation.h"

#include <array>
#include <string_view>
#include <utility>

namespace dross {
namespace {

struct Switch {
  std::string_view name;
  bool Mechanisms::* mechanism;
};

constexpr std::array<Switch, 8> switches = {{{"sum", &Mechanisms::sum},
                                             {"confidence", &Mechanisms::confidence},
                                             {"runs", &Mechanisms::runs},
                                             {"lists", &Mechanisms::lists},
                                             {"companions", &Mechanisms::companions},
                                             {"list form", &Mechanisms::list_form},
                                             {"paragraph guard", &Mechanisms::paragraph_guard},
                                             {"removal cap", &Mechanisms::removal_cap}}};

AblationRow score_without(const Trial& trial, std::string_view name, const DecideOptions& options) {
  AblationRow row;
  row.without = name;
  const std::vector<Outcome> outcomes = trial.decide_all(options);
  for (std::size_t i = 0; i < trial.size(); ++i) {
    row.counts += outcomes[i].score.counts;
    if (trial.document(i).truth.gold_shingles() != nullptr) row.after.add(outcomes[i].score.after);
  }
  return row;
}

}  // namespace

std::vector<AblationRow> ablate(const Trial& trial, const DecideOptions& options) {
  std::vector<AblationRow> rows = {score_without(trial, "nothing", options)};
  for (const Switch& each : switches) {
    DecideOptions changed = options;
    changed.mechanisms.*each.mechanism = false;
    rows.push_back(score_without(trial, each.name, changed));
  }
  DecideOptions repeating = options;
  repeating.dedupe = Dedupe::off;
  rows.push_back(score_without(trial, "duplicates", repeating));
  DecideOptions hard = options;
  hard.mechanisms.sum = false;
  hard.mechanisms.confidence = false;
  rows.push_back(score_without(trial, "sum, confidence", hard));
  return rows;
}

}  // namespace dross
