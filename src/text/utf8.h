// Code points of text that may hold anything. A byte that belongs to no well-formed sequence is
// handed out alone, as `no_code_point`, so that every byte of the text is visited once and nothing
// is repaired. Decoding stands in the header: it is the inner loop of folding, of counting words
// and of comparing paragraphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dross {

inline constexpr char32_t no_code_point = 0xFFFFFFFF;

struct CodePoint {
  char32_t value = no_code_point;
  std::size_t begin = 0;  ///< byte offset in the text
  std::size_t end = 0;
};

/// Of two bytes and more; else, and where the sequence is not well formed, the byte alone.
CodePoint multibyte_at(std::string_view text, std::size_t at);

/// The code point that begins at `at` (< text.size()), or the invalid byte there.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, at, at + 1};
  return multibyte_at(text, at);
}

class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  /// The next code point or invalid byte; false at the end.
  bool next(CodePoint& out) {
    if (position_ == text_.size()) return false;
    out = code_point_at(text_, position_);
    position_ = out.end;
    return true;
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

/// The code point that ends at `end` (a byte offset > 0), or the invalid byte there.
CodePoint code_point_before(std::string_view text, std::size_t end);

void append_utf8(char32_t, std::string& out);

/// Number of code points; an invalid byte counts as one.
std::size_t count_code_points(std::string_view text);

/// The text, or its first `width` code points and "…".
std::string shorten(std::string_view text, std::size_t width);

[[nodiscard]] bool is_ascii(std::string_view text);

}  // namespace dross
