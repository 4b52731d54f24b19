// Which values are filed under a few bytes of text? A bitmap that fits the first-level cache says
// "none" for almost all text; only behind it comes a hash table. Keys are bytes with 0x20 set: that
// makes one of a and A, and also of é and É, whose second bytes in UTF-8 differ in that bit alone.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "match/byte_set.h"
#include "match/kernels.h"

namespace dross {

using Key = std::uint32_t;

/// 0x20 in each byte of a window.
constexpr Key key_folds(Key mask) {
  return mask & 0x20202020U;
}

/// The bytes of `mask`, of the four at `text`.
inline Key load_key(const char* text, Key mask) {
  Key key = 0;
  std::memcpy(&key, text, sizeof(key));
  return (key & mask) | key_folds(mask);
}

/// The mask for the first bytes of a window, up to four.
constexpr Key key_mask(std::size_t width) {
  return width >= sizeof(Key) ? ~Key{0} : (Key{1} << (8 * width)) - 1;
}

/// One key for two windows side by side. Others may have the same one.
constexpr Key join_keys(Key first, Key second) {
  return first ^ (second * 0x85EBCA6BU);
}

/// The key of a window of up to four bytes, or of eight. Four bytes or eight are read.
inline Key key_of_window(const char* text, std::size_t width) {
  const Key first = load_key(text, key_mask(width));
  if (width <= sizeof(Key)) return first;
  return join_keys(first, load_key(text + sizeof(Key), key_mask(sizeof(Key))));
}

/// A window near the end of a text, with zeros where the text has ended. They fold to spaces: what
/// is found by such a window is no literal until it has been compared.
inline std::array<char, 2 * sizeof(Key)> padded_window(std::string_view text, std::size_t at) {
  std::array<char, 2 * sizeof(Key)> window{};
  std::copy_n(text.data() + at, std::min(window.size(), text.size() - at), window.data());
  return window;
}

/// Keys that a window is filed under at most.
inline constexpr std::size_t max_keys_of_window = 64;

/// Of a window: how often it stands in news text, and into how many keys it falls.
struct Rarity {
  double frequency = 1;
  std::size_t keys = 1;

  [[nodiscard]] bool is_usable() const { return keys <= max_keys_of_window; }
};

/// Of the window that the sets are; where it is not usable, its figures are lower bounds.
Rarity rarity_of(std::basic_string_view<SetId> window, const ByteSetPool&);

/// All keys that some sets, four at most or eight, allow; nothing if they are more than `limit`.
std::optional<std::vector<Key>> keys_of(const SetString&, const ByteSetPool&, std::size_t limit);

/// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4): the top bits of the
/// product depend on all bytes of the key.
constexpr std::uint32_t hash_of(Key key) {
  return key * 0x9E3779B1U;
}

/// Is the bit of this key set in the bitmap of a KeyDirectory?
inline bool has_bit(const std::uint8_t* bitmap, unsigned shift, Key key) {
  const std::uint32_t bit = hash_of(key) >> shift;
  return ((bitmap[bit >> 3U] >> (bit & 7U)) & 1U) != 0;
}

/// Do the bitmaps have the first bytes? Four are read.
inline bool has_first_bytes(const char* text, const WordProbe& probe) {
  const Key four = load_key(text, key_mask(4));
  const bool by_four = has_bit(probe.four, probe.four_shift, four);
  const bool by_three = has_bit(probe.three, probe.three_shift, four & key_mask(3));
  return by_four || by_three;
}

/// Groups for windows of up to three bytes, of which these are all.
NibbleTables nibbles_of(const std::vector<Key>& keys, std::size_t width);

/// Where a key's values are: a bitmap before a table with open addressing.
class KeyDirectory {
 public:
  /// `keys` ascend, and may repeat.
  void build(const std::vector<Key>& keys);

  [[nodiscard]] bool may_have(Key key) const { return has_bit(bitmap_.data(), bitmap_shift_, key); }
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  [[nodiscard]] Range find(Key key) const {
    std::size_t at = hash_of(key) >> slot_shift_;
    while (slots_[at].range.end != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at].range;
  }
  [[nodiscard]] const std::uint8_t* bitmap() const { return bitmap_.data(); }
  [[nodiscard]] unsigned bitmap_shift() const { return bitmap_shift_; }

 private:
  struct Slot {
    Key key = 0;
    Range range;  ///< empty = free
  };
  void insert(Key key, Range range);

  std::vector<std::uint8_t> bitmap_;
  unsigned bitmap_shift_ = 0;
  std::vector<Slot> slots_;
  unsigned slot_shift_ = 0;
};

/// Values that a key is looked up for lie side by side.
template <class Value>
class KeyTable {
 public:
  void add(Key key, const Value& value) { pairs_.push_back({key, value}); }

  /// After the last `add`. Values of one key stay in the order in which they came.
  void build() {
    std::ranges::stable_sort(pairs_, {}, &Pair::key);
    std::vector<Key> keys;
    for (const Pair& pair : pairs_) {
      keys.push_back(pair.key);
      values_.push_back(pair.value);
    }
    pairs_.clear();
    directory_.build(keys);
    const auto repeats = std::ranges::unique(keys);
    keys.erase(repeats.begin(), repeats.end());
    keys_ = std::move(keys);
  }

  /// False: nothing is filed under the key. True: perhaps something is.
  [[nodiscard]] bool may_have(Key key) const { return directory_.may_have(key); }
  [[nodiscard]] std::span<const Value> find(Key key) const {
    const auto range = directory_.find(key);
    return std::span(values_).subspan(range.begin, range.end - range.begin);
  }
  [[nodiscard]] std::span<Value> find(Key key) {
    const auto range = directory_.find(key);
    return std::span(values_).subspan(range.begin, range.end - range.begin);
  }
  [[nodiscard]] const KeyDirectory& directory() const { return directory_; }
  /// Each key once.
  [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

 private:
  struct Pair {
    Key key = 0;
    Value value;
  };
  std::vector<Pair> pairs_;  ///< until `build`
  std::vector<Key> keys_;
  std::vector<Value> values_;
  KeyDirectory directory_;
};

}  // namespace dross
