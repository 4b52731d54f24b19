// The plain form, by a table; kernels.h has those that look at many bytes at once.
#include "match/line_traits.h"

namespace dross {

LineTraits traits_of(std::string_view line) {
  LineTraits traits;
  traits.bytes = static_cast<std::uint32_t>(line.size());
  for (const char c : line) {
    traits.shown |= kinds_of_bytes[static_cast<unsigned char>(c)];
    if (c == ' ') ++traits.spaces;
  }
  return traits;
}

}  // namespace dross
