// Two loops and the definitions of text/.
#include "dedupe/plain_index.h"

#include <algorithm>

namespace dross {

PlainIndex::Kept PlainIndex::take(std::string_view folded, std::uint64_t document) const {
  return {paragraph_key(folded), document, has_words_for_near(folded, options_.min_words),
          shingles_of(folded), particulars_of(folded)};
}

std::optional<PlainIndex::Copy> PlainIndex::find(std::string_view folded,
                                                 std::uint64_t document) const {
  const Kept wanted = take(folded, document);
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    if (kept_[i].key == wanted.key) return Copy{i, 1};
  }
  if (!wanted.has_near) return std::nullopt;
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    const Kept& kept = kept_[i];
    if (!kept.has_near || kept.document == document) continue;
    const double similarity = jaccard(kept.shingles, wanted.shingles);
    if (similarity >= options_.threshold && kept.particulars == wanted.particulars) {
      return Copy{i, similarity};
    }
  }
  return std::nullopt;
}

void PlainIndex::add(std::string_view folded, std::uint64_t document) {
  kept_.push_back(take(folded, document));
}

}  // namespace dross
