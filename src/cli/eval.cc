// `dross eval`: what the rules do to documents of which a person has said what is clutter.
#include <fmt/format.h>
#include <re2/re2.h>

#include "cli/command.h"
#include "cli/common.h"
#include "eval/ablation.h"
#include "eval/eval_json.h"
#include "eval/eval_text.h"
#include "eval/rule_evidence.h"
#include "eval/suggest_patch.h"
#include "eval/suggest_text.h"
#include "eval/trial.h"
#include "output/sink.h"

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
  const Counts& all = groups.front().counts;
  report.add(report.is_json() ? documents_as_json(groups) : show_documents(groups));
  if (!report.is_json()) report.add(show_intervals(groups));
  for (const GroupBy by : options.by) {
    if (groups_documents(by)) continue;
    const std::vector<EditGroup> edits = group_edits(outcomes, by);
    report.add(report.is_json() ? edits_as_json(edits, all) : show_edits(edits, all));
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

Result<void> write_file(const std::string& path, std::string_view text) {
  const Result<std::unique_ptr<ByteSink>> sink = file_sink(path);
  if (!sink) return tl::unexpected(sink.error());
  if (Result<void> done = (*sink)->write(text); !done) return done;
  return (*sink)->close();
}

Result<void> write_patch(const Options& options, const ConfidenceSuggestions& confidences,
                         const RuleSet& rules) {
  if (options.eval.patch.empty()) return {};
  const std::vector<RuleSource> sources =
      options.rules.empty() ? shipped_rule_sources() : load_rules_from(options.rules).sources;
  return write_file(options.eval.patch, confidences_as_patch(confidences, rules, sources));
}

Result<void> report_suggestions(const Trial& trial, const Options& options,
                                const DecideOptions& decide, EvalReport& report) {
  const ConfidenceSuggestions confidences = suggest_confidences(trial, decide);
  const PointSuggestions points = suggest_points(trial, decide);
  report.add(report.is_json() ? confidences_as_json(confidences, trial.rules())
                              : show_confidences(confidences, trial.rules()));
  report.add(report.is_json() ? points_as_json(points) : show_points(points));
  return write_patch(options, confidences, trial.rules());
}

Result<void> write_evidence(const Trial& trial, const Options& options,
                            const DecideOptions& decide) {
  if (options.eval.evidence.empty()) return {};
  const EvidenceFile evidence = gather_evidence_file(trial, decide, options.eval.half);
  return write_file(options.eval.evidence, evidence_as_json(evidence, trial.rules()));
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
  Result<void> done = write_evidence(trial, options, cleaning->decide);
  if (!done) return show_fault(done.error(), options.colour);
  switch (options.eval.task) {
    case EvalTask::score:
      report_scores(trial, cleaning->decide, options.eval, report);
      break;
    case EvalTask::ablate:
      report_ablation(trial, cleaning->decide, report);
      break;
    case EvalTask::suggest:
      done = report_suggestions(trial, options, cleaning->decide, report);
      break;
  }
  const ExitCode printed = print_text(report.text());
  return done ? printed : show_fault(done.error(), options.colour);
}

}  // namespace dross::cli
