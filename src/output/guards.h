// The guards by name, for all who tell that one fired: explanation, events, statistics.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "output/consumer.h"

namespace dross {

struct GuardRow {
  std::string_view name;                     ///< a JSON member
  std::uint32_t (*times)(const Guards&);     ///< 0 = it did not fire
  std::string (*describe)(const Cleaning&);  ///< a clause for a person
};

std::span<const GuardRow> guard_table();

/// Did any?
bool a_guard_fired(const Guards&);

}  // namespace dross
