// With which rules can this line begin? Most sequences are filed under their first eight bytes, or
// four if they are shorter, those of a key in order, so that what several have in common is
// compared once. Those whose first bytes are too many to spell out go through bit masks by
// position: a bit a sequence (or bucket of them), and the masks of the line's first eight bytes are
// put together by `and`.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "match/key_table.h"
#include "match/leading_blank.h"
#include "match/sequence_store.h"
#include "match/signs.h"

namespace dross {

class PrefixIndex {
 public:
  /// The pool, in which the signs' sets are, is asked until the index is built.
  explicit PrefixIndex(const ByteSetPool& pool) : pool_(pool) {}

  /// The sign must live until the index is built.
  void add(const PrefixSign&, std::uint32_t rule);
  /// After the last `add`.
  void build();

  /// Calls `stop(const SequenceStore::Entry&)` for each sequence that the line begins with, until
  /// it says true; did it?
  template <class Stop>
  bool find(std::string_view line, Stop&& stop) const {
    if (line.empty()) return false;
    if (find_at(line, Front::is_line_start, stop)) return true;
    if (!is_skipped_blank(line.front())) return false;
    line.remove_prefix(leading_blanks(line));
    return find_at(line, Front::follows_blank, stop);
  }
  /// May `find` have anything to say of a line of eight bytes or more that does not begin with
  /// blank? Eight bytes from `line` on are read, also where they are another line's.
  [[nodiscard]] bool may_begin(const char* line) const {
    const Key first = load_key(line, key_mask(key_width));
    const Key second = load_key(line + key_width, key_mask(key_width));
    return longer_.may_have(join_keys(first, second)) || narrow_.may_have(first) ||
           masks_at(line) != 0;
  }

  static constexpr std::size_t positions = 8;

 private:
  static constexpr std::size_t key_width = 4;
  enum class Front : std::uint8_t { is_line_start, follows_blank };
  using Mask = std::uint64_t;
  struct Narrow {
    std::uint32_t number = 0;
    std::uint32_t shared = 0;  ///< first sets that the one before of the key has too
    std::uint32_t skip = 0;    ///< to the next that shares less with the one before this
  };

  [[nodiscard]] Mask masks_at(const char* line) const {
    Mask mask = used_;
    for (std::size_t i = 0; i < half; ++i) mask &= masks_[i][static_cast<unsigned char>(line[i])];
    if (mask == 0) return 0;
    for (std::size_t i = half; i < positions; ++i) {
      mask &= masks_[i][static_cast<unsigned char>(line[i])];
    }
    return mask;
  }
  [[nodiscard]] Mask masks_of(std::string_view line) const;

  template <class Stop>
  bool find_at(std::string_view line, Front front, Stop&& stop) const {
    const auto stops_at = [&](std::uint32_t number) {
      return (front == Front::is_line_start || after_blank_[number]) && stop(store_.entry(number));
    };
    if (line.size() >= key_width) {
      const Key first = load_key(line.data(), key_mask(key_width));
      if (narrow_.may_have(first) && find_narrow(narrow_.find(first), line, stops_at)) return true;
      if (line.size() >= 2 * key_width) {
        const Key second = load_key(line.data() + key_width, key_mask(key_width));
        const Key key = join_keys(first, second);
        if (longer_.may_have(key) && find_narrow(longer_.find(key), line, stops_at)) return true;
      }
    }
    for (Mask mask = masks_of(line); mask != 0; mask &= mask - 1) {
      for (const std::uint32_t number :
           buckets_[static_cast<std::size_t>(std::countr_zero(mask))]) {
        if (store_.begins(store_.entry(number), line) && stops_at(number)) return true;
      }
    }
    return false;
  }

  // A sequence that shares more with the one before than that one had right is wrong too, and so
  // are all after it that share as much: this is a walk through a trie, laid flat.
  template <class StopsAt>
  bool find_narrow(std::span<const Narrow> filed, std::string_view line, StopsAt&& stops_at) const {
    std::size_t right = 0;
    for (std::size_t i = 0; i < filed.size();) {
      const Narrow& one = filed[i];
      if (one.shared > right) {
        i += one.skip;
        continue;
      }
      ++i;
      const SequenceStore::Entry& entry = store_.entry(one.number);
      right = store_.matched(entry, line, one.shared);
      if (right == entry.size && SequenceStore::ends(entry, line) && stops_at(one.number)) {
        return true;
      }
    }
    return false;
  }

  static constexpr std::size_t half = 4;
  static constexpr std::size_t max_buckets = 64;

  const ByteSetPool& pool_;
  struct Draft {
    const PrefixSign* sign = nullptr;
    std::uint32_t rule = 0;
  };
  void file(const Draft&);
  bool file_longer(const SetString& bytes, std::uint32_t number);
  void fill_shared(KeyTable<Narrow>& table) const;
  void fill_masks();
  void add_to_masks(const SequenceStore::Entry&, std::size_t position, Mask bit);

  std::vector<Draft> drafts_;      ///< until `build`
  SequenceStore store_;            ///< in the order of their sets
  std::vector<bool> after_blank_;  ///< of each sequence
  KeyTable<Narrow> narrow_;        ///< by four bytes
  KeyTable<Narrow> longer_;        ///< by eight
  std::vector<std::uint32_t> wide_;
  std::vector<std::vector<std::uint32_t>> buckets_;  ///< of `wide_`
  Mask used_ = 0;
  std::array<std::array<Mask, 256>, positions> masks_{};
  std::array<Mask, positions>
      shorter_{};  ///< buckets with a sequence that ends before the position
};

}  // namespace dross
