// The names that a rule file uses, and how a sequence's `{name}` becomes text.
#include "rules/rule.h"

#include "rules/pattern_class.h"
#include "rules/pattern_scan.h"
#include "rules/pattern_tree.h"

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

// A choice at the top would not be led by the name in all of its parts; and a sign of repetition
// behind the name would repeat it.
std::optional<SequenceLine::Lead> lead_of(const std::string& source) {
  if (!source.starts_with("^{")) return std::nullopt;
  const std::vector<std::string> names = reference_names(source);
  if (names.size() != 1 || !source.substr(1).starts_with("{" + names.front() + "}")) {
    return std::nullopt;
  }
  const std::string rest = source.substr(names.front().size() + 3);
  if (PatternCursor(rest).is_at(repeat_signs)) return std::nullopt;
  const auto tree = parse_pattern(rest);
  if (!tree || tree->kind == PatternNode::Kind::choice) return std::nullopt;
  return SequenceLine::Lead{names.front(), Regex(rest)};
}

Regex outline_of(const std::string& source) {
  return Regex(replace_references(source, [](std::string_view) { return "(?s:.*)"; }));
}

}  // namespace dross
