// Which values are filed under a few bytes of text? A bitmap that fits the first-level cache says
// "none" for almost all text; only behind it comes a hash table. Keys are bytes with 0x20 set: that
// makes one of a and A, and also of é and É, whose second bytes in UTF-8 differ in that bit alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
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

/// All keys that some sets, four at most, allow; nothing if they are more than `limit`.
std::optional<std::vector<Key>> keys_of(const SetString&, const ByteSetPool&, std::size_t limit);

class KeyTable {
 public:
  void add(Key key, std::uint32_t value) { pairs_.push_back({key, value, 0}); }
  /// After the last `add`. `shared(before, value)`: how much two values of one key have in common.
  void build(const std::function<std::size_t(std::uint32_t, std::uint32_t)>& shared = {});

  [[nodiscard]] bool empty() const { return pairs_.empty(); }
  /// False: nothing is filed under the key. True: perhaps something is.
  [[nodiscard]] bool may_have(Key key) const {
    const std::uint32_t bit = hash(key) >> bitmap_shift_;
    return ((bitmap_[bit >> 3U] >> (bit & 7U)) & 1U) != 0;
  }
  struct Pair {
    Key key = 0;
    std::uint32_t value = 0;
    std::uint32_t shared = 0;  ///< with the one before of this key; of the first 0
  };
  /// Those of this key, in the order of their values.
  [[nodiscard]] std::span<const Pair> find(Key key) const;

  static std::uint32_t hash(Key key) { return key * 0x9E3779B1U; }
  [[nodiscard]] const std::uint8_t* bitmap() const { return bitmap_.data(); }
  [[nodiscard]] unsigned bitmap_shift() const { return bitmap_shift_; }

 private:
  std::vector<Pair> pairs_;  ///< by key
  std::vector<std::uint8_t> bitmap_;
  unsigned bitmap_shift_ = 0;
  std::vector<std::uint32_t> slots_;  ///< open addressing: index of a key's first pair, plus one
  unsigned slot_shift_ = 0;
};

}  // namespace dross
