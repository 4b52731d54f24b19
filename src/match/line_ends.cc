#include "match/line_ends.h"

#include <cstring>

namespace dross {

void find_line_ends(std::string_view text, std::vector<std::uint32_t>& ends) {
  ends.clear();
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  for (const char* at = begin; at < end; ++at) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (at == nullptr) return;
    ends.push_back(static_cast<std::uint32_t>(at - begin));
  }
}

}  // namespace dross
