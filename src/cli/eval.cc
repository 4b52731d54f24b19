// `dross eval`: what the rules do to documents of which a person has said what is clutter.
#include <fmt/format.h>
#include <re2/re2.h>

#include "cli/command.h"
#include "cli/common.h"
#include "eval/ablation.h"
#include "eval/eval_json.h"
#include "eval/eval_text.h"
#include "eval/suggest_text.h"
#include "eval/trial.h"

namespace dross::cli {
namespace {

Result<std::vector<LabelledDocument>> read_documents(const Options& options) {
  LabelledSelection selection;
  selection.half = options.eval.half;
  if (!options.eval.include.empty()) {
    selection.include = Regex(options.eval.include);
    const re2::RE2& compiled = selection.include->compiled();
    if (!compiled.ok()) {
      return fail(Fault::bad_usage, fmt::format("`--include`: {}", compiled.error()));
    }
  }
  Result<std::vector<LabelledDocument>> documents = read_labelled(input_paths(options), selection);
  if (documents && documents->empty()) {
    return fail(Fault::input_unreadable, "no labelled documents here",
                "`--include` and `--half` choose among the *.jsonl of the folders");
  }
  return documents;
}

// One table after the other: as text with a blank line between, or as JSON lines.
class EvalReport {
 public:
  explicit EvalReport(Form form) : form_(form) {}

  [[nodiscard]] bool is_json() const { return form_ == Form::json; }
  void add(std::string_view table) {
    if (!text_.empty() && !is_json()) text_ += '\n';
    text_ += table;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Form form_;
  std::string text_;
};

void report_scores(const Trial& trial, const DecideOptions& decide, const EvalOptions& options,
                   EvalReport& report) {
  const std::vector<Outcome> outcomes = trial.decide_all(decide);
  const std::vector<DocumentGroup> groups = group_documents(trial, outcomes, options.by);
  const std::uint64_t clutter_words = groups.front().counts.clutter_words;
  report.add(report.is_json() ? documents_as_json(groups) : show_documents(groups));
  if (!report.is_json()) report.add(show_intervals(groups));
  for (const GroupBy by : options.by) {
    if (groups_documents(by)) continue;
    const std::vector<EditGroup> edits = group_edits(outcomes, by);
    report.add(report.is_json() ? edits_as_json(edits, clutter_words)
                                : show_edits(edits, clutter_words));
  }
  if (options.rules == RuleDetail::figures) {
    const std::vector<RuleFigures> figures = figure_rules(trial, outcomes, decide);
    report.add(report.is_json() ? rules_as_json(figures, trial.rules(), options.top)
                                : show_rules(figures, trial.rules(), options.top));
  }
  if (options.top > 0) {
    const Mistakes mistakes = find_mistakes(trial, outcomes, options.top);
    report.add(report.is_json() ? mistakes_as_json(mistakes) : show_mistakes(mistakes));
  }
}

void report_ablation(const Trial& trial, const DecideOptions& decide, EvalReport& report) {
  const std::vector<AblationRow> rows = ablate(trial, decide);
  report.add(report.is_json() ? ablation_as_json(rows) : show_ablation(rows));
}

void report_suggestions(const Trial& trial, const DecideOptions& decide, EvalReport& report) {
  const ConfidenceSuggestions confidences = suggest_confidences(trial, decide);
  const PointSuggestions points = suggest_points(trial, decide);
  report.add(report.is_json() ? confidences_as_json(confidences, trial.rules())
                              : show_confidences(confidences, trial.rules()));
  report.add(report.is_json() ? points_as_json(points) : show_points(points));
}

}  // namespace

ExitCode run_eval(const Options& options) {
  const auto rules = load_rules_in_use(options);
  if (!rules) return ExitCode::usage;
  const Result<CleanOptions> cleaning = clean_options(options, *rules);
  if (!cleaning) return show_fault(cleaning.error(), options.colour);
  const Result<std::vector<LabelledDocument>> documents = read_documents(options);
  if (!documents) {
    const ExitCode shown = show_fault(documents.error(), options.colour);
    return documents.error().fault == Fault::bad_usage ? shown : ExitCode::input_failed;
  }
  const Trial trial(*rules, *documents, cleaning->paragraphs, cleaning->language);
  EvalReport report(options.form);
  switch (options.eval.task) {
    case EvalTask::score:
      report_scores(trial, cleaning->decide, options.eval, report);
      break;
    case EvalTask::ablate:
      report_ablation(trial, cleaning->decide, report);
      break;
    case EvalTask::suggest:
      report_suggestions(trial, cleaning->decide, report);
      break;
  }
  return print_text(report.text());
}

}  // namespace dross::cli
