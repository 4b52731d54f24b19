// Points of one sign stop at a hundred, so that a byte holds them and a line that many rules hit
// costs no more memory than any other.
#include "decide/points.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace dross {

static_assert(std::ranges::all_of(sign_table, [i = std::size_t{0}](const SignRow& row) mutable {
  return static_cast<std::size_t>(row.sign) == i++;
}));

void Evidence::add(Sign sign, int times) {
  constexpr int limit = 100;  // a line that a hundred rules hit has long gone
  const auto row = static_cast<std::size_t>(sign);
  const int value = points[row] + std::min(times, limit) * sign_table[row].points;
  points[row] = static_cast<std::int8_t>(std::min(value, limit));
}

int Evidence::sum() const {
  return std::accumulate(points.begin(), points.end(), 0);
}

int points_needed(std::uint32_t words, Profile profile) {
  const auto row = std::ranges::find_if(
      need_table, [words](const NeedRow& need) { return words <= need.max_words; });
  return row->points + extra_need(profile);
}

std::string describe(const Evidence& evidence) {
  if (evidence.needed == 0) return {};
  std::string text;
  for (std::size_t i = 0; i < sign_count; ++i) {
    if (evidence.points[i] == 0) continue;
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : " + ", sign_table[i].name, evidence.points[i]);
  }
  return fmt::format("{} = {}, needed {}", text, evidence.sum(), evidence.needed);
}

}  // namespace dross
