// The third reading: every draft is put to every line of the corpus. A draft falls that hits prose
// amid an article which does not itself recur, or whose lines the rules in use take already.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "learn/draft.h"
#include "match/match.h"
#include "match/selection.h"
#include "rules/load.h"

namespace dross {

/// Where a document's text goes under the rules in use.
using TakenSpans = std::vector<ByteSpan>;

/// One document's part.
struct TrialFinds {
  struct Hit {
    std::uint32_t draft = 0;
    std::uint32_t line = 0;   ///< index
    ByteSpan content;         ///< of the line
    bool is_content = false;  ///< prose amid the text, or a sentence there, that does not recur
    bool is_taken = false;
  };
  std::vector<Hit> hits;
  std::vector<std::pair<std::uint32_t, std::string>> keeps;  ///< draft -> a line like it
  std::string any_prose;     ///< a line of prose that no draft hits, where one was wanted
  bool was_cleaned = false;  ///< is `is_taken` known?
};

class DraftTrial {
 public:
  /// Drafts that do not load, or whose examples they do not take, fall at once.
  DraftTrial(const Learner& learner, std::vector<DraftRule> drafts);

  /// What hits a document. Safe to call from many threads, but not while a member below runs.
  [[nodiscard]] TrialFinds match(const LinedText& text, std::string_view site) const;
  /// In the order of the corpus: is it still to be known whether the rules in use take what was hit
  /// here? Some documents of each draft are enough, from all over the corpus.
  [[nodiscard]] bool wants_cleaning(const TrialFinds& finds);
  /// Where they do, for the documents that were wanted.
  static void mark_taken(const TakenSpans& taken, TrialFinds& finds);
  /// In the order of the corpus, for all documents.
  void note(const TrialFinds& finds);

  /// Why drafts fell.
  struct Outcome {
    std::size_t drafts = 0;
    std::size_t hit_content = 0;
    std::size_t taken_already = 0;
    std::size_t never_hit = 0;
    std::size_t said_twice = 0;
    std::size_t over_limit = 0;
  };
  /// What stood the trial and is not said by another rule already, by documents; at most
  /// limits::max_learnt_rules.
  [[nodiscard]] std::vector<DraftRule> accepted(Outcome& outcome) const;

 private:
  enum class Fate : std::uint8_t { stands, never_hit, hits_content, taken_already };
  struct Verdict {
    std::uint64_t hits = 0;
    std::uint64_t content = 0;
    std::uint64_t checked = 0;
    std::uint64_t taken = 0;
    [[nodiscard]] Fate fate(double share_at_edges) const;
  };

  void select_rules();
  [[nodiscard]] const Selection& selected_for(std::string_view site) const;
  void mark_content(const LinedText& text, std::string_view site, TrialFinds& finds) const;
  void look_for_keeps(const LinedText& text, const std::vector<Match>& matches,
                      TrialFinds& finds) const;

  const Learner& learner_;
  std::vector<DraftRule> drafts_;
  std::vector<Verdict> verdicts_;
  std::vector<std::uint64_t> hits_seen_;  ///< by wants_cleaning(), by draft
  RuleSet rules_;                         ///< rule i is draft i
  Selection for_any_site_;
  std::map<std::string, Selection, std::less<>> by_site_;  ///< for_any_site_ and its own
  std::unique_ptr<Matcher> matcher_;
  std::uint64_t documents_ = 0;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> keeps_wanted_;  ///< by key word
  std::string any_prose_;  ///< a line that no draft hits
};

}  // namespace dross
