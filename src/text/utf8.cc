// Well-formed sequences are those of the Unicode Standard's table 3-7. Stepping by utfcpp meant to
// look at every text twice (its checked steps throw, so a search for invalid bytes went before) and
// was a fifth of the time of a whole run; the tests hold this decoder to utfcpp and to the table.
#include "text/utf8.h"

#include <utf8.h>

#include <iterator>

#include "base/byte_masks.h"

namespace dross {
namespace {

constexpr bool is_continuation(char32_t byte) {
  return (byte & 0xC0U) == 0x80U;
}

}  // namespace

CodePoint multibyte_at(std::string_view text, std::size_t at) {
  const std::size_t left = text.size() - at;
  const auto byte = [&](std::size_t i) -> char32_t {
    return static_cast<unsigned char>(text[at + i]);
  };
  const char32_t lead = byte(0);
  const CodePoint invalid{no_code_point, at, at + 1};
  if (lead < 0xC2 || left < 2 || !is_continuation(byte(1))) return invalid;
  if (lead < 0xE0) return {(lead & 0x1FU) << 6 | (byte(1) & 0x3FU), at, at + 2};
  if (left < 3 || !is_continuation(byte(2))) return invalid;
  const char32_t tail = (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  if (lead < 0xF0) {
    const char32_t value = (lead & 0x0FU) << 12 | tail;
    const bool is_surrogate = value >= 0xD800 && value < 0xE000;
    return value < 0x800 || is_surrogate ? invalid : CodePoint{value, at, at + 3};
  }
  if (lead > 0xF4 || left < 4 || !is_continuation(byte(3))) return invalid;
  const char32_t value = (lead & 0x07U) << 18 | tail << 6 | (byte(3) & 0x3FU);
  return value < 0x10000 || value > 0x10FFFF ? invalid : CodePoint{value, at, at + 4};
}

CodePoint code_point_before(std::string_view text, std::size_t end) {
  constexpr std::size_t longest = 4;
  const std::size_t floor = end > longest ? end - longest : 0;
  std::size_t begin = end - 1;
  while (begin > floor && is_continuation(static_cast<unsigned char>(text[begin]))) --begin;
  const CodePoint found = code_point_at(text.substr(0, end), begin);
  return found.end == end ? found : CodePoint{no_code_point, end - 1, end};
}

void append_utf8(char32_t value, std::string& out) {
  utf8::unchecked::append(value, std::back_inserter(out));
}

std::size_t count_code_points(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at = code_point_at(text, at).end;
  return count;
}

std::string shorten(std::string_view text, std::size_t width) {
  CodePoint point;
  CodePoints points(text);
  for (std::size_t count = 0; points.next(point); ++count) {
    if (count == width) return std::string(text.substr(0, point.begin)) + "…";
  }
  return std::string(text);
}

bool is_ascii(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += block_size) {
    if (Block(text, at).non_ascii() != 0) return false;
  }
  return true;
}

}  // namespace dross
