// A pattern as a tree, for questions that RE2 does not answer: with which bytes can a match begin,
// which text must a line hold? The tree's language is an upper bound of the pattern's: captures,
// greed and where \b can stand are left out, character sets may be too large. RE2 has such a tree
// inside (re2/regexp.h), which is not installed with it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/code_point_set.h"

namespace dross {

struct PatternNode {
  enum class Kind : std::uint8_t {
    nothing,     ///< the empty text
    assertion,   ///< the empty text, in some places only: \B, and ^ $ of (?m)
    word_edge,   ///< the empty text where a word begins or ends: \b
    line_start,  ///< ^ \A
    line_end,    ///< $ \z
    text,        ///< the characters of `text`, in any case if `letters` says so
    characters,  ///< one character of `set`
    sequence,    ///< `parts` one after the other
    choice,      ///< one of `parts`
    repeat       ///< parts[0] from `min` to `max` times
  };
  static constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();

  Kind kind = Kind::nothing;
  std::uint32_t min = 0;
  std::uint32_t max = no_limit;
  CaseRule letters = CaseRule::exact;
  std::u32string text;
  CodePointSet set;
  std::vector<PatternNode> parts;
};

/// Nothing where the pattern is not RE2's or has a piece that is not understood here: such a
/// pattern may match anything.
std::optional<PatternNode> parse_pattern(std::string_view pattern);

}  // namespace dross
