// Rules of every kind with random patterns, and lines that random rules hit: most are made from the
// patterns themselves, as random text would hardly ever match.
#pragma once

#include <random>
#include <span>
#include <string>
#include <string_view>

#include "rules/pattern_tree.h"
#include "rules/rule.h"

namespace dross::test {

using Random = std::mt19937_64;

/// A pattern of RE2 that compiles.
std::string random_pattern(Random&);

/// `count` of the pieces, one behind the other.
std::string random_pieces(Random&, std::span<const std::string_view> pieces, std::size_t count);

/// `count` rules in three packs.
RuleSet random_rules(Random&, std::size_t count);

/// A text that the pattern is likely to match; now and then damaged, or set among other words.
std::string random_line(Random&, const PatternNode& pattern);

/// A text made from a pattern's own letters, without a tree of it: where a tree is wrong, what is
/// made from it may hide that.
std::string random_spelling(Random&, std::string_view pattern);

}  // namespace dross::test
