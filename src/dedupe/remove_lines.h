// Lines that go after a document was decided upon, merged with what goes already. Which blank lines
// go with a line depends on what is kept behind it, so the spans of all removed lines are worked
// out anew; the result is what deciding them all together would have given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/span.h"
#include "decide/edit.h"
#include "text/lines.h"

namespace dross {

/// The non-blank lines of a document, which need not be there any more.
struct DocumentLines {
  std::vector<ByteSpan> contents;
  std::size_t text_size = 0;
};
DocumentLines lines_of(const LinedText& text);

struct LineRemoval {
  std::uint32_t line = 0;  ///< index into DocumentLines::contents
  Edit edit;               ///< but its spans
};

/// `edits`: of this document, as decide() gives them. `removals` ascend by line; a line that goes
/// already goes for the reason it has. What was cut from a removed line goes with it.
std::vector<Edit> remove_lines(const DocumentLines& lines, std::vector<Edit> edits,
                               std::vector<LineRemoval> removals);

enum class LineFate : std::uint8_t { whole, cut, gone };

/// What the edits leave of each line.
std::vector<LineFate> fates_of(const DocumentLines& lines, const std::vector<Edit>& edits);

}  // namespace dross
