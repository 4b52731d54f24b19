// What stands beside a `\b` may be at the edge of a group, and the group may have alternatives. The
// walk goes from the `\b` in one direction; a group met on the way is entered at each of its
// alternatives, and at the edge of the group that holds the `\b` it goes on behind that group. Each
// group is entered once: a row of `(|)` would double the work at each.
#include "rules/word_boundary.h"

#include <algorithm>
#include <string>

#include "base/regex.h"
#include "rules/pattern_scan.h"

namespace dross {
namespace {

enum class Side { left, right };

bool has_non_ascii_letter(std::string_view text) {
  static const Regex letter("[^\\P{L}A-Za-z]");
  return letter.matches(text);
}

// Classes of letters that reach beyond ASCII: \pL, \p{Lu}, and scripts such as \p{Greek}.
bool names_letters(std::string_view text) {
  for (const std::string_view lead : {"\\pL", "\\p{L", "\\p{M"}) {
    if (text.find(lead) != std::string_view::npos) return true;
  }
  const std::size_t script = text.find("\\p{");
  if (script == std::string_view::npos) return false;
  const std::string_view inside = text.substr(script + 3);
  return std::min(inside.find('}'), inside.size()) > 2;
}

class Walk {
 public:
  explicit Walk(std::string_view pattern) : pattern_(pattern), tokens_(scan_pattern(pattern)) {}

  std::vector<ByteSpan> run() {
    std::vector<ByteSpan> found;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const std::string_view text = text_of(tokens_[i]);
      if (tokens_[i].kind != TokenKind::escape || (text != "\\b" && text != "\\B")) continue;
      if (touches_anew(i, Side::left) || touches_anew(i, Side::right))
        found.push_back(tokens_[i].bytes);
    }
    return found;
  }

 private:
  [[nodiscard]] std::string_view text_of(const Token& token) const {
    return pattern_.substr(token.bytes.begin, token.bytes.size());
  }

  // Steps one token to a side; tokens_.size() means that there is none.
  [[nodiscard]] std::size_t step(std::size_t i, Side side) const {
    if (side == Side::right) return i + 1;
    return i == 0 ? tokens_.size() : i - 1;
  }

  [[nodiscard]] static bool opens(TokenKind kind, Side side) {
    return kind == (side == Side::right ? TokenKind::open : TokenKind::close);
  }
  [[nodiscard]] static bool closes(TokenKind kind, Side side) {
    return kind == (side == Side::right ? TokenKind::close : TokenKind::open);
  }

  [[nodiscard]] bool touches_anew(std::size_t i, Side side) {
    entered_.assign(tokens_.size(), false);
    return touches(i, side);
  }

  // Can the first thing met from `i` (not counting it) be a letter outside ASCII?
  [[nodiscard]] bool touches(std::size_t i, Side side) {
    for (i = step(i, side); i < tokens_.size(); i = step(i, side)) {
      const TokenKind kind = tokens_[i].kind;
      if (opens(kind, side)) return group_touches(i, side);
      if (kind == TokenKind::alternation) i = edge_of_group(i, side);
      if (i >= tokens_.size()) return false;
      const bool passed = kind == TokenKind::repeat || kind == TokenKind::flags ||
                          kind == TokenKind::alternation || closes(kind, side);
      if (!passed) return is_letter(tokens_[i]);
    }
    return false;
  }

  // From an alternation to the token that ends its group on that side.
  [[nodiscard]] std::size_t edge_of_group(std::size_t i, Side side) const {
    std::size_t depth = 0;
    for (; i < tokens_.size(); i = step(i, side)) {
      if (opens(tokens_[i].kind, side)) ++depth;
      if (!closes(tokens_[i].kind, side)) continue;
      if (depth == 0) return i;
      --depth;
    }
    return i;
  }

  // A group met from outside: each alternative may be what is met first.
  [[nodiscard]] bool group_touches(std::size_t open, Side side) {
    if (entered_[open]) return false;
    entered_[open] = true;
    if (touches(open, side)) return true;
    std::size_t depth = 0;
    for (std::size_t i = step(open, side); i < tokens_.size(); i = step(i, side)) {
      if (opens(tokens_[i].kind, side)) ++depth;
      if (closes(tokens_[i].kind, side) && depth-- == 0) return false;
      if (tokens_[i].kind == TokenKind::alternation && depth == 0 && touches(i, side)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_letter(const Token& token) const {
    const std::string_view text = text_of(token);
    switch (token.kind) {
      case TokenKind::literal:
        return has_non_ascii_letter(text);
      case TokenKind::escape:
        return names_letters(text);
      case TokenKind::char_class:
        return !text.starts_with("[^") && (has_non_ascii_letter(text) || names_letters(text));
      default:
        return false;
    }
  }

  std::string_view pattern_;
  std::vector<Token> tokens_;
  std::vector<bool> entered_;
};

}  // namespace

std::vector<ByteSpan> ascii_boundaries(std::string_view pattern) {
  return Walk(pattern).run();
}

}  // namespace dross
