// Matches -> edits. Signs are weighed, not obeyed: every rule that hits a line gives points, so do
// the line's shape and place, and the line goes when they are enough for its length
// (decide/points.h). `keep` wins over every removal of its line.
#pragma once

#include <cstdint>
#include <vector>

#include "decide/edit.h"
#include "decide/filter.h"
#include "decide/profile.h"
#include "match/match.h"

namespace dross {

enum class Dedupe : std::uint8_t {
  off,
  document,  ///< a paragraph against the others of its document
  stream     ///< and against those kept of all documents before it (dedupe/)
};

/// Mechanisms that can be turned off one by one, to measure what each is worth. The command line
/// offers none of them.
struct Mechanisms {
  bool sum = true;              ///< off: every sign acts alone
  bool confidence = true;       ///< off: the least confident rules act at every profile
  bool runs = true;             ///< head and tail runs
  bool lists = true;            ///< list runs
  bool companions = true;       ///< lines beside a removed one
  bool list_form = true;        ///< the other measure of prose for articles of short lines
  bool paragraph_guard = true;  ///< at most two weakly supported paragraphs
  bool removal_cap = true;      ///< --max-removed
};

struct DecideOptions {
  Profile profile = Profile::balanced;
  Dedupe dedupe = Dedupe::document;
  double dedupe_threshold = 0.80;       ///< least Jaccard similarity of near duplicates
  std::uint32_t dedupe_min_words = 12;  ///< words that near duplicates have at least
  unsigned max_removed = 60;  ///< per cent of a document's words that rules may take; 100 = no cap
  EditFilter filter;
  Mechanisms mechanisms;
};

/// What held the rules back in a document.
struct Guards {
  std::uint32_t paragraphs_spared = 0;  ///< too many weakly supported paragraphs: none went
  bool profile_lowered = false;         ///< more than max_removed would have gone
  bool over_cap = false;                ///< and more than that goes even at `careful`
  bool round_limit = false;             ///< still something to take after the last round
};

struct Decision {
  std::vector<Edit> edits;  ///< ascending, without overlap; they point into the rule set
  std::vector<std::uint32_t>
      kept_lines;                       ///< indices of lines that a `keep` rule protects, ascending
  Profile profile = Profile::balanced;  ///< the one that was used
  Guards guards;
};

/// `matches`: what the matcher returns for the selection. The lines of what remains are
/// decided upon again until nothing more goes, so that cleaning a cleaned text changes nothing.
Decision decide(const LinedText& text, const Matcher& matcher, const Selection& selection,
                const std::vector<Match>& matches, const DecideOptions& options);

}  // namespace dross
