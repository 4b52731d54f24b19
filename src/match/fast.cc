// The fast matcher: for each line the rules that may hit it, by prefilters (rule_index.h), and
// those are put to the same test as in the reference. One index serves all documents that get rules
// of the same packs; it is made when the first of them comes, so that the patterns of a language
// are analysed only if there is text in it.
#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include "base/distinct.h"
#include "base/limits.h"
#include "match/length_class.h"
#include "match/line_test.h"
#include "match/match.h"
#include "match/rule_index.h"

namespace dross {
namespace {

/// For the lines of one class.
struct Indexes {
  Indexes(const RuleSet& set, const Selection& selection, RuleSigns& signs)
      : folded(set, selection, PatternView::folded, signs),
        raw(set, selection, PatternView::raw, signs) {}

  RuleIndex folded;
  RuleIndex raw;
};

// Rules bound to a site make selections as many as there are hosts, so an index holds all rules of
// its packs, and who is not selected is sorted out among the suspects.
class IndexCache {
 public:
  explicit IndexCache(const RuleSet& set) : set_(set), signs_(set) {}

  /// The indexes of one selection, as far as they were asked for.
  class View {
   public:
    const Indexes& of(std::size_t length_class) {
      const Indexes*& known = indexes_[length_class];
      if (known == nullptr) known = &cache_->find(selection_, length_class);
      return *known;
    }

   private:
    friend IndexCache;
    std::uint64_t id_ = 0;
    IndexCache* cache_ = nullptr;
    Selection selection_;
    std::array<const Indexes*, length_classes.size()> indexes_{};
  };

  /// For this thread, until it asks again.
  View& view(const Selection& selection) {
    // One line after the other asks for the same.
    thread_local View last;
    if (last.id_ != id_ || last.selection_ != selection) {
      last.id_ = id_;
      last.cache_ = this;
      last.selection_ = selection;
      last.indexes_.fill(nullptr);
    }
    return last;
  }

 private:
  using Packs = std::vector<std::uint32_t>;

  // No address, which another cache may have later.
  static std::uint64_t next_id() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
  }

  const Indexes& find(const Selection& selection, std::size_t length_class) {
    const auto key = std::pair(packs_of(selection), length_class);
    {
      const std::shared_lock lock(mutex_);
      const auto known = indexes_.find(key);
      if (known != indexes_.end()) return *known->second;
    }
    const std::unique_lock lock(mutex_);
    auto& index = indexes_[key];
    if (!index) index = std::make_unique<Indexes>(set_, rules_of(key.first, length_class), signs_);
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

  [[nodiscard]] Selection rules_of(const Packs& packs, std::size_t length_class) {
    Selection rules;
    for (std::uint32_t i = 0; i < set_.rules.size(); ++i) {
      if (std::ranges::find(packs, set_.rules[i].pack) == packs.end()) continue;
      if (reaches(signs_.of(i), length_class)) rules.push_back(i);
    }
    return rules;
  }

  const RuleSet& set_;
  std::uint64_t id_ = next_id();
  std::shared_mutex mutex_;
  RuleSigns signs_;
  std::map<std::pair<Packs, std::size_t>, std::unique_ptr<const Indexes>> indexes_;
};

// As many lines of one class as go through its indexes at once.
class ClassBatch {
 public:
  void clear() {
    folded_.clear();
    raw_.clear();
  }
  void add(const Indexes& indexes, const LinedText& text, std::uint32_t number) {
    const Line& line = text.lines[number];
    folded_.add(line.folded, number, line.shape.words);
    if (!indexes.raw.empty()) raw_.add(text.raw(line), number, line.shape.words);
  }
  void add_suspects(const Indexes& indexes, std::vector<Suspect>& suspects) {
    folded_.finish();
    raw_.finish();
    indexes.folded.suspects(folded_, suspects);
    indexes.raw.suspects(raw_, suspects);
  }
  [[nodiscard]] std::size_t size() const { return folded_.size(); }
  [[nodiscard]] std::size_t bytes() const { return folded_.text().size(); }

 private:
  LineBatch folded_;
  LineBatch raw_;
};

// As many lines as are looked at together, and who is suspected of them.
class Batches {
 public:
  /// Lines from `line` on; returns the first that is left for the next time.
  std::uint32_t fill(IndexCache::View& indexes, const LinedText& text, std::uint32_t line) {
    for (ClassBatch& batch : classes_) batch.clear();
    for (std::size_t bytes = 0; line < text.lines.size() && bytes < LineBatch::full; ++line) {
      const Line& one = text.lines[line];
      if (one.content.size() > limits::max_line) continue;
      const std::size_t length_class = length_class_of(one.shape.words);
      classes_[length_class].add(indexes.of(length_class), text, line);
      bytes += one.folded.size();
    }
    return line;
  }

  /// Each once, by line, then by rule.
  const std::vector<Suspect>& suspects(IndexCache::View& indexes) {
    suspects_.clear();
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      if (classes_[i].size() > 0) classes_[i].add_suspects(indexes.of(i), suspects_);
    }
    std::ranges::sort(suspects_);
    return suspects_;
  }

 private:
  std::array<ClassBatch, length_classes.size()> classes_;
  std::vector<Suspect> suspects_;
};

class FastMatcher final : public Matcher {
 public:
  explicit FastMatcher(const RuleSet& set) : Matcher(set), cache_(set) {}

  [[nodiscard]] std::vector<Match> match(const LinedText& text,
                                         const Selection& selection) const override {
    std::vector<Match> matches;
    IndexCache::View& indexes = cache_.view(selection);
    thread_local Batches batches;
    const auto count = static_cast<std::uint32_t>(text.lines.size());
    for (std::uint32_t line = 0; line < count;) {
      line = batches.fill(indexes, text, line);
      for (const Suspect& suspect : batches.suspects(indexes)) {
        if (!is_selected(selection, suspect.rule())) continue;
        if (!may_begin(rules().rules[suspect.rule()], text, suspect.line())) continue;
        test_line(rules(), suspect.rule(), text, suspect.line(), matches);
      }
    }
    return matches;
  }

  void match_line(const LinedText& text, const Selection& selection, std::uint32_t line,
                  RuleTest wanted, std::vector<Match>& out) const override {
    Selection suspects;
    suspect(cache_.view(selection), text.lines[line], text, suspects);
    for (const std::uint32_t rule : suspects) {
      if (!wanted(rules().rules[rule]) || !is_selected(selection, rule)) continue;
      if (!may_begin(rules().rules[rule], text, line)) continue;
      test_line(rules(), rule, text, line, out);
    }
  }

 private:
  static bool is_selected(const Selection& selection, std::uint32_t rule) {
    return std::ranges::binary_search(selection, rule);
  }

  static bool may_begin(const Rule& rule, const LinedText& text, std::uint32_t line) {
    if (!admits(rule, text, line)) return false;
    if (rule.kind == RuleKind::sequence && !rule.lines.front().references.empty()) return true;
    return first_pattern(rule).may_match(view_of(rule, text, text.lines[line]));
  }

  // Overwrites `suspects`: each once, ascending.
  static void suspect(IndexCache::View& view, const Line& line, const LinedText& text,
                      Selection& suspects) {
    suspects.clear();
    if (line.content.size() > limits::max_line) return;
    const Indexes& indexes = view.of(length_class_of(line.shape.words));
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
