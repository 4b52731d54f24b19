// `tail`: from here to the end of the document. Two guards keep a "Leave a reply" link at the top
// or in the middle from taking the article: few lines of prose may follow, and they may hold less
// than a third of the words that stand before.
#include "decide/evidence.h"
#include "decide/kinds.h"

namespace dross {
namespace {

// What follows a tail is counted as the article's more readily than elsewhere: entries of a list of
// references are long and end no sentence.
constexpr std::uint32_t article_words = 10;

bool counts(const Situation& situation, std::uint32_t line) {
  return !situation.is_hit(line) && situation.shape(line).words >= article_words;
}

// Sums up to each line, so that a document full of tail signs is not read again for each of them.
class ProseSums {
 public:
  explicit ProseSums(const Situation& situation) {
    sums_.reserve(situation.line_count() + std::size_t{1});
    sums_.emplace_back();
    for (std::uint32_t line = 0; line < situation.line_count(); ++line) {
      Prose sum = sums_.back();
      if (counts(situation, line)) {
        ++sum.lines;
        sum.words += situation.shape(line).words;
      }
      sums_.push_back(sum);
    }
  }

  [[nodiscard]] bool end_at(std::uint32_t line, std::uint32_t max_prose) const {
    const Prose& before = sums_[line];
    const Prose& all = sums_.back();
    if (all.lines == before.lines) return true;
    return all.lines - before.lines <= max_prose && (all.words - before.words) * 3 < before.words;
  }

 private:
  struct Prose {
    std::uint32_t lines = 0;
    std::uint64_t words = 0;
  };
  std::vector<Prose> sums_;  ///< of the lines before each line
};

}  // namespace

void decide_tails(const Situation& situation, Draft& draft) {
  const ProseSums prose(situation);
  for (const Match& match : situation.matches()) {
    const Rule& rule = situation.rule(match);
    if (rule.kind != RuleKind::tail || !situation.may_act(rule)) continue;
    if (draft.protects(match.line) || !prose.end_at(match.line, rule.max_prose)) continue;
    const Case found = weigh_match(situation, draft, match);
    if (!found.evidence.suffices()) continue;
    for (std::uint32_t line = match.line; line < situation.line_count(); ++line) {
      draft.remove(line, {EditKind::tail, rule.category, &rule, match.line, found.evidence, 0});
    }
    return;
  }
}

}  // namespace dross
