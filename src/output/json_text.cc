// Bytes are walked by code point, since only there is it known which of them are invalid.
#include "output/json_text.h"

#include <fmt/format.h>

#include "input/json.h"
#include "text/utf8.h"

namespace dross {
namespace {

void append_escaped(std::string_view valid, std::string& out) {
  for (const char c : valid) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
}

}  // namespace

void append_json_bytes(std::string_view bytes, std::string& out) {
  out += '"';
  CodePoint point;
  for (CodePoints points(bytes); points.next(point);) {
    const std::string_view piece = bytes.substr(point.begin, point.end - point.begin);
    if (point.value == no_code_point) {
      out += fmt::format("\\udc{:02x}", static_cast<unsigned char>(piece.front()));
    } else {
      append_escaped(piece, out);
    }
  }
  out += '"';
}

void append_json_or_null(std::string_view text, std::string& out) {
  if (text.empty()) {
    out += "null";
  } else {
    append_json_bytes(text, out);
  }
}

// Decoded, U+DC80..U+DCFF stand as ED B2 80 .. ED B3 BF, which no valid text holds.
std::string read_json_bytes(std::string_view inside) {
  std::string decoded;
  json::decode_string(inside, decoded);
  std::string out;
  out.reserve(decoded.size());
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    const auto first = static_cast<unsigned char>(decoded[i]);
    if (first != 0xED || i + 2 >= decoded.size()) {
      out += decoded[i];
      continue;
    }
    const auto second = static_cast<unsigned char>(decoded[i + 1]);
    const auto third = static_cast<unsigned char>(decoded[i + 2]);
    if (second != 0xB2 && second != 0xB3) {
      out += decoded[i];
      continue;
    }
    out += static_cast<char>(0x80U | ((second & 1U) << 6U) | (third & 0x3FU));
    i += 2;
  }
  return out;
}

}  // namespace dross
