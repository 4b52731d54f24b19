// Cross-validation by site: what is learned on some sites is tried on others. Lines of one site are
// too alike to test one another.
#pragma once

#include <cstddef>
#include <string_view>

namespace dross {

inline constexpr std::size_t fold_count = 5;

/// 0 to fold_count - 1, by the SHA-256 of the site; independent of the half that it is in.
std::size_t fold_of(std::string_view site);

}  // namespace dross
