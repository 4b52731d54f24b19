// Texts that a pattern may match, made from the pattern: every alternative, every optional part
// with and without it, every repeat at its least and its most. They stand for the pattern where two
// are compared.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dross {

/// Of a group no more variants than this are made; alternatives beyond are left out.
inline constexpr std::size_t max_pattern_samples = 256;

/// A text that would be longer is cut off, and no longer matches.
inline constexpr std::size_t max_sample_bytes = 4096;

/// Without the texts around them. Anchors and `\b` are not minded, so not each of them matches:
/// whoever uses them asks the pattern. `{name}` is the letter x.
std::vector<std::string> sample_pattern(std::string_view pattern);

}  // namespace dross
