// Is a text hard-wrapped, that is, were its paragraphs broken into lines of about one width?
#pragma once

#include <cstddef>
#include <vector>

namespace dross {

/// One physical line, measured in code points.
struct PhysicalLine {
  std::size_t begin = 0;  ///< byte offset
  std::size_t end = 0;    ///< before the line end (CR LF or LF)
  std::size_t next = 0;   ///< after the line end
  bool blank = false;
};

/// Where words were broken off at a width W, a line and the first word of the next never fit into W
/// together. Lists, tables, verse and one-line paragraphs break long before their longest line.
bool is_hard_wrapped(const char* text, const std::vector<PhysicalLine>& lines);

}  // namespace dross
