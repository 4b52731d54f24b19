// Asks the functions that folding itself is made of, so the two cannot come apart.
#include "rules/folded_character.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rules/pattern_scan.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

/// The code point that a literal or an escape stands for, if it is one.
std::optional<char32_t> character_of(std::string_view token, TokenKind kind) {
  if (kind == TokenKind::literal) {
    CodePoint point;
    CodePoints(token).next(point);
    return point.value;
  }
  if (kind != TokenKind::escape) return std::nullopt;
  if (token == "\\t") return U'\t';
  if (!token.starts_with("\\x")) return std::nullopt;
  const std::size_t first = token.starts_with("\\x{") ? 3 : 2;
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(token.data() + first, token.data() + token.size(), value, 16);
  return error == std::errc() ? std::optional<char32_t>(value) : std::nullopt;
}

/// What folding makes of it: one code point, or none.
std::optional<char32_t> fold(char32_t character) {
  if (is_space(character)) return U' ';
  if (is_invisible(character)) return std::nullopt;
  return unify_punctuation(character);
}

}  // namespace

std::vector<FoldedCharacter> folded_characters(std::string_view pattern) {
  std::vector<FoldedCharacter> found;
  for (const Token& token : scan_pattern(pattern)) {
    const std::string_view text = pattern.substr(token.bytes.begin, token.bytes.size());
    const auto character = character_of(text, token.kind);
    if (!character || *character == no_code_point) continue;
    const auto folded = fold(*character);
    if (folded == character) continue;
    FoldedCharacter result{token.bytes, {}};
    if (folded) append_utf8(*folded, result.instead);
    found.push_back(std::move(result));
  }
  return found;
}

}  // namespace dross
