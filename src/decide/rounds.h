// What is left of a document when the lines that go are gone, as a document of its own: its lines
// are the same bytes of the same text, so nothing is copied but lines that lost a part.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "decide/draft.h"
#include "match/match.h"

namespace dross {

/// A line that lost a part: what patterns see of the rest, and where that stands.
struct RewrittenLine {
  std::string folded;
  std::vector<std::uint32_t> origins;
};

struct Remainder {
  LinedText text;                           ///< spans are still those of the whole text
  std::vector<Match> matches;               ///< lines are indices into `text.lines`
  std::vector<std::uint32_t> origin;        ///< of each line: its index in the document
  std::vector<std::vector<ByteSpan>> cuts;  ///< of each line: what earlier rounds cut from it
  std::vector<std::shared_ptr<const RewrittenLine>> rewritten;  ///< owns what a cut line points to
};

/// The document itself, with nothing gone.
Remainder whole(const LinedText& text, const std::vector<Match>& matches);

/// Without what `draft` takes; its cuts are settled. Lines that lost a part, sequences where lines
/// have come together, and a new first line are matched again; all other matches stay as they were.
Remainder without(const Remainder& before, const Draft& draft, const Matcher& matcher,
                  const Selection& selection);

}  // namespace dross
