// What a line must look like before a pattern can match on it, read off the pattern's tree.
#pragma once

#include <span>
#include <vector>

#include "match/byte_pattern.h"
#include "match/line_traits.h"

namespace dross {

/// A line that matches has what one of these asks for: those of the pattern's alternatives, where
/// they are few. Nothing of words. Lengths are told where the pattern is tied to both ends of the
/// line, and so are kinds of bytes that it has no place for.
std::vector<LineNeeds> needs_of(const BytePattern&, const ByteSetPool&);

/// Kinds of which a line must show one, and how many paragraphs of prose do.
struct Gate {
  TraitMask any_of = any_line;
  unsigned percent = 100;  ///< rough, and at most
};

/// The narrowest that lines with one of these needs pass.
Gate gate_of(std::span<const LineNeeds>);

}  // namespace dross
