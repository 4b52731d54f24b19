// Code points of text that may hold anything. utfcpp finds the valid stretches and steps through
// them; a byte outside them is handed out alone, as `no_code_point`, so that every byte of the text
// is visited once and nothing is repaired.
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

class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  /// The next code point or invalid byte; false at the end.
  bool next(CodePoint&);

 private:
  void find_valid_stretch();

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t valid_until_ = 0;
};

/// The code point that ends at `end` (a byte offset > 0), or the invalid byte there.
CodePoint code_point_before(std::string_view text, std::size_t end);

void append_utf8(char32_t, std::string& out);

/// Number of code points; an invalid byte counts as one.
std::size_t count_code_points(std::string_view text);

[[nodiscard]] bool is_ascii(std::string_view text);

}  // namespace dross
