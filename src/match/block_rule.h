// One raw `line` rule, one line of a block: the question both block matchers must answer alike.
#pragma once

#include <string_view>

#include "rules/rule.h"

namespace dross {

/// Without the LF and the CR before it.
std::string_view without_line_end(std::string_view line);

/// What is asked of a line besides the pattern: it is not blank, `unless` and word limits allow it.
bool admits_line(const Rule&, std::string_view line);

/// `line` is without its line end. Blank lines and those over limits::max_line are never hit.
bool hits_line(const Rule&, std::string_view line);

}  // namespace dross
