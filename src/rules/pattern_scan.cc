// One pass, one function for each thing that begins with its own character. See
// https://github.com/google/re2/wiki/Syntax for what the pieces are.
#include "rules/pattern_scan.h"

#include <algorithm>

namespace dross {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_name_char(char c) {
  return is_name_start(c) || is_digit(c);
}

class Scanner {
 public:
  explicit Scanner(std::string_view pattern) : pattern_(pattern) {}

  std::vector<Token> run() {
    while (at_ < pattern_.size()) {
      if (rest().starts_with("\\Q")) {
        scan_quotation();
      } else {
        const ByteSpan bytes{at_, at_};
        const TokenKind kind = scan_one();
        tokens_.push_back({kind, {bytes.begin, at_}});
      }
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] std::string_view rest() const { return pattern_.substr(at_); }
  [[nodiscard]] bool at_end() const { return at_ >= pattern_.size(); }
  [[nodiscard]] char peek() const { return pattern_[at_]; }

  void take(std::size_t bytes) { at_ = std::min(at_ + bytes, pattern_.size()); }

  void take_code_point() {
    take(1);
    while (!at_end() && (static_cast<unsigned char>(peek()) & 0xC0U) == 0x80U) take(1);
  }

  template <class Predicate>
  void take_while(Predicate holds) {
    while (!at_end() && holds(peek())) take(1);
  }

  TokenKind scan_one() {
    switch (peek()) {
      case '\\':
        return scan_escape();
      case '[':
        return scan_class();
      case '(':
        return scan_open();
      case '{':
        return scan_brace();
      case ')':
        take(1);
        return TokenKind::close;
      case '|':
        take(1);
        return TokenKind::alternation;
      case '.':
        take(1);
        return TokenKind::any;
      case '^':
      case '$':
        take(1);
        return TokenKind::anchor;
      case '*':
      case '+':
      case '?':
        return scan_repeat(1);
      default:
        take_code_point();
        return TokenKind::literal;
    }
  }

  // `\Q...\E`: nothing in between has a meaning.
  void scan_quotation() {
    take(2);
    while (!at_end() && !rest().starts_with("\\E")) {
      const std::size_t begin = at_;
      take_code_point();
      tokens_.push_back({TokenKind::literal, {begin, at_}});
    }
    take(2);
  }

  TokenKind scan_escape() {
    take(1);
    if (at_end()) return TokenKind::escape;
    const char letter = peek();
    take_code_point();
    if ((letter == 'p' || letter == 'P' || letter == 'x') && !at_end()) {
      if (peek() == '{') {
        const std::size_t close = rest().find('}');
        take(close == std::string_view::npos ? 1 : close + 1);
      } else if (letter != 'x') {
        take_code_point();
      } else {
        take(2);
      }
    }
    return TokenKind::escape;
  }

  // A `]` that comes first is an ordinary character, as in POSIX.
  TokenKind scan_class() {
    take(1);
    if (!at_end() && peek() == '^') take(1);
    for (bool first = true; !at_end() && (first || peek() != ']'); first = false) {
      const std::size_t named =
          rest().starts_with("[:") ? rest().find(":]") : std::string_view::npos;
      if (named != std::string_view::npos) {
        take(named + 2);
      } else if (peek() == '\\') {
        scan_escape();
      } else {
        take_code_point();
      }
    }
    take(1);
    return TokenKind::char_class;
  }

  TokenKind scan_open() {
    take(1);
    if (at_end() || peek() != '?') return TokenKind::open;
    take(1);
    if (rest().starts_with("P<") ||
        (rest().starts_with("<") && rest().size() > 1 && is_name_start(rest()[1]))) {
      const std::size_t close = rest().find('>');
      take(close == std::string_view::npos ? rest().size() : close + 1);
      return TokenKind::open;
    }
    take_while([](char c) { return is_name_start(c) || c == '-'; });
    if (at_end()) return TokenKind::open;
    const char end = peek();
    if (end == ':' || end == ')') take(1);
    return end == ')' ? TokenKind::flags : TokenKind::open;
  }

  TokenKind scan_repeat(std::size_t bytes) {
    take(bytes);
    if (!at_end() && peek() == '?') take(1);
    return TokenKind::repeat;
  }

  TokenKind scan_brace() {
    const std::size_t close = rest().find('}');
    const std::string_view inside =
        close == std::string_view::npos ? std::string_view() : rest().substr(1, close - 1);
    if (is_count(inside)) return scan_repeat(close + 1);
    const bool is_name = !inside.empty() && is_name_start(inside.front()) &&
                         std::ranges::all_of(inside, is_name_char);
    take(is_name ? close + 1 : 1);
    return is_name ? TokenKind::reference : TokenKind::literal;
  }

  // `2`, `2,` or `2,5`; RE2 takes `{,5}` for ordinary characters.
  static bool is_count(std::string_view inside) {
    const std::size_t comma = std::min(inside.find(','), inside.size());
    const std::string_view low = inside.substr(0, comma);
    const std::string_view high = comma < inside.size() ? inside.substr(comma + 1) : low;
    return !low.empty() && std::ranges::all_of(low, is_digit) &&
           std::ranges::all_of(high, is_digit);
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

std::vector<std::string> names_of(std::string_view pattern, TokenKind kind) {
  std::vector<std::string> names;
  for (const Token& token : scan_pattern(pattern)) {
    const std::string_view name = name_in(pattern, token);
    if (token.kind == kind && !name.empty()) names.emplace_back(name);
  }
  return names;
}

}  // namespace

std::vector<Token> scan_pattern(std::string_view pattern) {
  return Scanner(pattern).run();
}

std::string_view name_in(std::string_view pattern, const Token& token) {
  std::string_view text = pattern.substr(token.bytes.begin, token.bytes.size());
  if (token.kind == TokenKind::reference) return text.substr(1, text.size() - 2);
  if (token.kind != TokenKind::open || !text.ends_with('>')) return {};
  text.remove_prefix(text.find('<') + 1);
  text.remove_suffix(1);
  return text;
}

std::vector<std::string> capture_names(std::string_view pattern) {
  return names_of(pattern, TokenKind::open);
}

std::vector<std::string> reference_names(std::string_view pattern) {
  return names_of(pattern, TokenKind::reference);
}

}  // namespace dross
