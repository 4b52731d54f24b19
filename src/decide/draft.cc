// Proposals -> edits. A removed line takes its line end and the blank lines after it with it; where
// nothing is kept after it, the line end and blank lines before it go instead, so that the text
// ends as it ended before. All gone = empty text. Of two spaces around a cut one goes too, and a
// space that the cut would leave at an end of the line.
#include "decide/draft.h"

#include <algorithm>
#include <utility>

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

ByteSpan removal_span(const LinePlace& line, KeptLines kept) {
  switch (kept) {
    case KeptLines::none:
      return {line.is_first ? 0 : line.content.begin, line.next_begin};
    case KeptLines::behind:
      return {line.content.begin, line.next_begin};
    case KeptLines::before_only:
      break;
  }
  return {line.before_end, line.content.end};
}

Draft::Draft(const LinedText& text)
    : text_(&text), removals_(text.lines.size()), protected_(text.lines.size()) {}

void Draft::remove(std::uint32_t line, const Proposal& proposal) {
  if (!removals_[line]) removals_[line] = proposal;
}

void Draft::cut(std::uint32_t line, ByteSpan span, const Proposal& proposal) {
  cuts_.push_back({line, span, proposal});
}

void Draft::add(const Draft& other) {
  for (std::uint32_t line = 0; line < removals_.size(); ++line) {
    if (const Proposal* proposal = other.removal(line)) remove(line, *proposal);
  }
  cuts_.insert(cuts_.end(), other.cuts_.begin(), other.cuts_.end());
}

void Draft::protect(std::uint32_t line) {
  protected_[line] = true;
}

const Proposal* Draft::removal(std::uint32_t line) const {
  return removals_[line].has_value() && !protected_[line] ? &*removals_[line] : nullptr;
}

bool Draft::removes(std::uint32_t line) const {
  return removal(line) != nullptr;
}

bool Draft::is_empty() const {
  for (std::uint32_t line = 0; line < removals_.size(); ++line) {
    if (removes(line)) return false;
  }
  return cuts_.empty();
}

// Cuts that touch, or have but blank between them, leave one gap and are widened as one.
void Draft::widen_cuts() {
  std::size_t kept_from = 0;  // of the line: all before it is cut
  for (std::size_t first = 0; first < cuts_.size();) {
    std::size_t next = first + 1;
    ByteSpan gap = cuts_[first].span;
    std::size_t outermost = first;
    for (; next < cuts_.size() && cuts_[next].line == cuts_[first].line; ++next) {
      ByteSpan& span = cuts_[next].span;
      if (skip_blank(gap.end) < span.begin) break;
      span.begin = std::min(span.begin, gap.end);
      if (span.end <= gap.end) continue;
      gap.end = span.end;
      outermost = next;
    }
    const ByteSpan line = text_->lines[cuts_[first].line].content;
    const bool same_line = first > 0 && cuts_[first - 1].line == cuts_[first].line;
    if (!same_line) kept_from = line.begin;
    const ByteSpan wide = widened(gap, {kept_from, line.end});
    if (wide.begin == kept_from) kept_from = wide.end;
    cuts_[first].span.begin = wide.begin;
    cuts_[outermost].span.end = wide.end;
    first = next;
  }
}

std::size_t Draft::skip_blank(std::size_t at) const {
  while (at < text_->text.size() && is_plain_space(text_->text[at])) ++at;
  return at;
}

