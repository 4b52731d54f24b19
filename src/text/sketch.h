// A sketch of a paragraph proves, most of the time, that two paragraphs are no near duplicates,
// without their shingles having been made: two paragraphs that lie beside each other in an article
// share next to nothing, and to hash, sort and compare the shingles of each took half of a run.
//
// Proof. Let A and B be the paragraphs' sets of shingles, J = |A n B| / |A u B|, t the threshold.
// If J >= t, then |A n B| >= t |A u B| >= t |A|, so no more than the share 1 - t of A is not in B.
// Every shingle sets one bit of its paragraph's sketch, the same bit wherever it stands; so each
// bit of A's sketch that B's lacks is another shingle of A that B lacks. More such bits than that
// share of A's shingles, and J < t. (Bit maps as signatures of sets: Broder, Mitzenmacher 2004,
// section 2.)
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dross {

struct Sketch {
  std::array<std::uint64_t, 16> bits{};
  std::uint32_t shingles = 0;  ///< with repeats, so at least as many as there are
};

/// `folded`: as text/fold.h makes it.
Sketch sketch_of(std::string_view folded);

/// False only where jaccard(shingles_of(a), shingles_of(b)) < threshold. 0 < threshold <= 1.
bool may_be_near(const Sketch& a, const Sketch& b, double threshold);

}  // namespace dross
