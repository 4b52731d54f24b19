// Brackets are counted here. Other pieces are searched, but only among the tokens that can hold
// them: the `z-a` of `z-a[z-a]` is the one in the brackets. Of equal repeats, as in
// `(a{100}){100}`, the first whose prefix of the pattern is already refused is the one.
#include "rules/pattern_locate.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/regex.h"
#include "rules/pattern_scan.h"

namespace dross {
namespace {

using Tokens = std::vector<Token>;
using Found = std::optional<ByteSpan>;

std::string_view text_of(std::string_view pattern, const Token& token) {
  return pattern.substr(token.bytes.begin, token.bytes.size());
}

/// The innermost `(` that is open at the end, or the first `)` that closes nothing.
Found unbalanced(const Tokens& tokens, TokenKind wanted) {
  std::vector<ByteSpan> open;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::open) open.push_back(token.bytes);
    if (token.kind != TokenKind::close) continue;
    if (open.empty()) return wanted == TokenKind::close ? Found(token.bytes) : std::nullopt;
    open.pop_back();
  }
  if (wanted == TokenKind::close || open.empty()) return std::nullopt;
  return open.back();
}

/// The first token of one of the kinds in which the piece occurs; the place is the piece's own.
Found find_in(std::string_view pattern, const Tokens& tokens, std::string_view piece,
              std::initializer_list<TokenKind> kinds) {
  if (piece.empty()) return std::nullopt;
  for (const Token& token : tokens) {
    if (std::ranges::find(kinds, token.kind) == kinds.end()) continue;
    const std::size_t at = text_of(pattern, token).find(piece);
    if (at == std::string_view::npos) continue;
    return ByteSpan{token.bytes.begin + at, token.bytes.begin + at + piece.size()};
  }
  return std::nullopt;
}

/// The first token of one of the kinds from whose beginning on the pattern reads like the piece.
Found find_beginning(std::string_view pattern, const Tokens& tokens, std::string_view piece,
                     std::initializer_list<TokenKind> kinds) {
  for (const Token& token : tokens) {
    if (std::ranges::find(kinds, token.kind) == kinds.end()) continue;
    if (!pattern.substr(token.bytes.begin).starts_with(piece)) continue;
    return ByteSpan{token.bytes.begin, token.bytes.begin + piece.size()};
  }
  return std::nullopt;
}

/// A repeat with nothing before it.
Found repeat_of_nothing(const Tokens& tokens) {
  const Token* before = nullptr;
  for (const Token& token : tokens) {
    const bool nothing = before == nullptr || before->kind == TokenKind::open ||
                         before->kind == TokenKind::alternation || before->kind == TokenKind::flags;
    if (token.kind == TokenKind::repeat && nothing) return token.bytes;
    before = &token;
  }
  return std::nullopt;
}

/// Neighbouring repeats, such as `**`, that together spell the piece.
Found adjoining_repeats(std::string_view pattern, const Tokens& tokens, std::string_view piece) {
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::repeat || tokens[i - 1].kind != TokenKind::repeat) continue;
    const std::size_t begin = tokens[i - 1].bytes.begin;
    if (pattern.substr(begin).starts_with(piece)) return ByteSpan{begin, begin + piece.size()};
    return ByteSpan{begin, tokens[i].bytes.end};
  }
  return std::nullopt;
}

bool prefix_is_refused(std::string_view pattern, const Tokens& tokens, std::size_t end_token) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i <= end_token; ++i) {
    if (tokens[i].kind == TokenKind::open) ++depth;
    if (tokens[i].kind == TokenKind::close && depth > 0) --depth;
  }
  const std::string prefix(pattern.substr(0, tokens[end_token].bytes.end));
  return Regex(prefix + std::string(depth, ')')).compiled().error_code() ==
         re2::RE2::ErrorRepeatSize;
}

Found oversized_repeat(std::string_view pattern, const Tokens& tokens, std::string_view piece) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::repeat) continue;
    if (!text_of(pattern, tokens[i]).starts_with(piece)) continue;
    if (prefix_is_refused(pattern, tokens, i)) return tokens[i].bytes;
  }
  return std::nullopt;
}

Found unclosed_class(const Tokens& tokens) {
  if (tokens.empty() || tokens.back().kind != TokenKind::char_class) return std::nullopt;
  return tokens.back().bytes;
}

Found locate(std::string_view pattern, const Tokens& tokens, Fault fault, std::string_view piece) {
  switch (fault) {
    case Fault::pattern_missing_paren:
      return unbalanced(tokens, TokenKind::open);
    case Fault::pattern_unexpected_paren:
      return unbalanced(tokens, TokenKind::close);
    case Fault::pattern_missing_bracket:
      return unclosed_class(tokens);
    case Fault::pattern_trailing_backslash:
      return ByteSpan{pattern.size() - 1, pattern.size()};
    case Fault::pattern_repeat_argument:
      return repeat_of_nothing(tokens);
    case Fault::pattern_repeat_op:
      return adjoining_repeats(pattern, tokens, piece);
    case Fault::pattern_repeat_size:
      return oversized_repeat(pattern, tokens, piece);
    case Fault::pattern_bad_escape:
    case Fault::pattern_bad_char_class:
    case Fault::pattern_bad_char_range:
      return find_in(pattern, tokens, piece, {TokenKind::escape, TokenKind::char_class});
    case Fault::pattern_bad_perl_op:
    case Fault::pattern_bad_named_capture:
      return find_beginning(pattern, tokens, piece, {TokenKind::open, TokenKind::flags});
    default:
      return std::nullopt;
  }
}

}  // namespace

ByteSpan locate_fault(std::string_view pattern, Fault fault, std::string_view piece) {
  const ByteSpan whole{0, pattern.size()};
  return locate(pattern, scan_pattern(pattern), fault, piece).value_or(whole);
}

}  // namespace dross
