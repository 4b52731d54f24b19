// Widths are counted in code points, since ids and lines are not all ASCII.
#include "eval/text_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace dross {

std::string lay_out(const std::vector<TextRow>& rows) {
  std::vector<std::size_t> widths(rows.empty() ? 0 : rows.front().size());
  for (const TextRow& row : rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], count_code_points(row[i]));
    }
  }
  std::string text;
  for (const TextRow& row : rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string blank(widths[i] - count_code_points(row[i]), ' ');
      text += i == 0 ? row[i] + blank : "  " + blank + row[i];
    }
    text += '\n';
  }
  return text;
}

std::string per_cent(std::uint64_t part, std::uint64_t whole, int decimals) {
  if (whole == 0) return "-";
  return per_cent(static_cast<double>(part) / static_cast<double>(whole), decimals);
}

std::string per_cent(std::optional<double> share, int decimals) {
  return share ? fmt::format("{:.{}f}", 100 * *share, decimals) : "-";
}

}  // namespace dross
