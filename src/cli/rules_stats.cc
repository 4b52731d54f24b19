// `dross rules stats`: what each rule does to a corpus without labels.
#include "cli/command.h"
#include "cli/corpus_fold.h"
#include "eval/rule_stats.h"

namespace dross::cli {
namespace {

constexpr std::size_t default_pairs = 20;

}  // namespace

ExitCode run_rules_stats(const Options& options) {
  const auto rules = load_rules_in_use(options);
  if (!rules) return ExitCode::usage;
  const Result<CleanOptions> cleaning = clean_options(options, *rules);
  if (!cleaning) return show_fault(cleaning.error(), options.colour);
  const CorpusMatcher matcher(*rules, cleaning->paragraphs, cleaning->language);
  RuleStats stats(rules->rules.size());
  const ExitCode ended = fold_corpus(
      options, 0,
      [&](const CorpusDocument& document) {
        return count_document(matcher, document, cleaning->decide);
      },
      [&](const DocumentStats& part) -> Result<void> {
        stats.add(part);
        return {};
      });
  const std::size_t top = options.top.value_or(default_pairs);
  const ExitCode printed = print_text(options.form == Form::json ? stats_as_json(stats, *rules, top)
                                                                 : show_stats(stats, *rules, top));
  return printed == ExitCode::done ? ended : printed;
}

}  // namespace dross::cli
