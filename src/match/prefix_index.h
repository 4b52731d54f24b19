// With which rules can this line begin? Most sequences are filed under their first four bytes;
// those whose first bytes are too many to spell out go through bit masks by position: a bit a
// sequence (or bucket of them), and of the line's first eight bytes the masks of all are put
// together by `and`.
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
  explicit PrefixIndex(const ByteSetPool& pool) : pool_(pool), store_(pool) {}

  void add(const PrefixSign&, std::uint32_t rule);
  void build();

  /// Calls `hit(const SequenceStore::Entry&)` for each sequence that the line begins with.
  template <class Hit>
  void find(std::string_view line, Hit&& hit) const {
    if (line.empty()) return;
    if (!is_skipped_blank(line.front())) return find_at(line, Front::is_line_start, hit);
    find_at(line, Front::is_line_start, hit);
    line.remove_prefix(leading_blanks(line));
    find_at(line, Front::follows_blank, hit);
  }
  /// May `find` have anything to say of a line of eight bytes or more that does not begin with
  /// blank? Eight bytes from `line` on are read, also where they are another line's.
  [[nodiscard]] bool may_begin(const char* line) const {
    return narrow_.may_have(load_key<key_width>(line)) || masks_at(line) != 0;
  }

  static constexpr std::size_t positions = 8;

 private:
  static constexpr std::size_t key_width = 4;
  enum class Front : std::uint8_t { is_line_start, follows_blank };
  using Mask = std::uint64_t;

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

  template <class Hit>
  void find_at(std::string_view line, Front front, Hit&& hit) const {
    const auto test = [&](std::uint32_t number) {
      if (front == Front::follows_blank && !after_blank_[number]) return;
      const SequenceStore::Entry& entry = store_.entry(number);
      if (store_.begins(entry, line)) hit(entry);
    };
    if (line.size() >= key_width) {
      const Key key = load_key<key_width>(line.data());
      if (narrow_.may_have(key)) {
        for (const KeyTable::Pair& pair : narrow_.find(key)) test(pair.value);
      }
    }
    for (Mask mask = masks_of(line); mask != 0; mask &= mask - 1) {
      for (const std::uint32_t number :
           buckets_[static_cast<std::size_t>(std::countr_zero(mask))]) {
        test(number);
      }
    }
  }

  static constexpr std::size_t half = 4;
  static constexpr std::size_t max_buckets = 64;

  const ByteSetPool& pool_;
  SequenceStore store_;
  std::vector<bool> after_blank_;  ///< of each sequence
  KeyTable narrow_;
  std::vector<std::uint32_t> wide_;
  std::vector<std::vector<std::uint32_t>> buckets_;  ///< of `wide_`
  Mask used_ = 0;
  std::array<std::array<Mask, 256>, positions> masks_{};
  std::array<Mask, positions>
      shorter_{};  ///< buckets with a sequence that ends before the position
};

}  // namespace dross
