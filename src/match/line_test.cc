// One rule, one line. Spans come back in bytes of the document: the folded line is mapped to them
// only here, for the few lines that were hit.
#include "match/line_test.h"

#include <array>
#include <functional>

#include "base/limits.h"
#include "match/sequence_line.h"
#include "text/fold.h"

namespace dross {
namespace {

// What the patterns see of a line, and the way back to bytes of the document. The map is made at
// the first hit only, and once for all hits of a rule on the line.
class View {
 public:
  View(const Rule& rule, const LinedText& lined, const Line& line)
      : text(view_of(rule, lined, line)),
        raw_(lined.raw(line)),
        line_(line),
        begin_(line.content.begin),
        folded_(rule.view == PatternView::folded) {
    if (line.origins != nullptr) origins_ = *line.origins;
  }

  [[nodiscard]] ByteSpan document_span(std::string_view piece) {
    const auto begin = static_cast<std::size_t>(piece.data() - text.data());
    const std::size_t end = begin + piece.size();
    if (!folded_) return {begin_ + begin, begin_ + end};
    if (line_.origins == nullptr && is_part_of_raw()) {
      const auto offset = static_cast<std::size_t>(text.data() - raw_.data());
      return {begin_ + offset + begin, begin_ + offset + end};
    }
    if (origins_.empty()) origins_ = fold_origins(raw_);
    return {begin_ + origins_[begin], begin_ + origins_[end]};
  }

  std::string_view text;

 private:
  // Most lines fold to their own bytes without the blank around them.
  [[nodiscard]] bool is_part_of_raw() const {
    return std::greater_equal<>()(text.data(), raw_.data()) &&
           std::less_equal<>()(text.data() + text.size(), raw_.data() + raw_.size());
  }

  std::string_view raw_;
  const Line& line_;
  std::size_t begin_;  ///< of the line in the document
  bool folded_;
  std::vector<std::uint32_t> origins_;
};

bool excepted(const Rule& rule, std::string_view text) {
  return rule.unless.has_value() && rule.unless->matches(text);
}

void test_once(const Rule& rule, View view, Match match, std::vector<Match>& out) {
  std::array<std::string_view, 1> groups;
  if (!rule.match.search(view.text, groups) || excepted(rule, view.text)) return;
  match.span = view.document_span(groups[0]);
  match.cut = match.span;
  out.push_back(match);
}

// Every match of a span rule, left to right. An empty cut takes nothing and is no match.
void test_span(const Rule& rule, View view, Match match, std::vector<Match>& out) {
  const int named = rule.match.group("cut");
  const auto cut = static_cast<std::size_t>(named > 0 ? named : 0);
  std::size_t from = 0;
  std::array<std::string_view, max_groups> groups;
  while (from <= view.text.size()) {
    if (!rule.match.search_from(view.text, from, groups)) return;
    if (from == 0 && excepted(rule, view.text)) return;
    const std::string_view piece = groups[cut];
    if (!piece.empty()) {
      match.span = view.document_span(groups[0]);
      match.cut = view.document_span(piece);
      out.push_back(match);
    }
    const auto end =
        static_cast<std::size_t>(groups[0].data() - view.text.data()) + groups[0].size();
    from = groups[0].empty() ? end + 1 : end;
  }
}

void test_sequence(const Rule& rule, const LinedText& text, Match match, std::vector<Match>& out) {
  const std::size_t first = match.line;
  if (first + rule.lines.size() > text.lines.size()) return;
  Captures captures;
  for (std::size_t i = 0; i < rule.lines.size(); ++i) {
    const Line& line = text.lines[first + i];
    if (line.content.size() > limits::max_line) return;
    const std::string_view seen = view_of(rule, text, line);
    if (!match_sequence_line(rule.lines[i], seen, captures) || excepted(rule, seen)) return;
  }
  match.last_line = static_cast<std::uint32_t>(first + rule.lines.size() - 1);
  match.span = text.lines[first].content;
  match.cut = match.span;
  out.push_back(match);
}

}  // namespace

std::string_view view_of(const Rule& rule, const LinedText& text, const Line& line) {
  return rule.view == PatternView::raw ? text.raw(line) : line.folded;
}

bool admits(const Rule& rule, const LinedText& text, std::uint32_t line) {
  if (rule.where == where_first_line && line != 0) return false;
  if (text.lines[line].content.size() > limits::max_line) return false;
  // A line that lost a part has no raw form to match any more.
  if (rule.view == PatternView::raw && text.lines[line].origins != nullptr) return false;
  const std::uint32_t words = text.lines[line].shape.words;
  return words >= rule.min_words && words <= rule.max_words;
}

void test_line(const RuleSet& set, std::uint32_t index, const LinedText& text, std::uint32_t line,
               std::vector<Match>& out) {
  const Rule& rule = set.rules[index];
  if (!admits(rule, text, line)) return;
  const Match match{index, line, line, {}, {}};
  switch (rule.kind) {
    case RuleKind::span:
      return test_span(rule, View(rule, text, text.lines[line]), match, out);
    case RuleKind::sequence:
      return test_sequence(rule, text, match, out);
    case RuleKind::line:
    case RuleKind::section:
    case RuleKind::tail:
    case RuleKind::keep:
      return test_once(rule, View(rule, text, text.lines[line]), match, out);
  }
}

}  // namespace dross
