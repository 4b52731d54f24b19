// The blank that `^\s*` takes: RE2's \s, which is ASCII and has no vertical tab.
#pragma once

#include <cstddef>
#include <string_view>

namespace dross {

inline constexpr std::string_view skipped_blanks = " \t\n\f\r";

constexpr bool is_skipped_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

constexpr std::size_t leading_blanks(std::string_view line) {
  std::size_t count = 0;
  while (count < line.size() && is_skipped_blank(line[count])) ++count;
  return count;
}

}  // namespace dross
