// Matching does not depend on how lines are decided about, so it is done once, in parallel, and
// kept.
#include "eval/trial.h"

#include <utility>

#include "eval/parallel.h"
#include "text/language.h"

namespace dross {

Trial::Trial(const RuleSet& rules, const std::vector<LabelledDocument>& documents,
             Paragraphs paragraphs, const std::string& language)
    : rules_(rules), matcher_(fast_matcher(rules)), documents_(documents.size()) {
  const RuleSelector selector(rules);
  for_each_index(documents.size(), [&](std::size_t i) {
    const LabelledDocument& labelled = documents[i];
    LinedText text = split_lines(labelled.text, paragraphs);
    std::size_t words = 0;
    for (const Line& line : text.lines) words += line.shape.words;
    const Language spoken = language_of(language, labelled.language, labelled.text, words);
    Selection selection = selector.select(spoken.code, host_of(labelled.url));
    std::vector<Match> matches = matcher_->match(text, selection);
    documents_[i] = std::make_unique<const MatchedDocument>(MatchedDocument{
        Truth(labelled), std::move(text), std::move(selection), std::move(matches)});
  });
}

std::vector<Outcome> Trial::decide_all(const DecideOptions& options) const {
  std::vector<Outcome> outcomes(size());
  for_each_index(size(), [&](std::size_t i) {
    const MatchedDocument& document = *documents_[i];
    Outcome& outcome = outcomes[i];
    outcome.decision =
        decide(document.text, *matcher_, document.selection, document.matches, options);
    outcome.score = score_document(document.truth, outcome.decision.edits);
  });
  return outcomes;
}

}  // namespace dross
