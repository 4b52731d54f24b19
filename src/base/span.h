// A half-open range of byte offsets. Every place in a document is told in these; which bytes they
// count (a document's text, a raw record, a rule file) is said where the span is held.
#pragma once

#include <cstddef>

namespace dross {

struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend constexpr bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

}  // namespace dross
