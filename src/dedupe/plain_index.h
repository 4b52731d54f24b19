// The same answers as ParagraphIndex in the plain way: every kept paragraph is compared with every
// new one, by the words themselves. It is slow and forgets nothing; it is what the index is held
// to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/fingerprint.h"
#include "dedupe/paragraph_store.h"
#include "text/paragraph_key.h"
#include "text/similarity.h"

namespace dross {

class PlainIndex {
 public:
  explicit PlainIndex(SimilarityOptions options) : options_(options) {}

  struct Copy {
    std::size_t number;  ///< of the kept paragraph, from 0 in the order they were added
    double similarity;
  };

  /// `folded`: as text/fold.h makes it. `document`: paragraphs of the same one are no near copies.
  [[nodiscard]] std::optional<Copy> find(std::string_view folded, std::uint64_t document) const;
  void add(std::string_view folded, std::uint64_t document);

  [[nodiscard]] std::size_t size() const { return kept_.size(); }

 private:
  struct Kept {
    ParagraphKey key;
    std::uint64_t document;
    bool has_near;
    Shingles shingles;
    Particulars particulars;
  };

  [[nodiscard]] Kept take(std::string_view folded, std::uint64_t document) const;

  SimilarityOptions options_;
  std::vector<Kept> kept_;
};

}  // namespace dross
