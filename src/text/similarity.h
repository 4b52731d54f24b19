// How alike are two paragraphs? Jaccard similarity of their word 3-grams (character 5-grams in
// scripts without spaces), computed exactly, and the guards that make a near duplicate no
// duplicate: other numbers, another negation, another quotation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dross {

/// Hashes of a paragraph's shingles, sorted, each once.
using Shingles = std::vector<std::uint64_t>;

/// `folded`: as text/fold.h makes it. Words are compared without case; digits and accents count.
Shingles shingles_of(std::string_view folded);

/// |a and b| / |a or b|; 0 where both are empty.
double jaccard(const Shingles& a, const Shingles& b);

/// What two paragraphs must agree in to be called the same, whatever their similarity.
struct Particulars {
  std::vector<std::string> numbers;     ///< runs of digits with . , : / between them, sorted
  std::vector<std::string> quotations;  ///< of five or more words, folded, sorted
  std::uint32_t negations = 0;

  friend bool operator==(const Particulars&, const Particulars&) = default;
};
Particulars particulars_of(std::string_view folded);

/// Characters that a paragraph in a script without spaces must have where others need `words`: 25
/// for 12, as its words are about two characters long.
constexpr std::size_t near_characters(std::size_t words) {
  return 2 * words + 1;
}

/// Is the paragraph long enough to have near duplicates: `least` words, or near_characters(least)?
bool has_words_for_near(std::string_view folded, std::size_t least);

}  // namespace dross
