// The part of stream deduplication that needs its document only, and so can run on any thread: what
// stands after cleaning, and the fingerprint of each of its paragraphs. What is prepared holds no
// view of the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "decide/decide.h"
#include "dedupe/fingerprint.h"
#include "dedupe/remove_lines.h"
#include "text/lines.h"

namespace dross {

/// Which copies of a paragraph it goes for.
enum class Comparison : std::uint8_t {
  none,   ///< a rule keeps it: it stands, and later ones are compared with it
  exact,  ///< it stands in the head, where agency leads recur rightly
  near
};

struct PreparedParagraph {
  ParagraphKey key;
  std::uint64_t guards = 0;
  std::size_t first_shingle = 0;  ///< of PreparedDocument::shingles
  std::size_t shingle_count = 0;
  std::uint32_t line = 0;    ///< index into PreparedDocument::lines
  std::uint32_t number = 0;  ///< line number in the text, from 1
  std::uint32_t words = 0;   ///< of the whole line, with what was cut
  Comparison comparison = Comparison::near;
};

struct PreparedDocument {
  DocumentLines lines;
  std::vector<PreparedParagraph> paragraphs;  ///< those long enough, in their order
  std::vector<Shingle> shingles;
  std::uint64_t content = 0;  ///< hash of the text

  [[nodiscard]] Fingerprint print(std::size_t paragraph) const;
};

/// `decision`: what was decided of this text. `max_shingles`: as the index has it. The head reaches
/// to the first line of prose that stands, and includes it.
PreparedDocument prepare(const LinedText& text, const Decision& decision,
                         const SimilarityOptions& options, std::size_t max_shingles);

}  // namespace dross
