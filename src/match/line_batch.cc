// Line feeds are the padding too: a window that goes beyond a line is no sign of anything.
#include "match/line_batch.h"

#include "match/kernels.h"
#include "match/odd_letters.h"

namespace dross {

void LineBatch::clear() {
  text_.clear();
  begins_.assign(1, 0);
  numbers_.clear();
}

void LineBatch::add(std::string_view line, std::uint32_t number) {
  if (find_odd_letter(line) == std::string_view::npos) {
    text_ += line;
  } else {
    text_ += spell_commonly(line);
  }
  text_ += '\n';
  begins_.push_back(text_.size());
  numbers_.push_back(number);
}

void LineBatch::pad() {
  text_.append(kernel_tail, '\n');
}

}  // namespace dross
