// Matches come by line, then by rule, so the first of a line names its edit.
#include "decide/plain.h"

#include <algorithm>

namespace dross {
namespace {

std::size_t end_with_line_end(std::string_view text, const Line& line) {
  const std::size_t feed = text.find('\n', line.content.end);
  return feed == std::string_view::npos ? text.size() : feed + 1;
}

}  // namespace

Selection plain_rules(const RuleSet& set, const Selection& from, const EditFilter& filter) {
  Selection chosen = from;
  std::erase_if(chosen, [&](std::uint32_t index) {
    const Rule& rule = set.rules[index];
    return rule.kind != RuleKind::line || rule.where == where_first_line ||
           !filter.permits(rule.id, rule.category);
  });
  return chosen;
}

std::vector<Edit> decide_plainly(const LinedText& text, const RuleSet& set,
                                 const std::vector<Match>& matches) {
  std::vector<Edit> edits;
  std::uint32_t next = 0;  // the first line that no edit was made for yet
  for (const Match& match : matches) {
    if (match.line < next) continue;
    next = match.line + 1;
    const Line& line = text.lines[match.line];
    const Rule& rule = set.rules[match.rule];
    const ByteSpan span{line.content.begin, end_with_line_end(text.text, line)};
    edits.push_back({span,
                     line.content,
                     EditKind::line,
                     rule.category,
                     &rule,
                     line.number,
                     line.number,
                     line.shape.words,
                     {},
                     0});
  }
  return edits;
}

std::vector<Edit> edits_of(const std::vector<ByteSpan>& lines) {
  std::vector<Edit> edits(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    edits[i].span = lines[i];
    edits[i].content = lines[i];
  }
  return edits;
}

}  // namespace dross
