// The plain form, by a table; kernels.h has those that look at many bytes at once.
#include "match/line_traits.h"

namespace dross {
namespace {

constexpr std::array<TraitMask, 256> make_table() {
  std::array<TraitMask, 256> table{};
  for (unsigned byte = 0; byte < table.size(); ++byte) table[byte] = kinds_of(byte);
  return table;
}

}  // namespace

LineTraits traits_of(std::string_view line) {
  static constexpr std::array<TraitMask, 256> kinds = make_table();
  LineTraits traits;
  traits.bytes = static_cast<std::uint32_t>(line.size());
  for (const char c : line) {
    traits.shown |= kinds[static_cast<unsigned char>(c)];
    if (c == ' ') ++traits.spaces;
  }
  return traits;
}

}  // namespace dross
