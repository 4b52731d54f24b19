// Read off the pattern's pieces. A dot is taken for one that was meant when it follows a letter and
// what comes next is not a repeat: `Read more...`, `example.com`, `Inc. said`. A wildcard stands so
// only where somebody wants any one character inside a word, which is better said.
#include "rules/pattern_lint.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "rules/pattern_scan.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

class PatternLint {
 public:
  explicit PatternLint(std::string_view pattern)
      : pattern_(pattern), tokens_(scan_pattern(pattern)) {}

  std::vector<PatternFinding> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == TokenKind::repeat) look_at_gap(tokens_[i]);
      if (tokens_[i].kind == TokenKind::any) i = look_at_dots(i);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view text_of(const Token& token) const {
    return pattern_.substr(token.bytes.begin, token.bytes.size());
  }
  [[nodiscard]] bool is_at(std::size_t i, TokenKind kind) const {
    return i < tokens_.size() && tokens_[i].kind == kind;
  }

  [[nodiscard]] bool is_letter(std::size_t i) const {
    if (!is_at(i, TokenKind::literal)) return false;
    CodePoint point;
    CodePoints(text_of(tokens_[i])).next(point);
    // Ideographs are not followed by full stops.
    const CharacterClass is = classify(point.value);
    return is == CharacterClass::letter || is == CharacterClass::digit;
  }

  // A row of dots; returns its last.
  std::size_t look_at_dots(std::size_t first) {
    std::size_t last = first;
    while (is_at(last + 1, TokenKind::any)) ++last;
    // Of `...*` the last dot is a wildcard, and so are they all.
    if (first == 0 || !is_letter(first - 1) || is_at(last + 1, TokenKind::repeat)) return last;
    const ByteSpan at{tokens_[first].bytes.begin, tokens_[last].bytes.end};
    const bool several = first != last;
    found_.push_back(
        {Fault::unescaped_dot, Severity::warning, at,
         several ? "each of these dots matches any character" : "this dot matches any character",
         several ? "for dots write `\\.\\.\\.`, and `…` is not folded to them"
                 : "for a dot write `\\.`; for what may stand there write it in "
                   "brackets, as in `e[- ]?mail`"});
    return last;
  }

  void look_at_gap(const Token& repeat) {
    const std::string_view text = text_of(repeat);
    if (!text.starts_with('{')) return;
    const std::string_view inside = text.substr(1, text.find('}') - 1);
    const std::size_t comma = inside.find(',');
    std::string_view number = inside.substr(0, comma);
    if (comma != std::string_view::npos && comma + 1 < inside.size()) {
      number = inside.substr(comma + 1);
    }
    unsigned most = 0;
    std::from_chars(number.data(), number.data() + number.size(), most);
    if (most <= widest_gap) return;
    found_.push_back(
        {Fault::wide_gap, Severity::warning, repeat.bytes,
         fmt::format("`{}` copies what it repeats {} times", text, most),
         fmt::format("at most {}, or `.*` and a limit in words: `max_words`", widest_gap)});
  }

  std::string_view pattern_;
  std::vector<Token> tokens_;
  std::vector<PatternFinding> found_;
};

}  // namespace

std::vector<PatternFinding> lint_pattern(std::string_view pattern) {
  return PatternLint(pattern).run();
}

}  // namespace dross
