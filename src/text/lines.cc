// Physical lines first, by memchr; then paragraphs of them; then folding and shape, once for each.
#include "text/lines.h"

#include <algorithm>
#include <cstring>

#include "base/limits.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/wrap.h"

namespace dross {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank(std::string_view line) {
  CodePoint point;
  for (CodePoints points(line); points.next(point);) {
    if (!is_space(point.value) && !is_invisible(point.value)) return false;
  }
  return true;
}

// Most lines show at their first byte that they are not blank; only else is it worth a walk.
bool looks_blank(std::string_view line) {
  if (line.empty()) return true;
  const auto first = static_cast<unsigned char>(line.front());
  if (first > 0x20 && first < 0x80) return false;
  return is_blank(line);
}

std::vector<PhysicalLine> physical_lines(std::string_view text, std::size_t begin) {
  std::vector<PhysicalLine> lines;
  while (begin < text.size()) {
    const void* feed = std::memchr(text.data() + begin, '\n', text.size() - begin);
    PhysicalLine line{begin, text.size(), text.size(), false};
    if (feed != nullptr) {
      line.end = static_cast<std::size_t>(static_cast<const char*>(feed) - text.data());
      line.next = line.end + 1;
      if (line.end > begin && text[line.end - 1] == '\r') --line.end;
    }
    line.blank = looks_blank(text.substr(line.begin, line.end - line.begin));
    lines.push_back(line);
    begin = line.next;
  }
  return lines;
}

void join_paragraphs(const std::vector<PhysicalLine>& physical, LinedText& out) {
  bool open = false;
  std::uint32_t number = 0;
  for (const PhysicalLine& line : physical) {
    ++number;
    if (line.blank) {
      open = false;
    } else if (open && out.unit == Paragraphs::blank) {
      out.lines.back().content.end = line.end;
    } else {
      out.lines.push_back({{line.begin, line.end}, number, {}, {}});
      open = true;
    }
  }
}

// Folded text is told by offsets until all of it stands: `storage` moves while it grows.
void fold_all(LinedText& out) {
  struct Stored {
    std::size_t line;
    std::size_t begin;
    std::size_t size;
  };
  std::vector<Stored> stored;
  for (std::size_t i = 0; i < out.lines.size(); ++i) {
    Line& line = out.lines[i];
    const std::size_t before = out.storage.size();
    const Folding folding = fold_line(out.raw(line), out.storage);
    line.shape = shape_of(folding.folded);
    line.shape.bulleted = folding.lead == Lead::bullet;
    if (out.storage.size() == before) {
      line.folded = folding.folded;
    } else {
      const auto begin = static_cast<std::size_t>(folding.folded.data() - out.storage.data());
      stored.push_back({i, begin, folding.folded.size()});
    }
  }
  for (const Stored& s : stored) {
    out.lines[s.line].folded = std::string_view(out.storage.data() + s.begin, s.size);
  }
}

}  // namespace

bool has_too_many_lines(std::string_view text) {
  // Small enough for the first-level cache, and large enough to be counted by wide instructions.
  constexpr std::size_t piece = std::size_t{16} << 10;
  if (text.size() <= limits::max_lines) return false;
  // A line end more makes a line more only if something stands behind it.
  text.remove_suffix(text.ends_with('\n') ? 1 : 0);
  std::size_t ends = 0;
  for (; !text.empty() && ends < limits::max_lines;
       text.remove_prefix(std::min(piece, text.size()))) {
    ends += static_cast<std::size_t>(std::ranges::count(text.substr(0, piece), '\n'));
  }
  return ends >= limits::max_lines;
}

LinedText split_lines(std::string_view text, Paragraphs paragraphs) {
  LinedText out;
  out.text = text;
  out.begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const std::vector<PhysicalLine> physical = physical_lines(text, out.begin);
  if (paragraphs == Paragraphs::automatic) {
    out.unit = is_hard_wrapped(text.data(), physical) ? Paragraphs::blank : Paragraphs::line;
  } else {
    out.unit = paragraphs;
  }
  join_paragraphs(physical, out);
  fold_all(out);
  return out;
}

}  // namespace dross
