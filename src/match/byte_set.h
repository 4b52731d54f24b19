// A set of bytes, and how likely a byte of news text is in it.
#pragma once

#include <bitset>

namespace dross {

using ByteSet = std::bitset<256>;

/// Rough share of the bytes of European text that are in the set, 0 to 1; upper bound 1.
double frequency_of(const ByteSet&);

/// As a matcher over keys of folded ASCII sees a byte: `|= 0x20`.
inline constexpr unsigned key_fold = 0x20;

}  // namespace dross
