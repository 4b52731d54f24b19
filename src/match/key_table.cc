// Sizes are chosen by the number of keys: a bitmap that is larger than it need be pushes other
// things out of the cache.
#include "match/key_table.h"

#include <algorithm>
#include <bit>

namespace dross {
namespace {

// Bits of bitmap a key: one in 256 of the keys that are not filed gets through.
constexpr std::size_t bits_per_key = 256;
// 512 bytes to 16 KiB: half of the smallest first-level cache in use.
constexpr unsigned min_bitmap_bits = 12;
constexpr unsigned max_bitmap_bits = 17;

unsigned clamp_bits(std::size_t wanted, unsigned low, unsigned high) {
  return std::clamp(static_cast<unsigned>(std::bit_width(wanted)), low, high);
}

std::optional<std::vector<Key>> joined_keys_of(const SetString& sets, const ByteSetPool& pool,
                                               std::size_t limit) {
  const auto first = keys_of(sets.substr(0, sizeof(Key)), pool, limit);
  const auto second = keys_of(sets.substr(sizeof(Key)), pool, limit);
  if (!first || !second || first->size() * second->size() > limit) return std::nullopt;
  std::vector<Key> keys;
  for (const Key one : *first) {
    for (const Key other : *second) keys.push_back(join_keys(one, other));
  }
  return keys;
}

}  // namespace

Rarity rarity_of(std::basic_string_view<SetId> window, const ByteSetPool& pool) {
  Rarity rarity;
  for (const SetId id : window) {
    rarity.frequency *= pool.frequency(id);
    rarity.keys *= pool.folded(id).size();
    if (!rarity.is_usable()) break;
  }
  return rarity;
}

std::optional<std::vector<Key>> keys_of(const SetString& sets, const ByteSetPool& pool,
                                        std::size_t limit) {
  if (sets.size() > sizeof(Key)) return joined_keys_of(sets, pool, limit);
  std::size_t count = 1;
  for (const SetId id : sets) {
    count *= pool.folded(id).size();
    if (count > limit) return std::nullopt;
  }
  // Each place multiplies the keys, in place and from the last key on.
  std::vector<Key> keys = {0};
  keys.reserve(count);
  for (std::size_t position = 0; position < sets.size(); ++position) {
    const std::string_view bytes = pool.folded(sets[position]);
    const std::size_t shorter = keys.size();
    keys.resize(shorter * bytes.size());
    for (std::size_t i = shorter; i-- > 0;) {
      const Key key = keys[i];
      for (std::size_t b = bytes.size(); b-- > 0;) {
        const auto byte = static_cast<Key>(static_cast<unsigned char>(bytes[b]));
        keys[i * bytes.size() + b] = key | byte << (8 * position);
      }
    }
  }
  return keys;
}

// Keys one after the other in the order of their bytes share their group with like ones.
NibbleTables nibbles_of(const std::vector<Key>& keys, std::size_t width) {
  constexpr std::size_t groups = 8;
  NibbleTables tables;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto group = static_cast<std::uint8_t>(1U << (i * groups / keys.size()));
    for (std::size_t place = 0; place < width; ++place) {
      const unsigned byte = (keys[i] >> (8 * place)) & 0xFFU;
      tables.low[place][byte & 15U] |= group;
      tables.high[place][byte >> 4U] |= group;
    }
  }
  for (std::size_t place = width; place < tables.low.size(); ++place) {
    tables.low[place].fill(0xFF);
    tables.high[place].fill(0xFF);
  }
  return tables;
}

void KeyDirectory::build(const std::vector<Key>& keys) {
  std::size_t different = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i == 0 || keys[i] != keys[i - 1]) ++different;
  }
  const unsigned bitmap_bits =
      clamp_bits(different * bits_per_key, min_bitmap_bits, max_bitmap_bits);
  bitmap_shift_ = 32 - bitmap_bits;
  bitmap_.assign((std::size_t{1} << bitmap_bits) / 8, 0);
  const unsigned slot_bits = clamp_bits(different * 2, 4, 31);
  slot_shift_ = 32 - slot_bits;
  slots_.assign(std::size_t{1} << slot_bits, {});
  for (std::uint32_t begin = 0; begin < keys.size();) {
    std::uint32_t end = begin + 1;
    while (end < keys.size() && keys[end] == keys[begin]) ++end;
    insert(keys[begin], {begin, end});
    begin = end;
  }
}

void KeyDirectory::insert(Key key, Range range) {
  const std::uint32_t bit = hash_of(key) >> bitmap_shift_;
  bitmap_[bit >> 3U] |= static_cast<std::uint8_t>(1U << (bit & 7U));
  std::size_t slot = hash_of(key) >> slot_shift_;
  while (slots_[slot].range.end != 0) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = {key, range};
}

}  // namespace dross
