// All odd letters are C5 BF or begin with E1 B2, E1 BA, E1 BE, E1 BF or E2 84
// (rules/code_point_set).
#include "match/odd_letters.h"

#include "match/kernels.h"
#include "rules/code_point_set.h"
#include "text/utf8.h"

namespace dross {
namespace {

char32_t first_code_point(std::string_view text) {
  CodePoint point;
  CodePoints points(text.substr(0, 3));
  points.next(point);
  return point.value;
}

}  // namespace

std::size_t find_odd_letter(std::string_view text, std::size_t from) {
  const Kernels& kernel = kernels();
  for (std::size_t at = kernel.find_odd_block(text, from); at < text.size();
       at = kernel.find_odd_block(text, at + 1)) {
    const char32_t c = first_code_point(text.substr(at));
    if (c != no_code_point && common_form(c) != c) return at;
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
