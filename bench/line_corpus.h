// Lines and patterns for matching alone: text as extractors leave it, in several languages, and
// rules of the shapes that people write against it. Made from a seed, the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "generator.h"

namespace dross::bench {

/// What the rules beyond the first 216 are: lines that were seen often, as whole lines, with one in
/// 28 of another shape, as where a rule set grows by what is found in texts; or of the same shapes
/// as the first. `packs`: all are of the shape of the rules under rules/, of many alternatives
/// each.
enum class Growth { full_lines, even, packs };

/// Patterns for raw lines, without repeats: about one in seven is not anchored, most ignore case,
/// `\b`, `\s`, `\d` have RE2's meaning. The first n of a larger number are those of n.
std::vector<std::string> make_line_patterns(std::size_t count, Growth growth,
                                            std::uint64_t seed = 1);

/// At least `bytes` of lines. `noisy`: 50 bytes a line in the mean, of ten lines three empty, half
/// short, and some are clutter that the patterns are about. `clean`: paragraphs of 187 bytes, few
/// of which hold a piece of clutter.
std::string make_lines(std::size_t bytes, Noise noise, std::uint64_t seed = 1);

}  // namespace dross::bench
