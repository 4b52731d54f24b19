// An index over the file: the start of each line, and the offset of every 32nd code point. With
// the second, a place costs the same in a file of one 8 MiB line as in one of short lines; without
// it a hostile file of 100,000 values on one line took minutes.
#include "rules/source_text.h"

#include <algorithm>

#include "base/limits.h"
#include "text/utf8.h"

namespace dross {
namespace {

bool starts_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

SourceText::SourceText(std::string name, std::string_view content)
    : name_(std::move(name)), content_(content), lines_{{}} {
  for (std::size_t begin = 0; begin < content_.size();) {
    const std::size_t feed = content_.find('\n', begin);
    const std::size_t end = feed == std::string_view::npos ? content_.size() : feed + 1;
    mark({begin, end});
    if (feed != std::string_view::npos) lines_.push_back({end, code_points_});
    begin = end;
  }
}

// Where all is ASCII the marks are known without a look at the bytes.
void SourceText::mark(ByteSpan line) {
  if (is_ascii(slice(line))) {
    const std::size_t first = (code_points_ + stride - 1) / stride * stride;
    for (std::size_t i = first - code_points_; i < line.size(); i += stride) {
      marks_.push_back(line.begin + i);
    }
    code_points_ += line.size();
    return;
  }
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (!starts_code_point(content_[i])) continue;
    if (code_points_ % stride == 0) marks_.push_back(i);
    ++code_points_;
  }
}

std::string_view SourceText::slice(ByteSpan span) const {
  return content_.substr(span.begin, span.size());
}

std::size_t SourceText::offset_of(std::size_t line, std::size_t column) const {
  if (line == 0 || line > lines_.size()) return content_.size();
  const std::size_t target = lines_[line - 1].code_point + std::max<std::size_t>(column, 1) - 1;
  if (target >= code_points_) return content_.size();
  std::size_t offset = marks_[target / stride];
  for (std::size_t left = target % stride; left > 0; --left) {
    do {
      ++offset;
    } while (!starts_code_point(content_[offset]));
  }
  return offset;
}

std::size_t SourceText::code_point_at(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(marks_, offset);
  if (after == marks_.begin()) return 0;
  const auto mark = static_cast<std::size_t>(after - marks_.begin()) - 1;
  const std::string_view between = content_.substr(marks_[mark], offset - marks_[mark]);
  return mark * stride + count_code_points(between);
}

std::size_t SourceText::line_index_of(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(lines_, offset, {}, &Line::offset);
  return static_cast<std::size_t>(after - lines_.begin()) - 1;
}

Place SourceText::place_of(std::size_t offset) const {
  const std::size_t at = std::min(offset, content_.size());
  const std::size_t line = line_index_of(at);
  return {name_, line + 1, code_point_at(at) - lines_[line].code_point + 1};
}

ByteSpan SourceText::line_span(std::size_t index) const {
  const bool last = index + 1 == lines_.size();
  ByteSpan span{lines_[index].offset, last ? content_.size() : lines_[index + 1].offset - 1};
  if (!span.empty() && content_[span.end - 1] == '\r') --span.end;
  return span;
}

Diagnostic SourceText::diagnostic(Fault fault, Severity severity, ByteSpan at, std::string message,
                                  std::string hint) const {
  Diagnostic result;
  result.fault = fault;
  result.severity = severity;
  result.message = std::move(message);
  result.hint = std::move(hint);
  result.place = place_of(at.begin);

  const ByteSpan line = line_span(result.place.line - 1);
  const std::size_t end = std::clamp(at.end, std::min(at.begin, line.end), line.end);
  if (end > at.begin) {
    result.caret_length = count_code_points(content_.substr(at.begin, end - at.begin));
  }
  if (line.size() <= limits::max_source_line) result.source_line = std::string(slice(line));
  return result;
}

ByteSpan quoted_at(const SourceText& source, const Place& place) {
  const std::size_t begin = source.offset_of(place.line, place.column);
  const std::string_view rest = source.content().substr(begin);
  const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
  const std::size_t end = is_quoted ? rest.find(rest.front(), 1) : rest.find_first_of(" =.\n");
  return {begin, begin + std::min(end, rest.size()) + (is_quoted ? 1 : 0)};
}

std::string_view without_mark(std::string_view content) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (content.starts_with(byte_order_mark)) content.remove_prefix(byte_order_mark.size());
  return content;
}

}  // namespace dross
