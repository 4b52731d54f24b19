// Proposals -> edits. A removed line takes its line end and the blank lines after it with it; where
// nothing is kept after it, the line end and blank lines before it go instead, so that the text
// ends as it ended before. All gone = empty text. Of two spaces around a cut one goes too, and a
// space that the cut would leave at an end of the line.
#include "decide/draft.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

std::uint32_t count_words(std::string_view piece) {
  return shape_of(piece).words;
}

bool is_plain_space(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

Draft::Draft(const LinedText& text)
    : text_(text), removals_(text.lines.size()), protected_(text.lines.size()) {}

void Draft::remove(std::uint32_t line, const Proposal& proposal) {
  if (!removals_[line]) removals_[line] = proposal;
}

void Draft::cut(std::uint32_t line, ByteSpan span, const Proposal& proposal) {
  cuts_.push_back({line, span, proposal});
}

void Draft::protect(std::uint32_t line) {
  protected_[line] = true;
}

bool Draft::removes(std::uint32_t line) const {
  return removals_[line].has_value() && !protected_[line];
}

// One of two adjoining spaces goes too; the edge of the line counts as one.
void Draft::widen_cuts() {
  for (Cut& cut : cuts_) {
    const ByteSpan line = text_.lines[cut.line].content;
    const bool open_left = cut.span.begin == line.begin;
    const bool open_right = cut.span.end == line.end;
    const bool space_left = !open_left && is_plain_space(text_.text[cut.span.begin - 1]);
    const bool space_right = !open_right && is_plain_space(text_.text[cut.span.end]);
    if (space_left && (space_right || open_right)) {
      --cut.span.begin;
    } else if (space_right && open_left) {
      ++cut.span.end;
    }
  }
}

// Do the cuts first..last (of one line, ascending) leave nothing of it but blank?
bool Draft::covers_line(std::size_t first, std::size_t last) const {
  const ByteSpan line = text_.lines[cuts_[first].line].content;
  std::size_t at = line.begin;
  const auto blank_until = [&](std::size_t end) {
    CodePoint point;
    CodePoints points(text_.text.substr(at, end - at));
    while (points.next(point)) {
      if (!is_space(point.value) && !is_invisible(point.value)) return false;
    }
    return true;
  };
  for (std::size_t i = first; i <= last; ++i) {
    if (cuts_[i].span.begin > at && !blank_until(cuts_[i].span.begin)) return false;
    at = std::max(at, cuts_[i].span.end);
  }
  return blank_until(line.end);
}

void Draft::turn_full_cuts_into_removals() {
  for (std::size_t first = 0; first < cuts_.size();) {
    std::size_t last = first;
    while (last + 1 < cuts_.size() && cuts_[last + 1].line == cuts_[first].line) ++last;
    if (covers_line(first, last)) remove(cuts_[first].line, cuts_[first].proposal);
    first = last + 1;
  }
  std::erase_if(cuts_, [this](const Cut& cut) { return removals_[cut.line].has_value(); });
}

ByteSpan Draft::removal_span(std::uint32_t line, std::uint32_t last_kept) const {
  const std::vector<Line>& lines = text_.lines;
  const auto count = static_cast<std::uint32_t>(lines.size());
  if (last_kept == count) {  // all gone
    return {line == 0 ? 0 : lines[line].content.begin,
            line + 1 == count ? text_.text.size() : lines[line + 1].content.begin};
  }
  if (line < last_kept) return {lines[line].content.begin, lines[line + 1].content.begin};
  return {lines[line - 1].content.end, lines[line].content.end};
}

std::vector<Edit> Draft::finish() {
  std::erase_if(cuts_, [this](const Cut& c) { return protected_[c.line] || removes(c.line); });
  for (std::uint32_t i = 0; i < removals_.size(); ++i) {
    if (protected_[i]) removals_[i].reset();
  }
  std::ranges::stable_sort(cuts_, {}, [](const Cut& c) { return std::pair(c.span.begin, c.line); });
  widen_cuts();
  turn_full_cuts_into_removals();

  const auto count = static_cast<std::uint32_t>(removals_.size());
  std::uint32_t last_kept = count;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!removals_[i]) last_kept = i;
  }

  std::vector<Edit> edits;
  auto cut = cuts_.begin();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Line& line = text_.lines[i];
    if (removals_[i]) {
      const Proposal& p = *removals_[i];
      edits.push_back({removal_span(i, last_kept), line.content, p.kind, p.category, p.rule,
                       line.number, text_.lines[p.cause].number, line.shape.words});
      continue;
    }
    for (; cut != cuts_.end() && cut->line == i; ++cut) {
      const std::size_t begin =
          edits.empty() ? cut->span.begin : std::max(cut->span.begin, edits.back().span.end);
      if (begin >= cut->span.end) continue;
      const ByteSpan span{begin, cut->span.end};
      const Proposal& p = cut->proposal;
      edits.push_back({span, span, p.kind, p.category, p.rule, line.number, line.number,
                       count_words(text_.text.substr(span.begin, span.size()))});
    }
  }
  return edits;
}

}  // namespace dross
