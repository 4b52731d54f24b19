// Pieces of a pattern as sequences of byte sets: every text that the pieces match is, byte for
// byte, in one of the sequences, or begins with one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/byte_set.h"
#include "rules/pattern_tree.h"

namespace dross {

enum class SequenceEnd : std::uint8_t {
  pieces,  ///< all pieces are spelled out
  line,    ///< so they are, and here the line ends
  cut      ///< more follows that is not told
};

struct ByteSequence {
  std::vector<ByteSet> bytes;
  SequenceEnd end = SequenceEnd::pieces;
  bool exact = true;  ///< no text is in it that the pieces do not match, as far as it goes
};

struct ExpansionLimits {
  std::size_t sequences = 0;  ///< more than so many: no expansion
  std::size_t bytes = 0;      ///< a sequence is cut when it has so many
};

/// The pieces are matched from the start of the line on, or anywhere.
enum class Position : std::uint8_t { line_start, anywhere };

/// Nothing where there would be more sequences than the limit. What is dearer than it helps, like
/// `.*`, cuts a sequence; one may be empty and then says nothing.
std::vector<ByteSequence> expand(const std::vector<const PatternNode*>& pieces,
                                 const ExpansionLimits&, Position);

/// One character as sequences of one byte, two, three and four, as far as the set has such. Common
/// forms of odd letters are in it too.
std::vector<ByteSequence> encode(const CodePointSet&);

/// Product of the frequencies of its first `count` sets.
double likelihood(const ByteSequence&, std::size_t count);

}  // namespace dross
