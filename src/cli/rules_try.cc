// `dross rules try`: what a pattern would hit, before it is a rule.
#include <unistd.h>

#include "cli/command.h"
#include "cli/corpus_fold.h"
#include "eval/pattern_try.h"

namespace dross::cli {
namespace {

constexpr std::size_t default_lines = 20;

}  // namespace

ExitCode run_rules_try(const Options& options) {
  if (options.operands.empty()) {
    return show_fault(fail(Fault::bad_usage, "`rules try` needs a pattern",
                           "dross rules try '(?i)^see also' dump.jsonl")
                          .value(),
                      options.colour);
  }
  TriedPattern tried = options.tried;
  tried.pattern = options.operands.front();
  std::vector<Diagnostic> warnings;
  const Result<RuleSet> rule = rule_to_try(tried, warnings);
  if (!rule) return show_fault(rule.error(), options.colour);
  for (const Diagnostic& warning : warnings) print_diagnostic(warning, options.colour);

  const CorpusMatcher matcher(*rule, options.paragraphs, options.language);
  PatternTry result;
  const ExitCode ended = fold_corpus(
      options, 1, [&](const CorpusDocument& document) { return try_on(matcher, document); },
      [&](DocumentTry part) -> Result<void> {
        result.add(std::move(part));
        return {};
      });
  const std::size_t top = options.top.value_or(default_lines);
  const Colour colour = colour_for(STDOUT_FILENO, options.colour);
  const ExitCode printed = print_text(options.form == Form::json ? try_as_json(result, top)
                                                                 : show_try(result, top, colour));
  return printed == ExitCode::done ? ended : printed;
}

}  // namespace dross::cli
