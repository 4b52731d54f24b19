// Columns of text: the first flush left, the others flush right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dross {

using TextRow = std::vector<std::string>;

/// Every row has as many cells as the first, which is the heading.
std::string lay_out(const std::vector<TextRow>& rows);

/// part / whole in per cent with so many decimals; "-" where whole is 0.
std::string per_cent(std::uint64_t part, std::uint64_t whole, int decimals);
std::string per_cent(std::optional<double> share, int decimals);

}  // namespace dross
