// Is a pattern one that RE2 compiles, at a price we accept, and does it mean what its author
// thinks?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"
#include "rules/rule.h"

namespace dross {

/// Whether `{name}` stands for a capture of an earlier line (a `sequence`) or for itself.
enum class References { none, allowed };

struct PatternFinding {
  Fault fault{};
  Severity severity = Severity::error;
  ByteSpan bytes;  ///< of the offending piece, in the pattern
  std::string message;
  std::string hint;
};

/// Whether RE2 is asked of every pattern, or only where its verdict is not certain
/// (certain_pattern.h).
enum class Compile { always, in_doubt };

/// Compiling takes milliseconds where a pattern holds repeated Unicode classes. At most one error,
/// as RE2 stops at the first, or any number of warnings.
std::vector<PatternFinding> check_pattern(std::string_view pattern, References,
                                          PatternView = PatternView::folded,
                                          Compile = Compile::always);

}  // namespace dross
