// Patterns stand in literal strings, as rule files want it; examples in basic ones, since they may
// hold anything.
#include "learn/pack_text.h"

#include <fmt/format.h>

#include <iterator>
#include <map>

#include "text/utf8.h"

namespace dross {
namespace {

std::string basic_string(std::string_view text) {
  std::string out = "\"";
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    if (point.value == no_code_point) {
      out += "\xEF\xBF\xBD";
    } else if (point.value == U'"' || point.value == U'\\') {
      out += '\\';
      out += static_cast<char>(point.value);
    } else if (point.value == U'\n') {
      out += "\\n";
    } else if (point.value < 0x20 || point.value == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(point.value));
    } else {
      out += text.substr(point.begin, point.end - point.begin);
    }
  }
  return out + '"';
}

// A quote at its ends would run into the delimiter of three.
std::string literal_string(std::string_view pattern) {
  if (pattern.find('\'') == std::string_view::npos) return fmt::format("'{}'", pattern);
  std::string text(pattern);
  if (text.starts_with('\'')) text.replace(0, 1, "\\x27");
  if (text.ends_with('\'')) text.replace(text.size() - 1, 1, "\\x27");
  return fmt::format("'''{}'''", text);
}

void append_list(std::string_view key, const std::vector<std::string>& texts, std::string& out) {
  if (texts.empty()) return;
  fmt::format_to(std::back_inserter(out), "{} = [\n", key);
  for (const std::string& text : texts) out += "  " + basic_string(text) + ",\n";
  out += "]\n";
}

// Of a span: what is cut from, and what is left.
void append_cuts(const DraftRule& draft, std::string& out) {
  out += "removes = [\n";
  for (std::size_t i = 0; i < draft.removes.size(); ++i) {
    fmt::format_to(std::back_inserter(out), "  {{ text = {}, leaves = {} }},\n",
                   basic_string(draft.removes[i]), basic_string(draft.leaves[i]));
  }
  out += "]\n";
}

void append_patterns(const DraftRule& draft, std::string& out) {
  switch (draft.kind) {
    case RuleKind::section:
      out += "head = " + literal_string(draft.patterns.front()) + "\n";
      return;
    case RuleKind::sequence:
      out += "lines = [\n";
      for (const std::string& line : draft.patterns) out += "  " + literal_string(line) + ",\n";
      out += "]\n";
      return;
    default:
      out += "match = " + literal_string(draft.patterns.front()) + "\n";
  }
}

}  // namespace

std::string rule_text(const DraftRule& draft, const std::string& id) {
  std::string out;
  for (const std::string& line : draft.evidence) {
    out += "# " + make_printable(line) + "\n";
  }
  fmt::format_to(std::back_inserter(out),
                 "[[rule]]\nid = {}\ncategory = \"{}\"\nwhy = {}\nconfidence = \"{}\"\nkind = "
                 "\"{}\"\n",
                 basic_string(id), name(draft.category), basic_string(draft.why),
                 name(draft.confidence), name(draft.kind));
  append_patterns(draft, out);
  if (draft.max_words > 0)
    fmt::format_to(std::back_inserter(out), "max_words = {}\n", draft.max_words);
  if (draft.only_at_edges) out += "where = [\"head\", \"tail\"]\n";
  if (!draft.site.empty()) out += "site = " + basic_string(draft.site) + "\n";
  if (draft.kind == RuleKind::span) {
    out += "where = \"first-line\"\n";
    append_cuts(draft, out);
  } else {
    append_list("removes", draft.removes, out);
  }
  append_list("keeps", draft.keeps, out);
  return out;
}

std::string pack_text(const std::vector<DraftRule>& drafts, const std::vector<std::string>& head) {
  std::string out;
  for (const std::string& line : head) out += "# " + make_printable(line) + "\n";
  out += "\n[pack]\nname = \"learnt\"\n";
  std::map<std::string, int> used;
  for (const DraftRule& draft : drafts) {
    const int number = ++used[draft.slug];
    const std::string id =
        number == 1 ? "learnt/" + draft.slug : fmt::format("learnt/{}-{}", draft.slug, number);
    out += "\n" + rule_text(draft, id);
  }
  return out;
}

}  // namespace dross
