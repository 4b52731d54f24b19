// Where in a pattern does the fault stand that RE2 reports? RE2 gives an error code and the text of
// the piece, but no offset, and for parentheses the whole pattern.
#pragma once

#include <string_view>

#include "base/fault.h"
#include "base/span.h"

namespace dross {

/// `fault` is one of Fault::pattern_*, `piece` is RE2's error_arg(). Where the piece is not found
/// the whole pattern is the place. Never empty, unless the pattern is.
ByteSpan locate_fault(std::string_view pattern, Fault fault, std::string_view piece);

}  // namespace dross
