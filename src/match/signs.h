// What a line must show before a rule's pattern can match on it: the sign that a matcher looks for
// instead of running the pattern. A pattern falls into alternatives; each has its own sign, and a
// line that shows none of them is not hit.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "match/expansion.h"
#include "match/key_table.h"
#include "match/line_traits.h"
#include "rules/rule.h"

namespace dross {

/// The line begins with the sequence (behind its leading blank where `after_blank`).
struct PrefixSign {
  ByteSequence sequence;
  bool after_blank = false;  ///< the pattern allows blank before it: `^\s*`
};

/// The sequence is somewhere in the line. If it is exact and its end is `pieces`, that is a match.
struct LiteralSign {
  ByteSequence sequence;
};

struct Signs {
  std::vector<PrefixSign> prefixes;
  std::vector<LiteralSign> literals;
  /// Unless empty: four bytes each, of which one must be in the line as well. Worth a look before
  /// the pattern is run, and no scan of its own.
  std::vector<Key> also;
  bool none = false;  ///< some alternative has no sign: the pattern must be run on every line
  std::vector<LineNeeds> needs;  ///< of the line: one of these
  std::vector<LineNeeds> next;   ///< of a sequence's second line; else none
};

/// Never more than limits::max_signs in all. A folded line never begins with blank.
Signs signs_of(std::string_view pattern, PatternView view, ByteSetPool&);
/// The needs alone.
std::vector<LineNeeds> needs_of(std::string_view pattern, ByteSetPool&);

/// Bytes that a literal sign needs at least.
inline constexpr std::size_t min_literal = 2;

}  // namespace dross
