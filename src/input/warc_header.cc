// Only a few fields of a head are asked for, each once, so it is searched and not taken apart.
#include "input/warc_header.h"

#include <algorithm>
#include <charconv>

namespace dross {
namespace {

constexpr std::string_view blanks = " \t\r\n";

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t newline = text.find('\n', at);
  return newline == std::string_view::npos ? text.size() : newline + 1;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

bool is_warc_version(std::string_view line) {
  constexpr std::string_view start = "WARC/";
  if (!line.starts_with(start) || !line.ends_with('\n')) return false;
  line.remove_prefix(start.size());
  line.remove_suffix(line.ends_with("\r\n") ? 2 : 1);
  const std::size_t point = line.find('.');
  return point != std::string_view::npos && point > 0 && point + 1 < line.size() &&
         std::ranges::all_of(line.substr(0, point), is_digit) &&
         std::ranges::all_of(line.substr(point + 1), is_digit);
}

std::optional<WarcField> find_warc_field(std::string_view head, std::string_view name) {
  std::size_t at = line_end(head, 0);
  while (at < head.size()) {
    const std::size_t begin = at;
    at = line_end(head, at);
    while (at < head.size() && (head[at] == ' ' || head[at] == '\t')) at = line_end(head, at);
    const std::string_view line = head.substr(begin, at - begin);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_same_name(line.substr(0, colon), name)) continue;
    const std::size_t first = std::min(line.find_first_not_of(blanks, colon + 1), line.size());
    const std::size_t last = line.find_last_not_of(blanks);
    const std::size_t end = std::max(first, last + 1);
    return WarcField{{begin, at}, {begin + first, begin + end}};
  }
  return std::nullopt;
}

std::string_view warc_value(std::string_view head, std::string_view name) {
  const std::optional<WarcField> field = find_warc_field(head, name);
  return field ? head.substr(field->value.begin, field->value.size()) : std::string_view();
}

std::optional<std::uint64_t> warc_content_length(std::string_view head) {
  const std::string_view value = warc_value(head, "Content-Length");
  std::uint64_t length = 0;
  const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  if (value.empty() || error != std::errc() || stop != value.data() + value.size()) {
    return std::nullopt;
  }
  return length;
}

}  // namespace dross
