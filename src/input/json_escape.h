// One escape of a JSON string. Decoding a string and mapping its spans back to raw bytes must agree
// on where an escape ends and how long it decodes, so both ask here. Dumps that Python has written
// hold each letter beyond ASCII as an escape, so all of it is inline.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hex_digit.h"

namespace dross::json {

struct Escape {
  std::size_t raw_size;  ///< bytes of the escape: 2, 6, or 12 for a surrogate pair
  char32_t code_point;   ///< a lone surrogate stands for itself
};

/// The number that four digits are; below 0 where one is no digit.
constexpr std::int32_t hex4_at(const char* digits) {
  // A -1 keeps its sign when it is multiplied.
  return hex_value(digits[0]) * 4096 | hex_value(digits[1]) * 256 | hex_value(digits[2]) * 16 |
         hex_value(digits[3]);
}

inline constexpr std::size_t unicode_escape_size = 6;  // \uXXXX

constexpr bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

inline Escape read_unicode_escape(std::string_view inside, std::size_t at) {
  const auto unit = static_cast<char32_t>(hex4_at(inside.data() + at + 2));
  if (!is_high_surrogate(unit)) return {unicode_escape_size, unit};
  const std::string_view next = inside.substr(at + unicode_escape_size);
  if (next.starts_with("\\u")) {
    const auto low = static_cast<char32_t>(hex4_at(next.data() + 2));
    if (is_low_surrogate(low)) {
      return {2 * unicode_escape_size, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)};
    }
  }
  return {unicode_escape_size, unit};
}

/// The escape at `inside[at]`, a backslash. `inside` must come from a string that scan_object
/// accepted: nothing is checked again.
inline Escape read_escape(std::string_view inside, std::size_t at) {
  switch (inside[at + 1]) {
    case 'b':
      return {2, U'\b'};
    case 'f':
      return {2, U'\f'};
    case 'n':
      return {2, U'\n'};
    case 'r':
      return {2, U'\r'};
    case 't':
      return {2, U'\t'};
    case 'u':
      return read_unicode_escape(inside, at);
    default:
      return {2, static_cast<char32_t>(inside[at + 1])};  // " \ /
  }
}

/// Bytes that the code point takes in UTF-8; a surrogate takes three.
constexpr std::size_t utf8_size(char32_t code_point) {
  if (code_point < 0x80) return 1;
  if (code_point < 0x800) return 2;
  return code_point < 0x10000 ? 3 : 4;
}

}  // namespace dross::json
