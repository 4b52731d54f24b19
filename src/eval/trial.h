// A labelled corpus and a rule set, matched once. Whatever is asked after that (the scores, what
// each mechanism is worth, other points) decides anew over the same matches.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "decide/decide.h"
#include "eval/labelled.h"
#include "eval/score.h"
#include "eval/truth.h"
#include "match/match.h"
#include "match/selection.h"

namespace dross {

/// One document, matched.
struct MatchedDocument {
  Truth truth;
  LinedText text;
  Selection selection;
  std::vector<Match> matches;
};

/// One document's edits under some options, scored.
struct Outcome {
  Decision decision;
  DocumentScore score;
};

class Trial {
 public:
  /// Matches every document. The rules and the documents must outlive the trial. `language`
  /// overrides that of every document, unless empty.
  Trial(const RuleSet& rules, const std::vector<LabelledDocument>& documents,
        Paragraphs paragraphs = Paragraphs::automatic, const std::string& language = {});

  [[nodiscard]] const RuleSet& rules() const { return rules_; }
  [[nodiscard]] std::size_t size() const { return documents_.size(); }
  [[nodiscard]] const MatchedDocument& document(std::size_t i) const { return *documents_[i]; }

  /// One for each document, in their order.
  [[nodiscard]] std::vector<Outcome> decide_all(const DecideOptions& options) const;

 private:
  const RuleSet& rules_;
  std::unique_ptr<const Matcher> matcher_;
  std::vector<std::unique_ptr<const MatchedDocument>> documents_;
};

}  // namespace dross
