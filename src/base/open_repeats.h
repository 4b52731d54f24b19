// A pattern with its counted repeats opened: `.{0,40}` becomes `.*`, `\w{2,}` becomes `\w+`. It
// matches wherever the pattern does, and in a few places more. An automaton has to tell how often
// each counted piece was repeated, for all places where it may have begun, so on new text it is
// always making new states; without the counts it has few and keeps them.
#pragma once

#include <string>
#include <string_view>

namespace dross {

/// The source itself where nothing is counted, or where it holds `\Q`.
std::string open_repeats(std::string_view pattern);

}  // namespace dross
