// What a line looks like: words, letters and how it ends. ASCII goes through a table by the byte;
// the first other byte sends the rest of the line through code points.
#include <array>
#include <cstddef>

#include "text/lines.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

class WordCounter {
 public:
  void add(CharacterClass kind) {
    switch (kind) {
      case CharacterClass::ideograph:
        ++shape_.words;
        ++shape_.letters;
        in_word_ = false;
        break;
      case CharacterClass::letter:
        ++shape_.letters;
        [[fallthrough]];
      case CharacterClass::digit:
        shape_.words += in_word_ ? 0 : 1;
        in_word_ = true;
        break;
      case CharacterClass::mark:
        break;
      case CharacterClass::other:
        in_word_ = false;
        break;
    }
  }
  [[nodiscard]] LineShape shape() const { return shape_; }

 private:
  LineShape shape_;
  bool in_word_ = false;
};

constexpr std::array<CharacterClass, 128> ascii_classes = [] {
  std::array<CharacterClass, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    table[c] = letter                 ? CharacterClass::letter
               : c >= '0' && c <= '9' ? CharacterClass::digit
                                      : CharacterClass::other;
  }
  return table;
}();

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
  WordCounter counter;
  std::size_t at = 0;
  for (; at < folded.size() && static_cast<unsigned char>(folded[at]) < 0x80; ++at) {
    counter.add(ascii_classes[static_cast<unsigned char>(folded[at])]);
  }
  CodePoint point;
  for (CodePoints points(folded.substr(at)); points.next(point);)
    counter.add(classify(point.value));
  LineShape shape = counter.shape();
  shape.ending = ending_of(folded);
  return shape;
}

}  // namespace dross
