// Lines by how many words they have. Most rules hit no line of more than 30 or 60 words, and most
// of a text lies in lines that are longer, so each class of lines is looked at for the rules that
// reach it only: those of over 60 words for a quarter of the shipped ones.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "match/signs.h"

namespace dross {

/// Words of the longest line of each class.
inline constexpr std::array<std::uint32_t, 3> length_classes = {30, 60, LineNeeds::no_limit};

inline std::size_t length_class_of(std::uint32_t words) {
  std::size_t i = 0;
  while (words > length_classes[i]) ++i;
  return i;
}

/// May a rule with these signs hit a line of the class?
inline bool reaches(const Signs& signs, std::size_t length_class) {
  if (length_class == 0) return true;
  const std::uint32_t shorter = length_classes[length_class - 1];
  // Two words have a byte between them, or one is a character of several bytes.
  return std::ranges::any_of(signs.needs, [&](const LineNeeds& needs) {
    return needs.max_words > shorter && needs.max_bytes / 2 >= shorter;
  });
}

}  // namespace dross
