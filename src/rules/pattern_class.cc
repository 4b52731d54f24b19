// Follows RE2's ParseCharClass: folding is done on what was written and before any complement.
#include "rules/pattern_class.h"

#include <utf8.h>

#include <algorithm>
#include <array>

#include "base/hex_digit.h"

namespace dross {
namespace {

struct NamedSet {
  std::string_view name;
  std::string_view ranges;  ///< pairs of first and last
};

constexpr auto perl_groups = std::to_array<NamedSet>({
    {"d", "09"},
    {"s", "\t\n\f\r  "},
    {"w", "09AZ__az"},
});

constexpr auto posix_groups = std::to_array<NamedSet>({
    {"alnum", "09AZaz"},
    {"alpha", "AZaz"},
    {"blank", "\t\t  "},
    {"digit", "09"},
    {"graph", "!~"},
    {"lower", "az"},
    {"print", " ~"},
    {"punct", "!/:@[`{~"},
    {"space", "\t\r  "},
    {"upper", "AZ"},
    {"word", "09AZ__az"},
    {"xdigit", "09AFaf"},
});

CodePointSet set_of(std::string_view ranges) {
  CodePointSet set;
  for (std::size_t i = 0; i + 1 < ranges.size(); i += 2) {
    set.add(static_cast<unsigned char>(ranges[i]), static_cast<unsigned char>(ranges[i + 1]));
  }
  return set;
}

CodePointSet finish(CodePointSet set, CaseRule rule, bool negated) {
  if (rule == CaseRule::any) set.fold_case();
  if (negated) set.negate();
  return set;
}

std::optional<char32_t> parse_hex(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    if (hex_value(c) < 0 || value > CodePointSet::last_code_point) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(hex_value(c));
  }
  if (digits.empty() || value > CodePointSet::last_code_point) return std::nullopt;
  return value;
}

// Behind `\x`.
std::optional<char32_t> take_hex(PatternCursor& cursor) {
  std::string_view digits = cursor.rest().substr(0, 2);
  std::size_t size = 2;
  if (cursor.rest().starts_with('{')) {
    const std::size_t close = cursor.rest().find('}');
    if (close == std::string_view::npos) return std::nullopt;
    digits = cursor.rest().substr(1, close - 1);
    size = close + 1;
  } else if (digits.size() < 2) {
    return std::nullopt;
  }
  cursor.skip(size);
  return parse_hex(digits);
}

// `\0`, `\012`: what begins with another digit may be a reference back, which RE2 has not.
std::optional<char32_t> take_octal(PatternCursor& cursor) {
  char32_t value = 0;
  for (int i = 0; i < 3 && !cursor.at_end(); ++i) {
    const char c = cursor.peek();
    if (c < '0' || c > '7') break;
    value = value * 8 + static_cast<char32_t>(c - '0');
    cursor.skip(1);
  }
  return value;
}

std::optional<char32_t> control_of(char letter) {
  constexpr std::string_view letters = "afnrtv";
  constexpr std::string_view values = "\a\f\n\r\t\v";
  const std::size_t at = letters.find(letter);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned char>(values[at]);
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::optional<CodePointSet> take_unicode_group(PatternCursor& cursor, CaseRule rule) {
  bool negated = cursor.rest()[1] == 'P';
  cursor.skip(2);
  std::string_view name = cursor.rest().substr(0, 1);
  std::size_t size = 1;
  if (name == "{") {
    const std::size_t close = cursor.rest().find('}');
    if (close == std::string_view::npos) return std::nullopt;
    name = cursor.rest().substr(1, close - 1);
    size = close + 1;
  }
  if (name.starts_with('^')) {
    negated = !negated;
    name.remove_prefix(1);
  }
  auto set = CodePointSet::unicode_group(name);
  if (!set) return std::nullopt;
  cursor.skip(size);
  return finish(std::move(*set), rule, negated);
}

// `[:alpha:]`, `[:^alpha:]`
std::optional<CodePointSet> take_posix_group(PatternCursor& cursor, CaseRule rule) {
  const std::size_t close = cursor.rest().find(":]");
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view name = cursor.rest().substr(2, close - 2);
  const bool negated = name.starts_with('^');
  if (negated) name.remove_prefix(1);
  const auto* const found = std::ranges::find(posix_groups, name, &NamedSet::name);
  if (found == posix_groups.end()) return std::nullopt;
  cursor.skip(close + 2);
  return finish(set_of(found->ranges), rule, negated);
}

std::optional<char32_t> take_class_character(PatternCursor& cursor) {
  if (cursor.at_end()) return std::nullopt;
  return cursor.peek() == '\\' ? take_character_escape(cursor) : cursor.take_code_point();
}

bool begins_group_escape(const PatternCursor& cursor) {
  constexpr std::string_view letters = "dDsSwWpP";
  return cursor.rest().size() > 1 && cursor.peek() == '\\' &&
         letters.find(cursor.rest()[1]) != std::string_view::npos;
}

// One character, or a range of them.
bool take_range(PatternCursor& cursor, CaseRule rule, CodePointSet& into) {
  const auto first = take_class_character(cursor);
  if (!first) return false;
  char32_t last = *first;
  if (cursor.rest().size() > 1 && cursor.peek() == '-' && cursor.rest()[1] != ']') {
    cursor.skip(1);
    const auto end = take_class_character(cursor);
    if (!end || *end < *first) return false;
    last = *end;
  }
  CodePointSet range;
  range.add(*first, last);
  into.add(finish(std::move(range), rule, false));
  return true;
}

}  // namespace

std::optional<char32_t> PatternCursor::take_code_point() {
  const std::string_view from = rest();
  if (!from.empty() && static_cast<unsigned char>(from.front()) < CodePointSet::ascii_end) {
    ++at_;
    return static_cast<unsigned char>(from.front());
  }
  const char* next = from.data();
  try {
    const char32_t value = utf8::next(next, from.data() + from.size());
    at_ += static_cast<std::size_t>(next - from.data());
    return value;
  } catch (const utf8::exception&) {
    return std::nullopt;
  }
}

std::optional<CodePointSet> take_group_escape(PatternCursor& cursor, CaseRule rule) {
  if (!begins_group_escape(cursor)) return std::nullopt;
  const char letter = cursor.rest()[1];
  if (letter == 'p' || letter == 'P') return take_unicode_group(cursor, rule);
  cursor.skip(2);
  const bool negated = letter < 'a';
  const char lower = negated ? static_cast<char>(letter - 'A' + 'a') : letter;
  const auto* const found =
      std::ranges::find(perl_groups, std::string_view(&lower, 1), &NamedSet::name);
  return finish(set_of(found->ranges), rule, negated);
}

std::optional<char32_t> take_character_escape(PatternCursor& cursor) {
  cursor.skip(1);
  if (cursor.at_end()) return std::nullopt;
  const char letter = cursor.peek();
  if (letter == '0') return take_octal(cursor);
  if (letter == 'x') {
    cursor.skip(1);
    return take_hex(cursor);
  }
  if (is_word(letter)) {
    cursor.skip(1);
    return control_of(letter);
  }
  return static_cast<unsigned char>(letter) < CodePointSet::ascii_end ? cursor.take_code_point()
                                                                      : std::nullopt;
}

std::optional<CodePointSet> take_class(PatternCursor& cursor, CaseRule rule) {
  cursor.skip(1);
  const bool negated = cursor.take("^");
  CodePointSet set;
  for (bool first = true; first || cursor.at_end() || cursor.peek() != ']'; first = false) {
    if (cursor.at_end()) return std::nullopt;
    if (cursor.rest().starts_with("[:")) {
      const auto group = take_posix_group(cursor, rule);
      if (!group) return std::nullopt;
      set.add(*group);
    } else if (begins_group_escape(cursor)) {
      const auto group = take_group_escape(cursor, rule);
      if (!group) return std::nullopt;
      set.add(*group);
    } else if (!take_range(cursor, rule, set)) {
      return std::nullopt;
    }
  }
  cursor.skip(1);
  if (negated) set.negate();
  return set;
}

}  // namespace dross
