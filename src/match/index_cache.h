// The prefilters of a rule set, made as texts ask for them: one index serves all documents that get
// rules of the same packs, so that the patterns of a language are analysed only if there is text in
// it, and of those one for each class of lines.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <shared_mutex>
#include <utility>
#include <vector>

#include "match/length_class.h"
#include "match/match.h"
#include "match/rule_index.h"

namespace dross {

/// For the lines of one class.
struct Indexes {
  Indexes(const RuleSet& set, const Selection& selection, RuleSigns& signs, std::uint64_t number)
      : folded(set, selection, PatternView::folded, signs),
        raw(set, selection, PatternView::raw, signs),
        id(number) {}

  RuleIndex folded;
  RuleIndex raw;
  std::uint64_t id;  ///< that of no other in this process
};

/// Rules bound to a site make selections as many as there are hosts, so an index holds all rules of
/// its packs, and who is not selected is sorted out among the suspects. For many threads at once.
class IndexCache {
 public:
  /// Keeps a reference to the set.
  explicit IndexCache(const RuleSet& set) : set_(set), signs_(set) {}

  /// The indexes of one selection, as far as they were asked for.
  class View {
   public:
    const Indexes& of(std::size_t length_class) {
      const Indexes*& known = indexes_[length_class];
      if (known == nullptr) known = &cache_->find(selection_, length_class);
      return *known;
    }

    /// Those of the selected rules that `wanted` is true of.
    const Selection& rules(RuleTest wanted);

   private:
    friend IndexCache;
    std::uint64_t id_ = 0;
    IndexCache* cache_ = nullptr;
    Selection selection_;
    std::array<const Indexes*, length_classes.size()> indexes_{};
    std::vector<std::pair<RuleTest, Selection>> wanted_;
  };

  /// For this thread, until it asks again.
  View& view(const Selection& selection);

 private:
  using Packs = std::vector<std::uint32_t>;

  // No address, which another may have later.
  static std::uint64_t next_id() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
  }

  const Indexes& find(const Selection& selection, std::size_t length_class);
  [[nodiscard]] Packs packs_of(const Selection& selection) const;
  [[nodiscard]] Selection rules_of(const Packs& packs, std::size_t length_class);

  const RuleSet& set_;
  std::uint64_t id_ = next_id();
  std::shared_mutex mutex_;
  RuleSigns signs_;
  std::map<std::pair<Packs, std::size_t>, std::unique_ptr<const Indexes>> indexes_;
};

}  // namespace dross
