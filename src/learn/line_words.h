// A line as words, with what varies from page to page taken for one thing: every number is the same
// word, and so is every month and weekday beside a number. "12 min read" and "3 min read", "Updated
// March 3, 2024" and "Updated May 11, 2023" are the same lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dross {

enum class WordKind : std::uint8_t { literal, number, date };

struct LineWord {
  std::size_t begin = 0;  ///< of the folded line
  std::size_t end = 0;
  WordKind kind = WordKind::literal;
  bool is_capital = false;  ///< begins with an upper case letter
  std::uint64_t hash =
      0;  ///< hash_of_text(what it says in lower case); the same for all of one kind
};

/// XXH3, which lines, sites and the lower case of words go by.
std::uint64_t hash_of_text(std::string_view text);

/// `folded`: as text/fold.h makes it.
std::vector<LineWord> words_of(std::string_view folded);
/// The same behind what `out` holds already.
void append_words(std::string_view folded, std::vector<LineWord>& out);

/// What stands before word `index` (words.size(): behind the last).
std::string_view gap_before(std::string_view folded, std::span<const LineWord> words,
                            std::size_t index);

/// Equal for gaps that differ in the number of spaces only.
std::uint64_t gap_hash(std::string_view gap);

}  // namespace dross
