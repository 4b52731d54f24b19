// Texts of one kind -> a pattern that matches them all and stays readable: what they share stands
// as it is, numbers become \d+, months \p{L}+, names the pattern of a name, and anything else that
// varies stays open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "learn/line_keys.h"

namespace dross {

struct LinePattern {
  std::string source;          ///< RE2, for folded lines
  std::string slug;            ///< its first words, for an id: "more-about-this"
  std::string key_word;        ///< the longest literal word, in lower case
  std::uint32_t literals = 0;  ///< words that stand as they are
  std::uint32_t telling = 0;   ///< of those the ones of three bytes and more: not "a", not "U.S."
  bool is_closed = false;      ///< it says what the whole line is, from `^` to `$`
  bool has_name = false;       ///< what varies are names
  bool has_label = false;      ///< a colon or bar stands between what is fixed and what varies
};

/// A capital letter and what may follow it in a name, one to four times.
inline constexpr std::string_view name_pattern = R"(\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,3})";

/// `texts`: folded lines with the same key of that kind, at least one. Nothing where no word is the
/// same in all of them.
std::optional<LinePattern> pattern_of(const std::vector<std::string>& texts, const LineKey& key);

/// `text` as a pattern that matches just it. RE2's own quoting escapes what needs none.
std::string quote_plainly(std::string_view text);

}  // namespace dross
