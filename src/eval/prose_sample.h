// A few hundred sentences of clean prose that are compiled in, so that `rules check` can say of a
// rule that it hits what no rule should, without any corpus at hand. They show gross mistakes only:
// a rule that hits none of them may still hit a sentence in a thousand, which `dross rules try` on
// a corpus tells.
#pragma once

#include <span>
#include <string_view>

namespace dross {

struct ProseSample {
  std::string_view language;   ///< ISO 639-1
  std::string_view sentences;  ///< one a line
};

std::span<const ProseSample> prose_samples();

}  // namespace dross
