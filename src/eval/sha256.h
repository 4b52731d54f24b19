// SHA-256 (FIPS 180-4) of short strings. Sites are split into halves by it, so that anyone can tell
// with standard tools in which half a site is; a faster hash would not do.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dross {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

}  // namespace dross
