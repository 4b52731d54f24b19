// The part of stream deduplication that must run in the order of the input: each document's
// paragraphs are looked up among all that were kept before, then those that stand are added. The
// first copy stays, a newcomer is compared with kept copies only, and nothing is merged.
//
// A document is looked up whole before any of it is added: repeats inside it are
// decide/duplicate's, which knows where they stand.
#pragma once

#include <cstddef>
#include <vector>

#include "decide/edit.h"
#include "dedupe/paragraph_index.h"
#include "dedupe/prepare.h"

namespace dross {

struct StreamCounts {
  std::size_t paragraphs = 0;  ///< looked up
  std::size_t exact = 0;       ///< taken as exact copies
  std::size_t near = 0;        ///< taken as near copies
};

/// What an input gave before it failed: does it count as kept? Only where an output holds it.
enum class FailedInputs : std::uint8_t { kept, taken_back };

class StreamDedupe {
 public:
  /// `memory`: bytes for what is kept, within limits::min_dedupe_memory and max_dedupe_memory.
  StreamDedupe(SimilarityOptions options, std::size_t memory,
               FailedInputs failed = FailedInputs::kept)
      : index_(options, memory), failed_(failed) {}

  /// Before the first document of an input, and where its source has failed before its end.
  void begin_input() { input_ = index_.mark(); }
  void fail_input() {
    if (failed_ == FailedInputs::taken_back) index_.go_back(input_);
  }

  [[nodiscard]] bool has_memory() const { return index_.has_memory(); }
  [[nodiscard]] const ParagraphIndex& index() const { return index_; }
  [[nodiscard]] ParagraphIndex& index() { return index_; }
  [[nodiscard]] const StreamCounts& counts() const { return counts_; }

  /// `name.content` is taken from the document. Returns the edits with the duplicates' among them.
  /// Lines and numbers of the document must be those that `edits` speak of.
  std::vector<Edit> apply(DocumentName name, const PreparedDocument& document,
                          std::vector<Edit> edits);

 private:
  [[nodiscard]] Edit edit_of(const PreparedParagraph& paragraph, const KeptCopy& copy) const;

  ParagraphIndex index_;
  FailedInputs failed_;
  ParagraphIndex::Mark input_;  ///< where the index stood before it
  StreamCounts counts_;
  std::vector<bool> stands_;
};

}  // namespace dross
