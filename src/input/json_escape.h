// One escape of a JSON string. Decoding a string and mapping its spans back to raw bytes must agree
// on where an escape ends and how long it decodes, so both ask here.
#pragma once

#include <cstddef>
#include <string_view>

namespace dross::json {

struct Escape {
  std::size_t raw_size;  ///< bytes of the escape: 2, 6, or 12 for a surrogate pair
  char32_t code_point;   ///< a lone surrogate stands for itself
};

/// The escape at `inside[at]`, a backslash. `inside` must come from a string that scan_object
/// accepted: nothing is checked again.
Escape read_escape(std::string_view inside, std::size_t at);

/// Bytes that the code point takes in UTF-8; a surrogate takes three.
constexpr std::size_t utf8_size(char32_t code_point) {
  if (code_point < 0x80) return 1;
  if (code_point < 0x800) return 2;
  return code_point < 0x10000 ? 3 : 4;
}

}  // namespace dross::json
