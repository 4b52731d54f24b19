// The profiles stand in order of care, so the next more careful one is the one before.
#include "decide/profile.h"

#include <array>

namespace dross {
namespace {

constexpr std::array<std::string_view, 3> names = {"careful", "balanced", "greedy"};

}  // namespace

std::string_view name(Profile profile) {
  return names[static_cast<std::size_t>(profile)];
}

std::optional<Profile> profile_from(std::string_view text) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == text) return static_cast<Profile>(i);
  }
  return std::nullopt;
}

std::optional<Profile> more_careful(Profile profile) {
  if (profile == Profile::careful) return std::nullopt;
  return static_cast<Profile>(static_cast<int>(profile) - 1);
}

}  // namespace dross
