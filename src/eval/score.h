// One document's edits against its labels. docs/eval.md defines every figure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "decide/edit.h"
#include "eval/truth.h"

namespace dross {

/// What is counted; sums over documents. Lines and words of documents that Trust leaves out are not
/// in it.
struct Counts {
  std::uint64_t documents = 0;
  std::uint64_t scored_documents = 0;  ///< those whose lines count
  std::uint64_t damaged_documents = 0;
  std::uint64_t clutter_words = 0;
  std::uint64_t clutter_words_removed = 0;
  std::uint64_t clutter_lines = 0;
  std::uint64_t clutter_lines_removed = 0;
  std::uint64_t content_words = 0;
  std::uint64_t content_words_removed = 0;
  std::uint64_t content_lines = 0;
  std::uint64_t content_lines_removed = 0;
  std::uint64_t inline_words_removed = 0;  ///< of content lines, but not of the gold article
  std::uint64_t duplicate_words = 0;
  std::uint64_t duplicate_words_removed = 0;
  std::uint64_t mixed_clutter = 0;  ///< words of mixed lines that the gold article lacks
  std::uint64_t mixed_clutter_removed = 0;
  std::uint64_t mixed_gold = 0;  ///< and those that it has
  std::uint64_t mixed_gold_removed = 0;

  Counts& operator+=(const Counts&);
};

/// What one edit took, in words.
struct EditTally {
  std::uint32_t clutter = 0;        ///< of clutter lines
  std::uint32_t content = 0;        ///< of content lines, by the definition of loss
  std::uint32_t inlined = 0;        ///< of content and mixed lines, but not of the gold article
  std::uint32_t clutter_lines = 0;  ///< of which it took at least half
  bool damages = false;             ///< it took at least half of a content line of 8 words or more
};

struct TouchedLine {
  std::size_t line = 0;  ///< physical line of the text, from 0
  std::uint32_t words = 0;
};

struct DocumentScore {
  Counts counts;
  ShingleScore after;               ///< empty figures without gold
  std::vector<EditTally> edits;     ///< one for each edit
  std::vector<TouchedLine> lost;    ///< content lines and how many of their words went
  std::vector<TouchedLine> missed;  ///< clutter lines that stayed, and their words
};

/// `edits` ascend, do not overlap, and count bytes of the document's text.
DocumentScore score_document(const Truth& truth, std::span<const Edit> edits);

}  // namespace dross
