// What is kept of a paragraph to find its repeats: the key of its exact copies, the hashes of its
// shingles, and one hash of all that must agree whatever the similarity (numbers, negations,
// quotations). The same answers as text/paragraph_key.h and text/similarity.h give, from one pass
// over the text; tests compare the two.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "dedupe/paragraph_reader.h"
#include "text/paragraph_key.h"

namespace dross {

/// A shingle as one number, which is also its place in the order that all paragraphs share: the
/// longest first, then by hash. Long shingles are rare, so the index that holds the first few of
/// each paragraph has short lists. In the high byte 255 - length, below it 56 bits of hash.
using Shingle = std::uint64_t;

/// When are two paragraphs the same, and which are looked at?
struct SimilarityOptions {
  double threshold = 0.80;       ///< least Jaccard similarity of near duplicates, 0.5 to 1
  std::uint32_t min_words = 12;  ///< near: at least so many words, or near_characters(min_words)
  friend bool operator==(const SimilarityOptions&, const SimilarityOptions&) = default;

  /// Words that an exact copy must have: 8, or fewer where near duplicates may be shorter.
  [[nodiscard]] std::uint32_t min_exact_words() const { return min_words < 8 ? min_words : 8; }
};

/// How many of a paragraph's `count` shingles, the first in the order, must be looked up so that
/// any paragraph at or above the threshold shares one of them (Bayardo, Ma, Srikant 2007): at least
/// ceil(t * count) are shared, so they cannot all stand behind these.
std::size_t prefix_length(std::size_t count, double threshold);

struct Fingerprint {
  ParagraphKey key;
  std::uint64_t guards = 0;  ///< equal where numbers, negations and quotations are
  std::uint32_t words = 0;
  /// Each once; the first prefix_length() of them in their order, the others in any. Empty where
  /// the paragraph is too short, or too long, to have near duplicates.
  std::span<const Shingle> shingles;
};

class Fingerprinter {
 public:
  /// `max_shingles`: a paragraph with more has no near duplicates.
  explicit Fingerprinter(SimilarityOptions options,
                         std::size_t max_shingles = limits::max_near_shingles);

  /// The result's shingles are good until the next call.
  const Fingerprint& take(std::string_view folded);

 private:
  [[nodiscard]] ParagraphKey key() const;
  void take_shingles();
  template <std::size_t Gram>
  void hash_grams();
  void order_prefix();
  void sort_front(std::size_t count);
  [[nodiscard]] std::uint64_t numbers() const;
  [[nodiscard]] std::uint64_t quotations() const;
  [[nodiscard]] std::uint64_t negations() const;

  SimilarityOptions options_;
  std::size_t max_shingles_;
  ParagraphReader reader_;
  std::vector<Shingle> shingles_;  ///< the first count_; never made smaller
  std::size_t count_ = 0;
  std::uint64_t first_rank_ = 0;                  ///< the least high byte
  std::array<std::uint16_t, 256> rank_counts_{};  ///< shingles by their high byte
  std::vector<Shingle> seen_;                     ///< open addressing, to find repeats
  Fingerprint result_;
};

}  // namespace dross
