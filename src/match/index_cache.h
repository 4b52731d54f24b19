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

#include "base/serial_number.h"
#include "match/length_class.h"
#include "match/match.h"
#include "match/rule_index.h"

namespace dross {

/// For the lines of one class.
struct Indexes {
  Indexes(const RuleSet& set, const Selection& selection, RuleSigns& signs)
      : folded(set, selection, PatternView::folded, signs),
        raw(set, selection, PatternView::raw, signs) {}

  RuleIndex folded;
  RuleIndex raw;
};

/// Rules bound to a site make selections as many as there are hosts, so an index holds all rules of
/// its packs, and who is not selected is sorted out among the suspects. For many threads at once.
class IndexCache {
  using Packs = std::vector<std::uint32_t>;
  struct PackIndexes {
    std::uint64_t id = next_serial_number();
    std::array<std::unique_ptr<const Indexes>, length_classes.size()> of_class;
    std::atomic<std::size_t> bytes = 0;  ///< of lines that were longer than the first class
  };
  using ByPacks = std::map<Packs, PackIndexes>;

 public:
  /// Keeps a reference to the set. Longer lines have indexes of their own from so many bytes on.
  IndexCache(const RuleSet& set, std::size_t classes_from)
      : set_(set), classes_from_(classes_from), signs_(set) {}

  /// The indexes of one selection, as far as they were asked for.
  class View {
   public:
    /// For a line of so many words and bytes.
    std::size_t class_for(std::uint32_t words, std::size_t bytes) {
      const std::size_t length_class = length_class_of(words);
      if (length_class == 0 || known_[length_class] != nullptr) return length_class;
      const std::size_t before = all_->second.bytes.fetch_add(bytes, std::memory_order_relaxed);
      return before < cache_->classes_from_ ? 0 : length_class;
    }
    const Indexes& of(std::size_t length_class) {
      const Indexes*& known = known_[length_class];
      if (known == nullptr) known = &cache_->find(*all_, length_class);
      return *known;
    }
    /// A number for the packs' rules, that of no others in this process.
    [[nodiscard]] std::uint64_t id() const { return all_->second.id; }
    /// Those of the selected rules that `wanted` is true of.
    const Selection& rules(RuleTest wanted);

   private:
    friend IndexCache;
    std::uint64_t id_ = 0;
    IndexCache* cache_ = nullptr;
    ByPacks::value_type* all_ = nullptr;
    Selection selection_;
    std::array<const Indexes*, length_classes.size()> known_{};
    std::vector<std::pair<RuleTest, Selection>> wanted_;
  };

  /// For this thread, until it asks again.
  View& view(const Selection& selection);

 private:
  [[nodiscard]] Packs packs_of(const Selection& selection) const;
  ByPacks::value_type& indexes_of(const Packs& packs);
  const Indexes& find(ByPacks::value_type& all, std::size_t length_class);
  [[nodiscard]] Selection rules_of(const Packs& packs, std::size_t length_class);

  const RuleSet& set_;
  std::size_t classes_from_;
  std::uint64_t id_ = next_serial_number();
  std::shared_mutex mutex_;
  RuleSigns signs_;
  ByPacks indexes_;
};

}  // namespace dross
