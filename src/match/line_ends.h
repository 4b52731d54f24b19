// Where lines end in a block of bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dross {

/// Overwrites `ends` with the offset of each LF, ascending. The text is under 4 GiB.
void find_line_ends(std::string_view text, std::vector<std::uint32_t>& ends);

}  // namespace dross
