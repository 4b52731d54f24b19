// What the rules of a set do to a corpus that nobody has labelled: which hit and how often, which
// never do, and which hit the same lines. It tells dead rules and double ones; whether a hit is
// right only labels can tell (eval/rule_figures.h).
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "decide/decide.h"
#include "eval/corpus.h"

namespace dross {

struct RuleCount {
  std::uint64_t asked = 0;                   ///< documents of its language and site
  std::uint64_t hits = 0;                    ///< lines that it hits where it may act
  std::uint64_t documents = 0;               ///< that have such a line
  std::set<std::string, std::less<>> sites;  ///< hosts of those whose URL is known
  std::uint64_t edits = 0;
  std::uint64_t words = 0;  ///< that its edits take
};

/// Rules by index into RuleSet::rules, the smaller first.
using RulePair = std::pair<std::uint32_t, std::uint32_t>;

/// One document's part.
struct DocumentStats {
  std::string site;
  std::uint64_t lines = 0;
  std::uint64_t words = 0;
  Selection asked;
  std::map<std::uint32_t, RuleCount> rules;  ///< those that hit or took something
  std::map<RulePair, std::uint64_t> pairs;   ///< lines that both hit
};

DocumentStats count_document(const CorpusMatcher& matcher, const CorpusDocument& document,
                             const DecideOptions& options);

class RuleStats {
 public:
  explicit RuleStats(std::size_t rules) : rules_(rules) {}

  void add(const DocumentStats& document);

  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }
  [[nodiscard]] std::uint64_t words() const { return words_; }
  [[nodiscard]] const std::vector<RuleCount>& rules() const { return rules_; }

  struct Overlap {
    RulePair rules;
    std::uint64_t lines = 0;
  };
  /// Pairs that hit the same lines, those that share most first; at most `top`.
  [[nodiscard]] std::vector<Overlap> overlaps(std::size_t top) const;

 private:
  std::uint64_t documents_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t words_ = 0;
  std::vector<RuleCount> rules_;
  std::map<RulePair, std::uint64_t> pairs_;
};

/// Tables for a person: rules that hit, the most first; overlaps; rules that never hit.
std::string show_stats(const RuleStats& stats, const RuleSet& rules, std::size_t top);
/// JSON lines with `table` run, rules or overlaps; every rule has a row.
std::string stats_as_json(const RuleStats& stats, const RuleSet& rules, std::size_t top);

}  // namespace dross
