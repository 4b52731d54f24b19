// Sizes as people write them.
#include <charconv>
#include <limits>

#include "cli/options.h"

namespace dross::cli {

std::optional<std::size_t> parse_size(std::string_view text) {
  constexpr std::string_view units = "KMG";
  std::size_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  const std::string_view unit(stop, static_cast<std::size_t>(text.data() + text.size() - stop));
  if (unit.empty()) return value;
  const std::size_t power = units.find(unit);
  if (unit.size() != 1 || power == std::string_view::npos) return std::nullopt;
  const std::size_t factor = std::size_t{1} << (10 * (power + 1));
  if (value > std::numeric_limits<std::size_t>::max() / factor) return std::nullopt;
  return value * factor;
}

}  // namespace dross::cli
