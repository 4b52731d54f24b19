// When are two paragraphs the same? When they agree but for case, quotes, dashes and spaces. Digits
// and accents count: "rose 3 %" and "rose 5 %" are two paragraphs.
#pragma once

#include <cstdint>
#include <string_view>

namespace dross {

/// XXH3's 128 bits (Collet 2020): among 10^10 paragraphs one chance in 10^18 of a false pair, where
/// 64 bits would expect about three.
struct ParagraphKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend bool operator==(const ParagraphKey&, const ParagraphKey&) = default;
};

/// `folded`: as text/fold.h makes it.
ParagraphKey paragraph_key(std::string_view folded);

}  // namespace dross
