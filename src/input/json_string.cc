// JSON strings: escapes out of them, and text into them. Lone surrogates are kept as the three
// bytes of their code point (what CESU-8 would write), because dumps written by Python hold them
// and a text with one is still worth cleaning; utf8::unchecked::append writes just that.
#include <utf8.h>

#include <algorithm>
#include <iterator>

#include "base/byte_masks.h"
#include "input/json.h"
#include "input/json_escape.h"

namespace dross::json {
namespace {

constexpr std::size_t unicode_escape_size = 6;  // \uXXXX

char32_t hex_digit(char c) {
  if (c <= '9') return static_cast<char32_t>(c - '0');
  return static_cast<char32_t>((c | 0x20) - 'a' + 10);
}

char32_t read_hex4(std::string_view digits) {
  char32_t unit = 0;
  for (char c : digits.substr(0, 4)) unit = unit * 16 + hex_digit(c);
  return unit;
}

constexpr bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

Escape read_unicode_escape(std::string_view inside, std::size_t at) {
  const char32_t unit = read_hex4(inside.substr(at + 2));
  const std::string_view next = inside.substr(at + unicode_escape_size);
  if (is_high_surrogate(unit) && next.starts_with("\\u")) {
    const char32_t low = read_hex4(next.substr(2));
    if (is_low_surrogate(low)) {
      return {2 * unicode_escape_size, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)};
    }
  }
  return {unicode_escape_size, unit};
}

struct IsBackslash {
  Bytes16 operator()(Bytes16 bytes) const { return is_byte(bytes, '\\'); }
};

void append_escaped(unsigned char c, std::string& out) {
  static constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (c < 0x20) {
    out += "\\u00";
    out += hex[c >> 4];
    out += hex[c & 15];
  } else {
    out += static_cast<char>(c);
  }
}

}  // namespace

Escape read_escape(std::string_view inside, std::size_t at) {
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

// A decoded string is never longer than its spelling, so room is made once.
void decode_string(std::string_view inside, std::string& out) {
  out.resize(inside.size());
  char* to = out.data();
  ByteFinder backslashes(inside, IsBackslash{});
  for (std::size_t at = 0; at < inside.size();) {
    const std::size_t backslash = backslashes.find(at);
    to = std::copy_n(inside.data() + at, backslash - at, to);
    if (backslash == inside.size()) break;
    const Escape escape = read_escape(inside, backslash);
    to = utf8::unchecked::append(escape.code_point, to);
    at = backslash + escape.raw_size;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

std::string quote(std::string_view text) {
  std::string out = "\"";
  auto at = text.begin();
  while (at != text.end()) {
    const auto invalid = utf8::find_invalid(at, text.end());
    for (; at != invalid; ++at) append_escaped(static_cast<unsigned char>(*at), out);
    if (at == text.end()) break;
    out += "\xEF\xBF\xBD";
    ++at;
  }
  out += '"';
  return out;
}

}  // namespace dross::json
