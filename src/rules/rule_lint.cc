// One function a warning, each with the measurement that it goes back to where there is one.
#include "rules/rule_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "rules/anchoring.h"
#include "rules/pattern_scan.h"
#include "rules/required_literals.h"

namespace dross {
namespace {

using Found = std::optional<RuleFinding>;

std::string_view text_of(std::string_view pattern, const Token& token) {
  return pattern.substr(token.bytes.begin, token.bytes.size());
}

// Can it match most characters of a sentence?
bool is_wide(std::string_view pattern, const Token& token) {
  const std::string_view text = text_of(pattern, token);
  switch (token.kind) {
    case TokenKind::any:
      return true;
    case TokenKind::escape:
      return text == "\\S" || text == "\\w" || text == "\\D" || text == "\\W" ||
             text.starts_with("\\p") || text.starts_with("\\P");
    case TokenKind::char_class:
      return text.starts_with("[^") || text.find("\\p") != std::string_view::npos ||
             text.find("\\w") != std::string_view::npos ||
             text.find("\\S") != std::string_view::npos ||
             text.find("a-z") != std::string_view::npos;
    case TokenKind::close:
      return true;  // a group may hold anything
    default:
      return false;
  }
}

bool is_endless(std::string_view repeat) {
  if (repeat.starts_with('*') || repeat.starts_with('+')) return true;
  return repeat.find(",}") != std::string_view::npos;
}

bool may_run_on(std::string_view pattern) {
  const std::vector<Token> tokens = scan_pattern(pattern);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const bool endless =
        tokens[i].kind == TokenKind::repeat && is_endless(text_of(pattern, tokens[i]));
    if (endless && is_wide(pattern, tokens[i - 1])) return true;
  }
  return false;
}

// A `line` rule has max_words, a `keep` rule takes nothing. A span is bounded by what it matches.
Found unbounded_rule(const Rule& rule) {
  const std::string& pattern = leading_pattern(rule).source();
  const bool is_line = rule.kind == RuleKind::line || rule.kind == RuleKind::keep;
  if (is_line || rule.max_words != unlimited) return std::nullopt;
  if (is_held_to(Edge::start, pattern) || is_held_to(Edge::end, pattern)) return std::nullopt;
  if (rule.kind == RuleKind::span && !may_run_on(pattern)) return std::nullopt;
  return RuleFinding{Fault::unbounded_rule,
                     "the pattern has no anchor and the rule no limit: it may hit any paragraph",
                     rule.kind == RuleKind::span
                         ? "count what it repeats, as in `[^)]{1,60}`, or anchor it with ^ or $"
                         : "anchor it with ^ or $, or say `max_words`"};
}

// Measured on labelled pages: in mid-article a single unanchored sign on a line of 26 to 50 words
// is right in 29 of 100 cases, an anchored one on up to 12 words in 78 to 94.
Found alone_unanchored(const Rule& rule) {
  const bool takes_line = rule.kind == RuleKind::line;
  if (!takes_line || rule.strength != Strength::alone) return std::nullopt;
  if (anchoring_of(rule) == Anchoring::anchored || rule.max_words <= alone_words)
    return std::nullopt;
  return RuleFinding{
      Fault::alone_unanchored,
      fmt::format("acts alone, on up to {} words, wherever its words stand in the line",
                  rule.max_words),
      fmt::format("anchor it with ^, lower `max_words` to {}, or leave `strength` out",
                  alone_words)};
}

// The first thing behind ^ that takes a character: a few of them are told at a glance.
bool starts_narrowly(std::string_view pattern) {
  for (const Token& token : scan_pattern(pattern)) {
    const bool takes_nothing = token.kind == TokenKind::anchor || token.kind == TokenKind::flags ||
                               token.kind == TokenKind::open || text_of(pattern, token) == "\\A" ||
                               text_of(pattern, token) == "\\b";
    if (!takes_nothing) return !is_wide(pattern, token);
  }
  return true;
}

Found no_literal(const Rule& rule) {
  const std::string& pattern = leading_pattern(rule).source();
  if (anchoring_of(rule) == Anchoring::anchored && starts_narrowly(pattern)) return std::nullopt;
  if (leading_pattern(rule).matches("")) return std::nullopt;  // which is said already
  if (!required_literals(rule).empty()) return std::nullopt;
  return RuleFinding{Fault::no_literal,
                     "no word or sign must be in the line: the pattern is run on every line",
                     "three letters or one rare sign that always stand there make it cheap"};
}

}  // namespace

std::vector<RuleFinding> lint_rule(const Rule& rule) {
  std::vector<RuleFinding> findings;
  for (Found found : {unbounded_rule(rule), alone_unanchored(rule), no_literal(rule)}) {
    if (found) findings.push_back(std::move(*found));
  }
  return findings;
}

}  // namespace dross
