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

// A decoded string is never longer than its spelling, so room is made once.
void decode_string(std::string_view inside, std::string& out) {
  out.resize(inside.size());
  char* to = out.data();
  ByteFinder backslashes(inside, IsBackslash{});
  for (std::size_t at = 0; at < inside.size();) {
    // Escapes come in runs.
    if (inside[at] != '\\') {
      const std::size_t backslash = backslashes.find(at);
      to = std::copy_n(inside.data() + at, backslash - at, to);
      at = backslash;
      if (at == inside.size()) break;
    }
    const Escape escape = read_escape(inside, at);
    to = utf8::unchecked::append(escape.code_point, to);
    at += escape.raw_size;
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
