// Documents -> lines. A physical line ends at LF; a CR before it belongs to the line end; nothing
// else ends a line. What rules see as "a line" is a paragraph: one non-blank physical line, or,
// where the text is hard-wrapped (or --paragraphs=blank), a run of them. Blank lines are no lines
// here; they are what lies between.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dross {

enum class Paragraphs : std::uint8_t { automatic, line, blank };

enum class Ending : std::uint8_t {
  open,      ///< a heading, a list item, a name
  sentence,  ///< . ! ? of any script, and closing quotes or brackets after it
  cut_off    ///< "…" or "..."
};

/// What a line looks like, worked out once.
struct LineShape {
  std::uint32_t words = 0;    ///< runs of letters and digits; ideographs count one each
  std::uint32_t letters = 0;  ///< code points; ideographs count
  Ending ending = Ending::open;
  bool bulleted = false;
};

struct Line {
  ByteSpan content;          ///< of the text: first byte of the paragraph .. before its line end
  std::uint32_t number = 0;  ///< of its first physical line, from 1
  std::string_view folded;   ///< what patterns see (text/fold.h)
  LineShape shape;
  /// Where the folded bytes stand, counted from content.begin, for a line whose folded form is not
  /// that of all its bytes (a part was cut out); else null, and text/fold.h tells.
  const std::vector<std::uint32_t>* origins = nullptr;
};

/// The lines of one document. `text` must outlive it.
struct LinedText {
  std::string_view text;
  std::size_t begin = 0;  ///< where the document's lines begin: after a byte order mark
  Paragraphs unit = Paragraphs::line;  ///< `line` or `blank`: what `automatic` came to
  std::vector<Line> lines;             ///< the non-blank ones

  [[nodiscard]] std::string_view raw(const Line& line) const {
    return text.substr(line.content.begin, line.content.size());
  }

  std::vector<char> storage;  ///< folded text that differs from the original
};

/// Has the text more than limits::max_lines physical lines? Looks no further than it has to.
[[nodiscard]] bool has_too_many_lines(std::string_view text);

LinedText split_lines(std::string_view text, Paragraphs paragraphs = Paragraphs::automatic);

LineShape shape_of(std::string_view folded);

}  // namespace dross
