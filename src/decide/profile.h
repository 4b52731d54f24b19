// How much evidence is enough.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dross {

/// A profile sets the least confidence that a rule must have to take a line (high, medium, low) and
/// shifts the points that are needed (+1, 0, -1).
enum class Profile : std::uint8_t { careful, balanced, greedy };

std::string_view name(Profile);
std::optional<Profile> profile_from(std::string_view text);
/// The next more careful one; `careful` has none.
std::optional<Profile> more_careful(Profile);

}  // namespace dross
