// `dross diff`: what one rule set takes and another leaves. Lines are written as they are found,
// the summary behind them.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/command.h"
#include "cli/corpus_fold.h"
#include "eval/rule_diff.h"
#include "output/sink.h"

namespace dross::cli {
namespace {

std::shared_ptr<const RuleSet> load_side(const Options& options, std::size_t side) {
  Options one = options;
  one.rules = {options.rules[side]};
  return load_rules_in_use(one);
}

// A word of --only or --skip need name something in one of the sets only.
Result<CleanOptions> options_for_both(const Options& options, const RuleSet& a, const RuleSet& b) {
  RuleSet both = a;
  std::ranges::copy(b.rules, std::back_inserter(both.rules));
  return clean_options(options, both);
}

ExitCode compare(const Options& options, const CorpusMatcher& a, const CorpusMatcher& b,
                 const DecideOptions& decide) {
  const bool is_json = options.form == Form::json;
  const Colour colour = colour_for(STDOUT_FILENO, options.colour);
  const std::unique_ptr<ByteSink> out = stdout_sink();
  RuleDiff diff;
  const ExitCode ended = fold_corpus(
      options, 0,
      [&](const CorpusDocument& document) { return compare_on(a, b, document, decide); },
      [&](const DocumentDiff& part) -> Result<void> {
        diff.add(part);
        return out->write(is_json ? difference_as_json(part) : show_difference(part, colour));
      });
  Result<void> done = out->write(is_json ? summary_as_json(diff) : show_summary(diff));
  if (done) done = out->flush();
  return done ? ended : show_fault(done.error(), options.colour);
}

}  // namespace

ExitCode run_diff(const Options& options) {
  if (options.rules.size() != 2) {
    return show_fault(
        fail(Fault::bad_usage,
             fmt::format("`diff` compares two rule sets, and {} are named", options.rules.size()),
             "dross diff --rules A --rules B corpus/")
            .value(),
        options.colour);
  }
  const auto a = load_side(options, 0);
  const auto b = load_side(options, 1);
  if (!a || !b) return ExitCode::usage;
  const Result<CleanOptions> cleaning = options_for_both(options, *a, *b);
  if (!cleaning) return show_fault(cleaning.error(), options.colour);
  const CorpusMatcher of_a(*a, cleaning->paragraphs, cleaning->language);
  const CorpusMatcher of_b(*b, cleaning->paragraphs, cleaning->language);
  return compare(options, of_a, of_b, cleaning->decide);
}

}  // namespace dross::cli
