// A pattern's tree with its characters turned into bytes.
#pragma once

#include <cstdint>
#include <vector>

#include "match/byte_set.h"
#include "rules/pattern_tree.h"

namespace dross {

/// Texts by their bytes: at each place one of a set.
struct ByteForm {
  SetString bytes;
  double frequency = 1;  ///< rough share of all places in news text where it stands
  bool exact = true;     ///< false: perhaps some texts are in it that the pattern does not match
};

struct BytePattern {
  PatternNode::Kind kind = PatternNode::Kind::nothing;
  std::uint32_t min = 0;
  std::uint32_t max = PatternNode::no_limit;
  std::vector<ByteForm> forms;  ///< of `characters`, by length in UTF-8
  bool wide = false;            ///< `characters` that most text is made of: nothing to go by
  bool starts_line = false;     ///< a line_start is in it
  std::vector<BytePattern> parts;
};

/// Odd letters (odd_letters.h) are left out, as they are never in the line that is looked at, and a
/// set that has one has its common form.
BytePattern in_bytes(const PatternNode&, ByteSetPool&);

}  // namespace dross
