// Line rules for the benchmarks, made from a seed, of the shapes that people write: whole headings,
// starts of lines, alternatives, numbers with a unit, two words with something between, and phrases
// that may stand anywhere. The first hit the clutter of the noisy articles, so that a set of any
// size removes the same lines; those after them hit next to nothing, as most rules of a large set
// do on most pages.
//
// RE2, Rust's regex and Python's re read these patterns alike but for what \b, \d and \s mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dross::bench {

/// Without case: every pattern is meant to be read with the flag i.
std::vector<std::string> make_patterns(std::size_t count, std::uint64_t seed = 1);

/// A rule file: raw `line` rules without a limit of length.
std::string make_rule_file(const std::vector<std::string>& patterns);

/// With RE2's meaning of \b, \d and \s (ASCII) written out for engines that give them Unicode's.
std::string with_ascii_classes(const std::string& pattern);

}  // namespace dross::bench
