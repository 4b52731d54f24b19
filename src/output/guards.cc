// One table, a row a guard: a new guard shows everywhere by one more row.
#include "output/guards.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dross {
namespace {

std::string describe_spared(const Cleaning& cleaning) {
  const std::uint32_t count = cleaning.guards.paragraphs_spared;
  return fmt::format("{} long paragraph{} with too few signs each: none of them goes", count,
                     count == 1 ? "" : "s");
}

std::string describe_lowered(const Cleaning& cleaning) {
  return fmt::format("decided at profile {}, as more than --max-removed would have gone",
                     name(cleaning.profile));
}

std::string describe_over_cap(const Cleaning&) {
  return "more than --max-removed goes even at profile careful";
}

std::string describe_round_limit(const Cleaning&) {
  return "stopped after the last round: cleaning again may take more";
}

constexpr std::array table = std::to_array<GuardRow>({
    {"paragraphs_spared", [](const Guards& g) { return g.paragraphs_spared; }, describe_spared},
    {"profile_lowered", [](const Guards& g) { return std::uint32_t{g.profile_lowered}; },
     describe_lowered},
    {"over_cap", [](const Guards& g) { return std::uint32_t{g.over_cap}; }, describe_over_cap},
    {"round_limit", [](const Guards& g) { return std::uint32_t{g.round_limit}; },
     describe_round_limit},
});

}  // namespace

std::span<const GuardRow> guard_table() {
  return table;
}

bool a_guard_fired(const Guards& guards) {
  return std::ranges::any_of(table, [&](const GuardRow& row) { return row.times(guards) > 0; });
}

}  // namespace dross
