// What a line looks like: words, letters and how it ends. Counted by the 64 bytes: a word begins at
// every bit of the mask "letter or digit" whose lower neighbour is not set. Of characters beyond
// ASCII the bits are put into the masks one by one, so lines of any script go the same way.
// `tests/property/text_shape.cc` has the plain counter that this one is held to.
#include <algorithm>
#include <bit>
#include <cstddef>

#include "base/byte_masks.h"
#include "text/lines.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

class WordCounter {
 public:
  explicit WordCounter(std::string_view text) : text_(text) {}

  LineShape count() {
    for (std::size_t at = 0; at < text_.size();) at = count_block(at);
    return shape_;
  }

 private:
  // Returns where the next block begins.
  std::size_t count_block(std::size_t at) {
    const Block block(text_, at);
    const std::uint64_t letters = block.mask(is_ascii_letter);
    std::uint64_t in_word = letters | block.mask(is_ascii_digit);
    std::size_t size = std::min(block_size, text_.size() - at);
    if (const std::uint64_t others = block.non_ascii(); others != 0) {
      size = add_characters(at, size, others, in_word);
    }
    const std::uint64_t within = low_bits(size);
    in_word &= within;
    shape_.letters += count_bits(letters & within);
    shape_.words += count_bits(in_word & ~(in_word << 1 | (open_ ? 1U : 0U)));
    open_ = (in_word >> (size - 1) & 1U) != 0;
    return at + size;
  }

  // Puts the characters beyond ASCII into the mask; returns where the last whole character of the
  // block ends.
  std::size_t add_characters(std::size_t at, std::size_t size, std::uint64_t others,
                             std::uint64_t& in_word) {
    while (others != 0) {
      const auto begin = static_cast<std::size_t>(std::countr_zero(others));
      const CodePoint point = multibyte_at(text_, at + begin);
      const std::size_t end = point.end - at;
      if (end > size) return begin;  // the next block begins with it
      add_character(classify(point.value), begin, end, in_word);
      others &= ~low_bits(end);
    }
    return size;
  }

  void add_character(CharacterClass kind, std::size_t begin, std::size_t end,
                     std::uint64_t& in_word) {
    const std::uint64_t bits = low_bits(end) & ~low_bits(begin);
    const bool open = begin == 0 ? open_ : (in_word >> (begin - 1) & 1U) != 0;
    switch (kind) {
      case CharacterClass::ideograph:  // a word by itself, and no part of one
        ++shape_.words;
        ++shape_.letters;
        break;
      case CharacterClass::letter:
        ++shape_.letters;
        in_word |= bits;
        break;
      case CharacterClass::digit:
        in_word |= bits;
        break;
      case CharacterClass::mark:
        if (open) in_word |= bits;
        break;
      case CharacterClass::other:
        break;
    }
  }

  std::string_view text_;
  LineShape shape_;
  bool open_ = false;  ///< does the last character belong to a word?
};

// The mark that ends the line, behind closing quotes and brackets.
Ending ending_of(std::string_view folded) {
  std::size_t end = folded.size();
  while (end > 0) {
    const CodePoint last = code_point_before(folded, end);
    if (last.value == U'…' || folded.substr(0, end).ends_with("..")) return Ending::cut_off;
    if (ends_a_sentence(last.value)) return Ending::sentence;
    if (!is_closing(last.value) && last.value != ' ') return Ending::open;
    end = last.begin;
  }
  return Ending::open;
}

}  // namespace

LineShape shape_of(std::string_view folded) {
  LineShape shape = WordCounter(folded).count();
  shape.ending = ending_of(folded);
  return shape;
}

}  // namespace dross
