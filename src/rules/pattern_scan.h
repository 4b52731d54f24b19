// A pattern cut into its pieces, without understanding more than where each begins and ends. It
// serves what RE2 does not tell: where a bad piece stands, where `{name}` refers to a capture, and
// what stands beside a `\b`. It follows RE2's syntax page and takes any bytes, also bad patterns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dross {

enum class TokenKind : std::uint8_t {
  literal,      ///< one code point that stands for itself
  escape,       ///< `\d`, `\p{Lu}`, `\x{2014}`, `\b`, a lone trailing `\`
  any,          ///< `.`
  anchor,       ///< `^` or `$`
  char_class,   ///< `[...]`; to the end of the pattern where it is not closed
  open,         ///< `(`, `(?:`, `(?P<name>`, `(?i:`
  close,        ///< `)`
  flags,        ///< `(?i)`
  alternation,  ///< `|`
  repeat,       ///< `*`, `+?`, `{2,5}`
  reference,    ///< `{name}`
};

struct Token {
  TokenKind kind = TokenKind::literal;
  ByteSpan bytes;
};

/// The tokens cover the pattern without gaps, except for `\Q` and `\E` themselves.
std::vector<Token> scan_pattern(std::string_view pattern);

/// `name` of `(?P<name>` or `{name}`, empty for other tokens.
std::string_view name_in(std::string_view pattern, const Token& token);

/// The names of all groups, in order.
std::vector<std::string> capture_names(std::string_view pattern);

/// The names in `{name}`, in order of appearance.
std::vector<std::string> reference_names(std::string_view pattern);

}  // namespace dross
