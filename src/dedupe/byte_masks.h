// 64 bytes of text in lower case, and what they are, one bit a byte. With SSE2 (every x86-64) four
// vectors; elsewhere a byte at a time, with the same result. Bytes beyond ASCII stay as they are.
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dross {

struct ByteMasks {
  std::uint64_t word = 0;   ///< a-z, 0-9
  std::uint64_t digit = 0;  ///< 0-9
  std::uint64_t space = 0;
  std::uint64_t quote = 0;  ///< "
  std::uint64_t wide = 0;   ///< not ASCII
};

/// `from` and `to`: 64 bytes each.
inline ByteMasks plain_lower_block(const char* from, char* to) {
  ByteMasks masks;
  for (std::size_t i = 0; i < 64; ++i) {
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

#ifdef __SSE2__

inline ByteMasks lower_block(const char* from, char* to) {
  const auto bits = [](__m128i mask) {
    return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(mask)));
  };
  // Is `first` <= byte < first + count? The smaller of (byte - first) and count - 1 is the former.
  const auto within = [](__m128i bytes, char first, char count) {
    const __m128i from_first = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    const __m128i last = _mm_set1_epi8(static_cast<char>(count - 1));
    return _mm_cmpeq_epi8(_mm_min_epu8(from_first, last), from_first);
  };
  ByteMasks masks;
  // Most blocks have no quotation mark and nothing beyond ASCII: where is asked only if there are.
  __m128i any_quote = _mm_setzero_si128();
  __m128i any_wide = _mm_setzero_si128();
  for (std::size_t part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 16 * part));
    const __m128i upper = _mm_and_si128(within(bytes, 'A', 26), _mm_set1_epi8(0x20));
    const __m128i lowered = _mm_or_si128(bytes, upper);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + 16 * part), lowered);
    const __m128i digit = within(bytes, '0', 10);
    const std::size_t shift = 16 * part;
    masks.digit |= bits(digit) << shift;
    masks.word |= bits(_mm_or_si128(digit, within(lowered, 'a', 26))) << shift;
    masks.space |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))) << shift;
    any_quote = _mm_or_si128(any_quote, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
    any_wide = _mm_or_si128(any_wide, bytes);
  }
  if (bits(_mm_or_si128(any_quote, any_wide)) == 0) return masks;
  for (std::size_t part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 16 * part));
    masks.quote |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))) << 16 * part;
    masks.wide |= bits(bytes) << 16 * part;
  }
  return masks;
}

#else

inline ByteMasks lower_block(const char* from, char* to) {
  return plain_lower_block(from, to);
}

#endif

}  // namespace dross
