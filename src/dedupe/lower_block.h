// 64 bytes of text in lower case, and what they are, one bit a byte: base/byte_masks.h, for one who
// wants the bytes written too and all masks in one pass. Bytes beyond ASCII stay as they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/byte_masks.h"

namespace dross {

struct ByteMasks {
  std::uint64_t word = 0;   ///< a-z, 0-9
  std::uint64_t digit = 0;  ///< 0-9
  std::uint64_t space = 0;
  std::uint64_t quote = 0;  ///< "
  std::uint64_t wide = 0;   ///< not ASCII
};

/// A byte after the other: what lower_block() is compared with. `from` and `to`: 64 bytes each.
inline ByteMasks plain_lower_block(const char* from, char* to) {
  ByteMasks masks;
  for (std::size_t i = 0; i < block_size; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    const char c = from[i];
    to[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    const bool digit = c >= '0' && c <= '9';
    if (digit) masks.digit |= bit;
    if (digit || (to[i] >= 'a' && to[i] <= 'z')) masks.word |= bit;
    if (c == ' ') masks.space |= bit;
    if (c == '"') masks.quote |= bit;
    if (static_cast<unsigned char>(c) >= 0x80) masks.wide |= bit;
  }
  return masks;
}

inline ByteMasks lower_block(const char* from, char* to) {
  ByteMasks masks;
  // Most blocks have no quotation mark and nothing beyond ASCII: where is asked only if there are.
  Bytes16 rare{};
  for (std::size_t at = 0; at < block_size; at += sizeof(Bytes16)) {
    Bytes16 bytes;
    std::memcpy(&bytes, from + at, sizeof bytes);
    const Bytes16 lowered = bytes | (is_within(bytes, 'A', 'Z') & 0x20);
    std::memcpy(to + at, &lowered, sizeof lowered);
    const Bytes16 digit = is_ascii_digit(bytes);
    masks.digit |= top_bits(digit) << at;
    masks.word |= top_bits(digit | is_within(lowered, 'a', 'z')) << at;
    masks.space |= top_bits(is_byte(bytes, ' ')) << at;
    rare |= is_byte(bytes, '"') | bytes;
  }
  if (top_bits(rare) == 0) return masks;
  for (std::size_t at = 0; at < block_size; at += sizeof(Bytes16)) {
    Bytes16 bytes;
    std::memcpy(&bytes, from + at, sizeof bytes);
    masks.quote |= top_bits(is_byte(bytes, '"')) << at;
    masks.wide |= top_bits(bytes) << at;
  }
  return masks;
}

}  // namespace dross
