// All odd letters are C5 BF or begin with E1 B2, E1 BA, E1 BE, E1 BF or E2 84
// (rules/code_point_set).
#include "match/odd_letters.h"

#include "rules/code_point_set.h"
#include "text/utf8.h"

namespace dross {
namespace {

bool begins_odd_block(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xC5:
      return second == 0xBF;
    case 0xE1:
      return second == 0xB2 || second == 0xBA || second == 0xBE || second == 0xBF;
    case 0xE2:
      return second == 0x84;
    default:
      return false;
  }
}

char32_t first_code_point(std::string_view text) {
  CodePoint point;
  CodePoints points(text.substr(0, 3));
  points.next(point);
  return point.value;
}

}  // namespace

std::size_t find_odd_letter(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i + 1 < text.size(); ++i) {
    if (!begins_odd_block(static_cast<unsigned char>(text[i]),
                          static_cast<unsigned char>(text[i + 1]))) {
      continue;
    }
    const char32_t c = first_code_point(text.substr(i));
    if (c != no_code_point && common_form(c) != c) return i;
  }
  return std::string_view::npos;
}

std::string spell_commonly(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = find_odd_letter(text); at != std::string_view::npos;
       at = find_odd_letter(text, copied)) {
    out += text.substr(copied, at - copied);
    const char32_t c = first_code_point(text.substr(at));
    append_utf8(common_form(c), out);
    copied = at + (c < 0x800 ? 2 : 3);
  }
  out += text.substr(copied);
  return out;
}

}  // namespace dross
