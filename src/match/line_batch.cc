// Line feeds are the padding too: a window that goes beyond a line is no sign of anything.
#include "match/line_batch.h"

#include "match/kernels.h"
#include "match/odd_letters.h"

namespace dross {

void LineBatch::clear() {
  text_.clear();
  begins_.assign(1, 0);
  numbers_.clear();
  traits_.clear();
  odd_lines_.clear();
}

void LineBatch::add(std::string_view line, std::uint32_t number, std::uint32_t words,
                    Standing standing) {
  if (find_odd_letter(line) == std::string_view::npos) {
    text_ += line;
  } else {
    text_ += spell_commonly(line);
    odd_lines_.push_back(size());
  }
  text_ += '\n';
  begins_.push_back(text_.size());
  numbers_.push_back(number);
  const TraitMask place = standing == Standing::anywhere ? first_line | any_place
                          : number == 0                  ? first_line
                                                         : TraitMask{0};
  traits_.push_back({place, 0, 0, words});
}

void LineBatch::finish() {
  text_.append(kernel_tail, '\n');
  for (std::size_t i = 0; i < size(); ++i) {
    const LineTraits given = traits_[i];
    traits_[i] = kernels().traits_of(line(i));
    traits_[i].words = given.words;
    traits_[i].shown |= given.shown;
  }
}

}  // namespace dross
