// A pattern's tree with its characters turned into bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/byte_set.h"
#include "rules/pattern_tree.h"

namespace dross {

/// One at most for each length: a pattern has thousands of characters, and none needs the heap.
class ByteForms {
 public:
  void add(const ByteForm& form) { forms_[size_++] = form; }
  [[nodiscard]] std::span<const ByteForm> all() const { return std::span(forms_).first(size_); }
  /// The only one, or null.
  [[nodiscard]] const ByteForm* only() const { return size_ == 1 ? forms_.data() : nullptr; }

 private:
  std::array<ByteForm, max_character> forms_;
  std::uint8_t size_ = 0;
};

struct BytePattern {
  PatternNode::Kind kind = PatternNode::Kind::nothing;
  std::uint32_t min = 0;
  std::uint32_t max = PatternNode::no_limit;
  ByteForms forms;           ///< of `characters`, by length in UTF-8
  bool wide = false;         ///< `characters` that most text is made of: nothing to go by
  bool starts_line = false;  ///< a line_start is in it
  /// Of `text`: places of one form each, put together.
  SetString text;
  double text_frequency = 1;
  bool text_exact = true;
  std::vector<BytePattern> parts;
};

/// Odd letters (odd_letters.h) are left out, as they are never in the line that is looked at, and a
/// set that has one has its common form.
BytePattern in_bytes(const PatternNode&, ByteSetPool&);

}  // namespace dross
