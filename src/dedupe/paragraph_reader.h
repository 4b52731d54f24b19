// A folded paragraph -> its words in lower case, where they stand, and their hashes. This is what
// deduplicating spends most of its time on, so ASCII is lowered and cut into words by whole
// vectors, and only characters beyond it are looked at one by one. text/similarity.h cuts the same
// words in the plain way; tests hold the two together.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/unicode.h"

namespace dross {

/// Letters, digits and marks in a row; or one character of a script without spaces.
struct Word {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0;   ///< byte offset in the lowered text
  std::uint32_t length = 0;  ///< how long it counts in the order of shingles: its bytes
  char32_t ideograph = 0;    ///< the character, where it is one of a script without spaces
};

/// Hashes of a few words that are to be noticed. One bit each of 16,384: two kilobytes, which stay
/// in the first-level cache while every word is looked up; some others have the same bit.
class WordFilter {
 public:
  void add(std::uint64_t hash) { bits_[hash % bit_count / 64] |= std::uint64_t{1} << hash % 64; }
  [[nodiscard]] bool may_have(std::uint64_t hash) const {
    return (bits_[hash % bit_count / 64] >> hash % 64 & 1U) != 0;
  }

 private:
  static constexpr std::size_t bit_count = 16'384;
  std::array<std::uint64_t, bit_count / 64> bits_{};
};

class ParagraphReader {
 public:
  /// `watched` must outlive the reader.
  explicit ParagraphReader(const WordFilter& watched) : watched_(watched) {}

  /// `folded`: as text/fold.h makes it. What the members return is good until the next call.
  void read(std::string_view folded);

  [[nodiscard]] std::span<const Word> words() const { return {words_.data(), word_count_}; }
  /// Is more than half of the words a character of a script without spaces?
  [[nodiscard]] bool is_unspaced() const { return 2 * ideographs_ > word_count_; }
  [[nodiscard]] bool has_ideographs() const { return ideographs_ > 0; }
  /// The paragraph without case; hash_padding bytes can be read behind it.
  [[nodiscard]] std::string_view lowered() const { return {text_.data(), size_}; }
  /// Hashes of the words, but for ideographs, that `watched` may have.
  [[nodiscard]] std::span<const std::uint64_t> noticed() const { return noticed_; }
  [[nodiscard]] bool has_space_runs() const { return any_space_run_ != 0; }

  /// Calls `use(begin, end)` for each run of digits of any script, ascending.
  template <class Use>
  void each_digit_run(Use use) const {
    if (any_digit_ != 0) each_run(digit_bits_, use);
  }
  /// Byte offsets of the quotation marks, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& quotes() const { return quotes_; }

 private:
  // A character beyond ASCII.
  struct WideCharacter {
    std::uint32_t begin;
    std::uint32_t size;
    char32_t value;  ///< in lower case
    CharacterClass kind;
  };

  void read_blocks(std::string_view text);
  void read_block(const char* from, std::size_t block);
  bool lower_wide_in_place();
  void respell();
  void add_wide(std::size_t begin, char32_t lower, CharacterClass kind, std::size_t size);
  void add_wide_bits();
  void note_quotes(std::uint64_t bits, std::size_t block);
  void cut_words();
  void add_ideographs();

  // Every bit where a run begins or ends, in turn. A run that the text's end cuts ends there.
  template <class Use>
  void each_run(const std::vector<std::uint64_t>& bits, Use use) const {
    std::uint64_t carry = 0;
    std::size_t begin = 0;
    bool open = false;
    for (std::size_t block = 0; block < bits.size(); ++block) {
      std::uint64_t edges = bits[block] ^ (bits[block] << 1 | carry);
      carry = bits[block] >> 63;
      for (; edges != 0; edges &= edges - 1) {
        const std::size_t at = 64 * block + static_cast<std::size_t>(__builtin_ctzll(edges));
        if (open) use(begin, at);
        begin = at;
        open = !open;
      }
    }
    if (open) use(begin, size_);
  }

  const WordFilter& watched_;
  std::vector<std::uint64_t> noticed_;
  std::vector<char> text_;
  std::vector<char> respelled_;
  std::size_t size_ = 0;
  std::vector<std::uint64_t> word_bits_;
  std::vector<std::uint64_t> digit_bits_;
  std::vector<std::uint64_t> wide_bits_;
  std::vector<WideCharacter> wide_;
  std::vector<std::uint32_t> quotes_;
  std::vector<Word>
      words_;  ///< the first word_count_; never made smaller, as that would fill it anew
  std::size_t word_count_ = 0;
  std::vector<Word> merged_;
  std::size_t ideographs_ = 0;
  std::uint64_t any_wide_ = 0;
  std::uint64_t any_digit_ = 0;
  std::uint64_t any_space_run_ = 0;
  std::uint64_t space_carry_ = 0;
};

}  // namespace dross
