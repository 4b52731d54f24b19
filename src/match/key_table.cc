// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4): the top bits of a product
// depend on all bytes of the key.
#include "match/key_table.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace dross {
namespace {

// Bits of bitmap a key: one in 64 of the keys that are not filed gets through.
constexpr std::size_t bits_per_key = 64;
// 512 bytes to 16 KiB: half of the smallest first-level cache in use.
constexpr unsigned min_bitmap_bits = 12;
constexpr unsigned max_bitmap_bits = 17;

unsigned clamp_bits(std::size_t wanted, unsigned low, unsigned high) {
  return std::clamp(static_cast<unsigned>(std::bit_width(wanted)), low, high);
}

}  // namespace

std::optional<std::vector<Key>> keys_of(const SetString& sets, const ByteSetPool& pool,
                                        std::size_t limit) {
  std::size_t count = 1;
  for (const SetId id : sets) {
    count *= pool.folded(id).size();
    if (count > limit) return std::nullopt;
  }
  std::vector<Key> keys = {0};
  for (std::size_t position = 0; position < sets.size(); ++position) {
    std::vector<Key> longer;
    longer.reserve(count);
    for (const Key key : keys) {
      for (const char c : pool.folded(sets[position])) {
        longer.push_back(key | static_cast<Key>(static_cast<unsigned char>(c)) << (8 * position));
      }
    }
    keys = std::move(longer);
  }
  return keys;
}

void KeyTable::build(const std::function<std::size_t(std::uint32_t, std::uint32_t)>& shared) {
  std::ranges::sort(pairs_, {}, [](const Pair& p) { return std::tuple(p.key, p.value); });
  std::size_t keys = 0;
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    if (i == 0 || pairs_[i].key != pairs_[i - 1].key) ++keys;
  }
  const unsigned bitmap_bits = clamp_bits(keys * bits_per_key, min_bitmap_bits, max_bitmap_bits);
  bitmap_shift_ = 32 - bitmap_bits;
  bitmap_.assign((std::size_t{1} << bitmap_bits) / 8, 0);
  const unsigned slot_bits = clamp_bits(keys * 2, 4, 31);
  slot_shift_ = 32 - slot_bits;
  slots_.assign(std::size_t{1} << slot_bits, 0);
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    if (i > 0 && pairs_[i].key == pairs_[i - 1].key) {
      if (shared) {
        pairs_[i].shared = static_cast<std::uint32_t>(shared(pairs_[i - 1].value, pairs_[i].value));
      }
      continue;
    }
    const std::uint32_t bit = hash(pairs_[i].key) >> bitmap_shift_;
    bitmap_[bit >> 3U] |= static_cast<std::uint8_t>(1U << (bit & 7U));
    std::size_t slot = hash(pairs_[i].key) >> slot_shift_;
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

std::span<const KeyTable::Pair> KeyTable::find(Key key) const {
  if (slots_.empty()) return {};
  for (std::size_t slot = hash(key) >> slot_shift_; slots_[slot] != 0;
       slot = (slot + 1) & (slots_.size() - 1)) {
    const std::size_t begin = slots_[slot] - 1;
    if (pairs_[begin].key != key) continue;
    std::size_t end = begin + 1;
    while (end < pairs_.size() && pairs_[end].key == key) ++end;
    return {pairs_.data() + begin, end - begin};
  }
  return {};
}

}  // namespace dross
