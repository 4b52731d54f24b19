// From the text back to the raw bytes. Deciding speaks of the decoded text; what is cut out in the
// end are raw bytes, so that every kept byte stays as it was spelled. One walk over the JSON string
// serves all spans of a record: plain runs are stepped over by memchr, escapes one by one.
#include "input/record.h"

#include <algorithm>

#include "input/json_escape.h"

namespace dross {
namespace {

/// A place in a JSON string, known in decoded and in raw bytes. It only moves forward.
class StringCursor {
 public:
  explicit StringCursor(std::string_view inside) : inside_(inside) { find_backslash(); }

  [[nodiscard]] std::size_t raw() const { return raw_; }

  /// To `target` (a decoded offset), or before the escape that decodes to bytes on both sides of
  /// it.
  void advance_to(std::size_t target) {
    while (decoded_ < target && raw_ < inside_.size()) {
      const std::size_t plain = std::min(backslash_ - raw_, target - decoded_);
      raw_ += plain;
      decoded_ += plain;
      if (decoded_ == target || raw_ == inside_.size()) return;
      const json::Escape escape = json::read_escape(inside_, raw_);
      if (decoded_ + json::utf8_size(escape.code_point) > target) return;
      step_over(escape);
    }
  }

  /// As advance_to, but behind such an escape.
  void advance_past(std::size_t target) {
    advance_to(target);
    if (decoded_ < target && raw_ < inside_.size()) step_over(json::read_escape(inside_, raw_));
  }

 private:
  void step_over(const json::Escape& escape) {
    raw_ += escape.raw_size;
    decoded_ += json::utf8_size(escape.code_point);
    find_backslash();
  }

  // Found once for each run, not once for each target: many spans in one long run stay linear.
  void find_backslash() {
    const bool is_here = raw_ < inside_.size() && inside_[raw_] == '\\';
    backslash_ = is_here ? raw_ : std::min(inside_.find('\\', raw_), inside_.size());
  }

  std::string_view inside_;
  std::size_t raw_ = 0;
  std::size_t decoded_ = 0;
  std::size_t backslash_ = 0;  // the next one at or after raw_
};

/// Buffers above this are given back when a record is reused: else each of the records in flight
/// would in the end be as large as the largest document of the input.
constexpr std::size_t max_kept_buffer = std::size_t{1} << 20;

void clear_buffer(std::string& buffer) {
  buffer.clear();
  // By swap: libstdc++ keeps the storage when an empty string is assigned.
  if (buffer.capacity() > max_kept_buffer) std::string().swap(buffer);
}

}  // namespace

std::string_view Record::text() const {
  if (has_escapes) return decoded;
  return std::string_view(raw).substr(text_in_raw.begin, text_in_raw.size());
}

std::vector<ByteSpan> Record::raw_spans(std::span<const ByteSpan> spans) const {
  std::vector<ByteSpan> result;
  result.reserve(spans.size());
  const std::size_t base = text_in_raw.begin;
  if (!has_escapes) {
    for (const ByteSpan& span : spans) result.push_back({base + span.begin, base + span.end});
    return result;
  }
  StringCursor cursor(std::string_view(raw).substr(base, text_in_raw.size()));
  for (const ByteSpan& span : spans) {
    cursor.advance_past(span.begin);
    const std::size_t begin = cursor.raw();
    cursor.advance_to(span.end);
    result.push_back({base + begin, base + cursor.raw()});
  }
  return result;
}

void Record::clear() {
  clear_buffer(raw);
  clear_buffer(decoded);
  kind = RecordKind::untouched;
  content = Content::piece;
  offset = document = line = 0;
  spelling = Spelling::plain;
  text_in_raw = {};
  has_escapes = false;
  framing = Framing::framed;
  header.clear();
  metadata.extent = Extent::article;
  metadata.id.clear();
  metadata.url.clear();
  metadata.language.clear();
  fault.reset();
}

}  // namespace dross
