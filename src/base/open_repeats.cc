#include "base/open_repeats.h"

#include <algorithm>
#include <cstddef>

namespace dross {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Behind `\x`, `\x{1F}`, `\pL`, `\p{Greek}` that begins at `at`.
std::size_t end_of_escape(std::string_view pattern, std::size_t at) {
  if (at + 2 >= pattern.size()) return pattern.size();
  const bool may_have_braces = std::string_view("xpP").find(pattern[at + 1]) != none;
  if (!may_have_braces || pattern[at + 2] != '{') return at + 2;
  const std::size_t close = pattern.find('}', at);
  return close == none ? pattern.size() : close + 1;
}

/// Behind a class that begins at `at`.
std::size_t end_of_class(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;
  while (at < pattern.size() && pattern[at] != ']') {
    if (pattern[at] == '\\') {
      at = end_of_escape(pattern, at);
    } else if (pattern.substr(at).starts_with("[:")) {
      const std::size_t close = pattern.find(":]", at + 2);
      at = close == none ? at + 1 : close + 2;
    } else {
      ++at;
    }
  }
  return std::min(at + 1, pattern.size());
}

/// Behind the number that begins at `at`; `at` itself where RE2 reads none: with a zero in front,
/// or so long that it would be refused or taken for text.
std::size_t end_of_number(std::string_view pattern, std::size_t at) {
  constexpr std::size_t most_digits = 8;
  std::size_t end = at;
  while (end < pattern.size() && is_digit(pattern[end])) ++end;
  const bool has_leading_zero = end > at + 1 && pattern[at] == '0';
  return has_leading_zero || end - at > most_digits ? at : end;
}

struct Repeat {
  std::size_t end = 0;    ///< behind `}`; 0 where there is no repeat
  std::string_view open;  ///< what to write instead
};

// A brace that does not hold numbers stands for itself. No more than once, and a few times exactly,
// cost an automaton little and tell much.
Repeat repeat_at(std::string_view pattern, std::size_t at) {
  constexpr std::size_t few = 4;
  const std::size_t least = at + 1;
  const std::size_t least_end = end_of_number(pattern, least);
  if (least_end == least || least_end >= pattern.size()) return {};
  const bool is_range = pattern[least_end] == ',';
  const std::size_t most = is_range ? least_end + 1 : least;
  const std::size_t most_end = is_range ? end_of_number(pattern, most) : least_end;
  if (most_end >= pattern.size() || pattern[most_end] != '}') return {};
  const auto number = [&](std::size_t begin, std::size_t end) {
    return std::stoul("0" + std::string(pattern, begin, end - begin));
  };
  const std::size_t least_times = number(least, least_end);
  const bool is_endless = is_range && most_end == most;
  const std::size_t most_times = is_endless ? few + 1 : number(most, most_end);
  Repeat repeat{most_end + 1, pattern.substr(at, most_end + 1 - at)};
  const bool stays = is_range ? most_times <= 1 : least_times <= few;
  if (!stays) repeat.open = least_times == 0 ? "*" : "+";
  return repeat;
}

}  // namespace

std::string open_repeats(std::string_view pattern) {
  std::string open;
  std::size_t at = 0;
  while (at < pattern.size()) {
    std::size_t end = at + 1;
    std::string_view piece;
    if (pattern[at] == '\\') {
      if (pattern.substr(at).starts_with("\\Q")) return std::string(pattern);
      end = end_of_escape(pattern, at);
    } else if (pattern[at] == '[') {
      end = end_of_class(pattern, at);
    } else if (pattern[at] == '{') {
      const Repeat repeat = repeat_at(pattern, at);
      if (repeat.end != 0) end = repeat.end;
      piece = repeat.open;
    }
    open += piece.empty() ? pattern.substr(at, end - at) : piece;
    at = end;
  }
  return open;
}

}  // namespace dross