// One of two adjoining spaces goes too; an end of the line counts as one. In a hard-wrapped
// paragraph that is an end of any of its lines, and a line left blank would break the paragraph in
// two, so it goes with its line break.
ByteSpan Draft::widened(ByteSpan gap, ByteSpan paragraph) const {
  const std::string_view text = text_->text.substr(0, paragraph.end);
  const auto begins_line = [&](std::size_t at) {
    return at == paragraph.begin || text[at - 1] == '\n';
  };
  const auto line_break = [&](std::size_t at) {
    return text.substr(at).starts_with("\r\n") ? 2U : text.substr(at).starts_with('\n') ? 1U : 0U;
  };
  const auto ends_line = [&](std::size_t at) { return at == text.size() || line_break(at) > 0; };

  ByteSpan blank = {gap.begin, std::min(skip_blank(gap.end), text.size())};
  while (blank.begin > paragraph.begin && is_plain_space(text[blank.begin - 1])) --blank.begin;
  if (begins_line(blank.begin) && ends_line(blank.end)) {
    if (blank.begin == paragraph.begin) return {blank.begin, blank.end + line_break(blank.end)};
    const std::size_t size = text.substr(0, blank.begin).ends_with("\r\n") ? 2 : 1;
    return {blank.begin - size, blank.end};
  }
  const bool space_left = blank.begin < gap.begin;
  const bool space_right = blank.end > gap.end;
  if (space_left && (space_right || ends_line(gap.end))) return {gap.begin - 1, gap.end};
  if (space_right && begins_line(gap.begin)) return {gap.begin, gap.end + 1};
  return gap;
}

// Do the cuts first..last (of one line, ascending) leave nothing of it but blank?
bool Draft::covers_line(std::size_t first, std::size_t last) const {
  const ByteSpan line = text_->lines[cuts_[first].line].content;
  std::size_t at = line.begin;
  const auto blank_until = [&](std::size_t end) {
    CodePoint point;
    CodePoints points(text_->text.substr(at, end - at));
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
  std::erase_if(cuts_, [this](const Cut& cut) { return removes(cut.line); });
}

LinePlace Draft::place_of(std::uint32_t line) const {
  const std::vector<Line>& lines = text_->lines;
  return {line == 0 ? 0 : lines[line - 1].content.end, lines[line].content,
          line + 1 == lines.size() ? text_->text.size() : lines[line + 1].content.begin, line == 0};
}

void Draft::order_cuts() {
  std::erase_if(cuts_, [this](const Cut& c) { return protected_[c.line] || removes(c.line); });
  std::ranges::stable_sort(cuts_, {}, [](const Cut& c) { return std::pair(c.span.begin, c.line); });
}

const std::vector<Cut>& Draft::settle_cuts() {
  order_cuts();
  widen_cuts();
  turn_full_cuts_into_removals();
  return cuts_;
}

void Draft::append_cuts(std::uint32_t line, std::size_t& next, std::vector<Edit>& edits) const {
  const std::uint32_t number = text_->lines[line].number;
  for (; next < cuts_.size() && cuts_[next].line == line; ++next) {
    const Cut& cut = cuts_[next];
    const std::size_t taken = edits.empty() ? 0 : edits.back().span.end;
    const ByteSpan span{std::max(cut.span.begin, taken), cut.span.end};
    if (span.begin >= span.end) continue;
    const Proposal& p = cut.proposal;
    edits.push_back({span, span, p.kind, p.category, p.rule, number, number,
                     count_words(text_->text.substr(span.begin, span.size())), p.evidence, 0});
  }
}

std::vector<Edit> Draft::finish() {
  order_cuts();
  turn_full_cuts_into_removals();
  const auto count = static_cast<std::uint32_t>(removals_.size());
  std::uint32_t last_kept = count;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!removes(i)) last_kept = i;
  }
  std::vector<Edit> edits;
  std::size_t next_cut = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Proposal* p = removal(i);
    if (p == nullptr) {
      append_cuts(i, next_cut, edits);
      continue;
    }
    const Line& line = text_->lines[i];
    const KeptLines kept = last_kept == count ? KeptLines::none
                           : i < last_kept    ? KeptLines::behind
                                              : KeptLines::before_only;
    edits.push_back({removal_span(place_of(i), kept), line.content, p->kind, p->category, p->rule,
                     line.number, text_->lines[p->cause].number, line.shape.words, p->evidence,
                     p->similarity});
  }
  return edits;
}

}  // namespace dross
