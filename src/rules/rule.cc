// The names that a rule file uses, and how a sequence's `{name}` becomes text.
#include "rules/rule.h"

#include "rules/pattern_scan.h"

namespace dross {
namespace {

template <typename TextOf>
std::string replace_references(const std::string& source, TextOf text_of) {
  std::string out;
  std::size_t copied = 0;
  for (const Token& token : scan_pattern(source)) {
    if (token.kind != TokenKind::reference) continue;
    out.append(source, copied, token.bytes.begin - copied);
    out += text_of(name_in(source, token));
    copied = token.bytes.end;
  }
  return out.append(source, copied);
}

}  // namespace

std::string_view name(RuleKind kind) {
  switch (kind) {
    case RuleKind::line:
      return "line";
    case RuleKind::span:
      return "span";
    case RuleKind::section:
      return "section";
    case RuleKind::tail:
      return "tail";
    case RuleKind::sequence:
      return "sequence";
    case RuleKind::keep:
      break;
  }
  return "keep";
}

std::string_view name(Confidence confidence) {
  switch (confidence) {
    case Confidence::low:
      return "low";
    case Confidence::medium:
      return "medium";
    case Confidence::high:
      break;
  }
  return "high";
}

std::string_view name(Strength strength) {
  return strength == Strength::alone ? "alone" : "with-evidence";
}

const Regex& leading_pattern(const Rule& rule) {
  return rule.lines.empty() ? rule.match : rule.lines.front().pattern;
}

std::string SequenceLine::resolve(
    const std::map<std::string, std::string, std::less<>>& captures) const {
  // A group, so that `{name}?` repeats the whole text. A capture that took no part is no text, and
  // must not match everywhere as an empty one would.
  return replace_references(pattern.source(), [&](std::string_view name) {
    const auto found = captures.find(name);
    return found == captures.end() ? "[^\\x00-\\x{10FFFF}]"
                                   : "(?:" + Regex::quote(found->second) + ")";
  });
}

Regex outline_of(const std::string& source) {
  return Regex(replace_references(source, [](std::string_view) { return "(?s:.*)"; }));
}

}  // namespace dross
