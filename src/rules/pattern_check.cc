// RE2 decides whether a pattern is right; here its verdict becomes a place, a sentence and a hint.
// Beyond it: our caps, `\C` (which would cut a character in two), names given twice, and the two
// traps that a pattern compiles with: an ASCII-only `\b` and a match of nothing.
#include "rules/pattern_check.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "base/regex.h"
#include "rules/certain_pattern.h"
#include "rules/folded_character.h"
#include "rules/pattern_locate.h"
#include "rules/pattern_scan.h"
#include "rules/word_boundary.h"

namespace dross {
namespace {

using Finding = std::optional<PatternFinding>;

Fault fault_of(re2::RE2::ErrorCode error) {
  switch (error) {
    case re2::RE2::ErrorBadEscape:
      return Fault::pattern_bad_escape;
    case re2::RE2::ErrorBadCharClass:
      return Fault::pattern_bad_char_class;
    case re2::RE2::ErrorBadCharRange:
      return Fault::pattern_bad_char_range;
    case re2::RE2::ErrorMissingBracket:
      return Fault::pattern_missing_bracket;
    case re2::RE2::ErrorMissingParen:
      return Fault::pattern_missing_paren;
    case re2::RE2::ErrorUnexpectedParen:
      return Fault::pattern_unexpected_paren;
    case re2::RE2::ErrorTrailingBackslash:
      return Fault::pattern_trailing_backslash;
    case re2::RE2::ErrorRepeatArgument:
      return Fault::pattern_repeat_argument;
    case re2::RE2::ErrorRepeatSize:
      return Fault::pattern_repeat_size;
    case re2::RE2::ErrorRepeatOp:
      return Fault::pattern_repeat_op;
    case re2::RE2::ErrorBadPerlOp:
      return Fault::pattern_bad_perl_op;
    case re2::RE2::ErrorBadUTF8:
      return Fault::pattern_bad_utf8;
    case re2::RE2::ErrorBadNamedCapture:
      return Fault::pattern_bad_named_capture;
    case re2::RE2::ErrorPatternTooLarge:
      return Fault::pattern_too_large;
    default:
      return Fault::pattern_internal;
  }
}

// `{5,3}`. Numbers are compared as text: the longer is the larger, leading zeros aside.
bool ends_before_it_begins(std::string_view repeat) {
  const std::size_t comma = repeat.find(',');
  if (!repeat.starts_with('{') || comma == std::string_view::npos) return false;
  const auto number = [](std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return std::pair(digits.size(), digits);
  };
  const std::string_view high = repeat.substr(comma + 1, repeat.find('}') - comma - 1);
  return !high.empty() && number(high) < number(repeat.substr(1, comma - 1));
}

std::string message_for(Fault fault, std::string_view piece) {
  switch (fault) {
    case Fault::pattern_bad_escape:
      return fmt::format("`{}` is not an escape that RE2 knows", piece);
    case Fault::pattern_bad_char_class:
      return fmt::format("`{}` is not a character class", piece);
    case Fault::pattern_bad_char_range:
      return piece.starts_with('\\') || piece.starts_with('[')
                 ? fmt::format("there is no character class `{}`", piece)
                 : fmt::format("the range `{}` ends before it begins", piece);
    case Fault::pattern_missing_bracket:
      return "this `[` is never closed";
    case Fault::pattern_missing_paren:
      return "this `(` is never closed";
    case Fault::pattern_unexpected_paren:
      return "this `)` closes nothing";
    case Fault::pattern_trailing_backslash:
      return "the pattern ends in a backslash";
    case Fault::pattern_repeat_argument:
      return fmt::format("there is nothing before `{}` that it could repeat", piece);
    case Fault::pattern_repeat_size:
      return ends_before_it_begins(piece) ? fmt::format("`{}` ends before it begins", piece)
                                          : fmt::format("`{}` repeats too often", piece);
    case Fault::pattern_repeat_op:
      return fmt::format("`{}` repeats a repeat", piece);
    case Fault::pattern_bad_perl_op:
      return fmt::format("RE2 does not know `{}`", piece);
    case Fault::pattern_bad_utf8:
      return "the pattern is not UTF-8";
    case Fault::pattern_bad_named_capture:
      return fmt::format("`{}` is not the beginning of a named group", piece);
    case Fault::pattern_too_large:
      return fmt::format("the pattern needs more than {} MiB when compiled",
                         limits::max_pattern_memory >> 20);
    default:
      return "RE2 failed to compile the pattern";
  }
}

std::string hint_for_escape(std::string_view piece) {
  const bool number = piece.size() > 1 && piece[1] >= '1' && piece[1] <= '9';
  if (number) {
    return "RE2 has no back-references; a rule of kind `sequence` can refer to a named group of an "
           "earlier line as {name}";
  }
  if (piece == "\\Z") return "the end of the line is `$`";
  return "for the character itself, leave the backslash out, or write its number as \\x{...}";
}

std::string hint_for_perl(std::string_view piece) {
  if (piece == "(?=" || piece == "(?!" || piece == "(?<") {
    return "RE2 has no look-around; `unless` takes a pattern that must not match on the line, and "
           "a "
           "named group is written (?P<name>...)";
  }
  if (piece == "(?P") {
    return "a named group is written (?P<name>...), and RE2 has no back-references to one";
  }
  if (piece == "(?#") return "put remarks in a TOML comment, from `#` to the end of the line";
  return "known: (?:...), (?P<name>...), and the flags i, m, s, U as in (?i) or (?i:...)";
}

std::string hint_for(Fault fault, std::string_view piece) {
  switch (fault) {
    case Fault::pattern_bad_escape:
      return hint_for_escape(piece);
    case Fault::pattern_bad_char_range:
      if (piece.starts_with("\\")) return "a category as in \\p{Lu}, or a script as in \\p{Greek}";
      if (piece.starts_with("[:")) return "known: [:alpha:], [:digit:], [:alnum:], [:upper:], ...";
      return "for a `-` that means itself, put it first or last in the brackets";
    case Fault::pattern_missing_bracket:
      return "for the character itself, write `\\[`";
    case Fault::pattern_missing_paren:
      return "for the character itself, write `\\(`";
    case Fault::pattern_unexpected_paren:
      return "for the character itself, write `\\)`";
    case Fault::pattern_trailing_backslash:
      return "for a backslash itself, write `\\\\`";
    case Fault::pattern_repeat_argument:
      return fmt::format("for the character itself, write `\\{}`", piece.substr(0, 1));
    case Fault::pattern_repeat_size:
      return "RE2 repeats 1000 times at most, and repeats in repeats multiply";
    case Fault::pattern_repeat_op:
      return "repeat a group: (?:...)*";
    case Fault::pattern_bad_perl_op:
      return hint_for_perl(piece);
    case Fault::pattern_bad_named_capture:
      return "(?P<name>...), where the name is letters, digits and underscores";
    case Fault::pattern_too_large:
      return "a repeat copies what it repeats: `.{2,60}` is 540 instructions where `\\pL{2,60}` is "
             "72,000";
    default:
      return {};
  }
}

PatternFinding error_at(Fault fault, ByteSpan at, std::string message, std::string hint) {
  return {fault, Severity::error, at, std::move(message), std::move(hint)};
}

Finding too_long(std::string_view pattern) {
  if (pattern.size() <= limits::max_pattern) return std::nullopt;
  return error_at(
      Fault::pattern_too_large, {0, pattern.size()},
      fmt::format("the pattern has {} bytes; the most is {}", pattern.size(), limits::max_pattern),
      "split the rule in two");
}

/// The pattern with each `{name}` replaced by as many letters, so that every offset stays.
std::string with_samples(std::string_view pattern) {
  std::string out(pattern);
  for (const Token& token : scan_pattern(pattern)) {
    if (token.kind != TokenKind::reference) continue;
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(token.bytes.begin), token.bytes.size(),
                'x');
  }
  return out;
}

Finding compile_fault(std::string_view pattern, const re2::RE2& compiled) {
  if (compiled.ok()) return std::nullopt;
  const Fault fault = fault_of(compiled.error_code());
  const std::string& piece = compiled.error_arg();
  return error_at(fault, locate_fault(pattern, fault, piece), message_for(fault, piece),
                  hint_for(fault, piece));
}

Finding program_too_large(std::string_view pattern, const re2::RE2& compiled) {
  const int size = compiled.ProgramSize();
  if (size <= limits::max_pattern_program) return std::nullopt;
  return error_at(Fault::pattern_too_large, {0, pattern.size()},
                  fmt::format("the pattern compiles to {} instructions; the most is {}", size,
                              limits::max_pattern_program),
                  hint_for(Fault::pattern_too_large, {}));
}

Finding too_many_groups(std::string_view pattern, const re2::RE2& compiled) {
  if (compiled.NumberOfCapturingGroups() <= limits::max_pattern_groups) return std::nullopt;
  return error_at(Fault::pattern_too_large, {0, pattern.size()},
                  fmt::format("the pattern has {} groups; the most is {}",
                              compiled.NumberOfCapturingGroups(), limits::max_pattern_groups),
                  "a group that nothing asks for is written (?:...)");
}

// RE2 20220601 takes the second of two groups of one name in silence.
Finding name_twice(std::string_view pattern) {
  std::vector<std::string_view> seen;
  for (const Token& token : scan_pattern(pattern)) {
    const std::string_view name = token.kind == TokenKind::open ? name_in(pattern, token) : "";
    if (name.empty()) continue;
    if (std::ranges::find(seen, name) != seen.end()) {
      return error_at(Fault::pattern_bad_named_capture, token.bytes,
                      fmt::format("a second group of the name `{}`", name),
                      "each name once in a pattern");
    }
    seen.push_back(name);
  }
  return std::nullopt;
}

Finding single_byte(std::string_view pattern) {
  for (const Token& token : scan_pattern(pattern)) {
    if (token.kind != TokenKind::escape) continue;
    if (pattern.substr(token.bytes.begin, token.bytes.size()) != "\\C") continue;
    return error_at(Fault::pattern_bad_escape, token.bytes,
                    "`\\C` matches a byte, which may be part of a character",
                    "`.` matches a character");
  }
  return std::nullopt;
}

PatternFinding never_in_a_folded_line(const FoldedCharacter& character) {
  const std::string hint = character.instead.empty()
                               ? "folding drops it: leave it out, or use `raw = true`"
                               : fmt::format(
                                     "write `{}`, which stands for it and its like, or use "
                                     "`raw = true`",
                                     character.instead);
  return {Fault::folded_character, Severity::warning, character.bytes,
          "this character is never in the line that a pattern sees", hint};
}

std::vector<PatternFinding> warnings(std::string_view pattern, bool matches_empty,
                                     PatternView view) {
  std::vector<PatternFinding> found;
  if (view == PatternView::folded) {
    std::ranges::transform(folded_characters(pattern), std::back_inserter(found),
                           never_in_a_folded_line);
  }
  for (const ByteSpan& at : ascii_boundaries(pattern)) {
    found.push_back({Fault::ascii_word_boundary, Severity::warning, at,
                     "`\\b` knows ASCII letters only, and beside it stands one that is not",
                     "to the right of `é` there is no `\\b`: spell the edge out, as in "
                     "(^|[^\\pL])é or é([^\\pL]|$)"});
  }
  if (matches_empty) {
    found.push_back({Fault::pattern_matches_empty,
                     Severity::warning,
                     {0, pattern.size()},
                     "the pattern matches nothing at all, and so perhaps every line",
                     "make one part of it required, or anchor it with ^ and $"});
  }
  return found;
}

}  // namespace

std::vector<PatternFinding> check_pattern(std::string_view pattern, References references,
                                          PatternView view, Compile compile) {
  if (auto finding = too_long(pattern)) return {*finding};
  const std::string sample =
      references == References::allowed ? with_samples(pattern) : std::string(pattern);
  if (compile == Compile::in_doubt) {
    const auto certain = certain_pattern(sample);
    if (certain) return warnings(sample, certain->matches_empty, view);
  }
  const Regex regex(sample);
  const re2::RE2& compiled = regex.compiled();
  if (auto finding = compile_fault(sample, compiled)) return {*finding};
  if (auto finding = single_byte(sample)) return {*finding};
  if (auto finding = name_twice(sample)) return {*finding};
  if (auto finding = program_too_large(sample, compiled)) return {*finding};
  if (auto finding = too_many_groups(sample, compiled)) return {*finding};
  return warnings(sample, regex.matches(""), view);
}

}  // namespace dross
