// The fast matcher: for each line the rules that may hit it, by prefilters (rule_index.h), and
// those are put to the same test as in the reference. One index serves all documents that get rules
// of the same packs; it is made when the first of them comes, so that the patterns of a language
// are analysed only if there is text in it.
#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "base/distinct.h"
#include "base/limits.h"
#include "match/line_test.h"
#include "match/match.h"
#include "match/rule_index.h"

namespace dross {
namespace {

struct Indexes {
  Indexes(const RuleSet& set, const Selection& selection, RuleSigns& signs)
      : folded(set, selection, PatternView::folded, signs),
        raw(set, selection, PatternView::raw, signs) {}

  RuleIndex folded;
  RuleIndex raw;
};

// As many lines as go through the indexes at once, and who is suspected of them.
class Batches {
 public:
  /// Lines from `line` on; returns the first that is left for the next batch.
  std::uint32_t fill(const Indexes& indexes, const LinedText& text, std::uint32_t line) {
    folded_.clear();
    raw_.clear();
    for (; line < text.lines.size() && folded_.text().size() < LineBatch::full; ++line) {
      const Line& one = text.lines[line];
      if (one.content.size() > limits::max_line) continue;
      folded_.add(one.folded, line, one.shape.words);
      if (!indexes.raw.empty()) raw_.add(text.raw(one), line, one.shape.words);
    }
    folded_.finish();
    raw_.finish();
    return line;
  }

  /// Each once, by line, then by rule.
  const std::vector<Suspect>& suspects(const Indexes& indexes) {
    suspects_.clear();
    indexes.folded.suspects(folded_, suspects_);
    indexes.raw.suspects(raw_, suspects_);
    if (raw_.size() > 0) std::ranges::sort(suspects_);
    return suspects_;
  }

 private:
  LineBatch folded_;
  LineBatch raw_;
  std::vector<Suspect> suspects_;
};

// Rules bound to a site make selections as many as there are hosts, so an index holds all rules of
// its packs, and who is not selected is sorted out among the suspects.
class IndexCache {
 public:
  explicit IndexCache(const RuleSet& set) : set_(set), signs_(set) {}

  const Indexes& of(const Selection& selection) {
    thread_local Last last;
    if (last.cache != id_ || last.selection != selection) {
      last = {id_, selection, &find(selection)};
    }
    return *last.indexes;
  }

 private:
  using Packs = std::vector<std::uint32_t>;

  // One line after the other asks for the same.
  struct Last {
    std::uint64_t cache = 0;
    Selection selection;
    const Indexes* indexes = nullptr;
  };

  // No address, which another cache may have later.
  static std::uint64_t next_id() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
  }

  const Indexes& find(const Selection& selection) {
    const Packs packs = packs_of(selection);
    {
      const std::shared_lock lock(mutex_);
      const auto known = indexes_.find(packs);
      if (known != indexes_.end()) return *known->second;
    }
    const std::unique_lock lock(mutex_);
    auto& index = indexes_[packs];
    if (!index) index = std::make_unique<Indexes>(set_, all_rules_of(packs), signs_);
    return *index;
  }

  [[nodiscard]] Packs packs_of(const Selection& selection) const {
    Packs packs;
    for (const std::uint32_t rule : selection) {
      const std::uint32_t pack = set_.rules[rule].pack;
      if (packs.empty() || packs.back() != pack) packs.push_back(pack);
    }
    return packs;
  }

  [[nodiscard]] Selection all_rules_of(const Packs& packs) const {
    Selection all;
    for (std::uint32_t i = 0; i < set_.rules.size(); ++i) {
      if (std::ranges::find(packs, set_.rules[i].pack) != packs.end()) all.push_back(i);
    }
    return all;
  }

  const RuleSet& set_;
  std::uint64_t id_ = next_id();
  std::shared_mutex mutex_;
  RuleSigns signs_;
  std::map<Packs, std::unique_ptr<const Indexes>> indexes_;
};

class FastMatcher final : public Matcher {
 public:
  explicit FastMatcher(const RuleSet& set) : Matcher(set), cache_(set) {}

  [[nodiscard]] std::vector<Match> match(const LinedText& text,
                                         const Selection& selection) const override {
    std::vector<Match> matches;
    const Indexes& indexes = cache_.of(selection);
    thread_local Batches batches;
    const auto count = static_cast<std::uint32_t>(text.lines.size());
    for (std::uint32_t line = 0; line < count;) {
      line = batches.fill(indexes, text, line);
      for (const Suspect& suspect : batches.suspects(indexes)) {
        if (!is_selected(selection, suspect.rule())) continue;
        test_line(rules(), suspect.rule(), text, suspect.line(), matches);
      }
    }
    return matches;
  }

  void match_line(const LinedText& text, const Selection& selection, std::uint32_t line,
                  RuleTest wanted, std::vector<Match>& out) const override {
    Selection suspects;
    suspect(cache_.of(selection), text, line, suspects);
    for (const std::uint32_t rule : suspects) {
      if (!wanted(rules().rules[rule]) || !is_selected(selection, rule)) continue;
      test_line(rules(), rule, text, line, out);
    }
  }

 private:
  static bool is_selected(const Selection& selection, std::uint32_t rule) {
    return std::ranges::binary_search(selection, rule);
  }

  // Overwrites `suspects`: each once, ascending.
  static void suspect(const Indexes& indexes, const LinedText& text, std::uint32_t index,
                      Selection& suspects) {
    suspects.clear();
    const Line& line = text.lines[index];
    if (line.content.size() > limits::max_line) return;
    indexes.folded.suspects(line.folded, suspects);
    if (!indexes.raw.empty()) indexes.raw.suspects(text.raw(line), suspects);
    keep_distinct(suspects);
  }

  mutable IndexCache cache_;
};

}  // namespace

std::unique_ptr<Matcher> fast_matcher(const RuleSet& set) {
  return std::make_unique<FastMatcher>(set);
}

std::unique_ptr<Matcher> make_matcher(MatcherKind kind, const RuleSet& set) {
  return kind == MatcherKind::fast ? fast_matcher(set) : reference_matcher(set);
}

}  // namespace dross
