// What the engine takes without a rule goes by these names: in --only and --skip, in logs and
// explanations. No rule may have one of them as its id.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace dross {

inline constexpr std::array<std::string_view, 6> engine_names = {
    "head-run", "tail-run", "list-run", "companion", "duplicate", "template"};

constexpr bool is_engine_name(std::string_view text) {
  return std::ranges::find(engine_names, text) != engine_names.end();
}

}  // namespace dross
