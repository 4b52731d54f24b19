// Stepping by utfcpp: `find_invalid` once per valid stretch, then its unchecked iteration, which is
// safe there. The checked `utf8::next` would throw at every invalid byte.
#include "text/utf8.h"

#include <utf8.h>

#include <cstring>
#include <iterator>

namespace dross {

CodePoints::CodePoints(std::string_view text) : text_(text) {
  find_valid_stretch();
}

void CodePoints::find_valid_stretch() {
  const auto from = text_.begin() + static_cast<std::ptrdiff_t>(position_);
  const auto bad = utf8::find_invalid(from, text_.end());
  valid_until_ = static_cast<std::size_t>(bad - text_.begin());
}

bool CodePoints::next(CodePoint& out) {
  if (position_ == text_.size()) return false;
  out.begin = position_;
  if (position_ < valid_until_) {
    auto it = text_.begin() + static_cast<std::ptrdiff_t>(position_);
    out.value = utf8::unchecked::next(it);
    position_ = static_cast<std::size_t>(it - text_.begin());
  } else {
    out.value = no_code_point;
    ++position_;
    find_valid_stretch();
  }
  out.end = position_;
  return true;
}

CodePoint code_point_before(std::string_view text, std::size_t end) {
  constexpr std::size_t longest = 4;
  const std::size_t floor = end > longest ? end - longest : 0;
  std::size_t begin = end - 1;
  while (begin > floor && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  const std::string_view piece = text.substr(begin, end - begin);
  if (utf8::is_valid(piece.begin(), piece.end())) {
    auto it = piece.begin();
    const char32_t value = utf8::unchecked::next(it);
    if (it == piece.end()) return {value, begin, end};
  }
  return {no_code_point, end - 1, end};
}

void append_utf8(char32_t value, std::string& out) {
  utf8::unchecked::append(value, std::back_inserter(out));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  CodePoint ignored;
  for (CodePoints points(text); points.next(ignored);) ++count;
  return count;
}

bool is_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080ULL) != 0) return false;
  }
  for (; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
  }
  return true;
}

}  // namespace dross
