// The few questions about a code point that cleaning asks. utf8proc answers what needs a table.
#pragma once

#include <cstdint>

namespace dross {

/// Unicode White_Space.
[[nodiscard]] bool is_space(char32_t);
/// Marks that nobody sees: zero width space, byte order mark, soft hyphen, word joiner, direction.
[[nodiscard]] bool is_invisible(char32_t);

enum class CharacterClass : std::uint8_t {
  other,  ///< punctuation, symbols, spaces, invalid bytes
  letter,
  digit,
  mark,      ///< goes on with the word it stands in
  ideograph  ///< a letter of a script without spaces: a word by itself
};
[[nodiscard]] CharacterClass classify(char32_t);

/// Simple lower case of one code point.
[[nodiscard]] char32_t to_lower(char32_t);

/// ' for single quotes and primes, " for double ones and guillemets, - for dashes and minus; any
/// other code point as it is.
[[nodiscard]] char32_t unify_punctuation(char32_t);

/// A sign that opens a list item or decorates a heading: bullets, arrows, ticks, stars.
[[nodiscard]] bool is_bullet(char32_t);

/// Full stop, question or exclamation mark of any script.
[[nodiscard]] bool ends_a_sentence(char32_t);
/// Quotes and brackets that may follow it.
[[nodiscard]] bool is_closing(char32_t);

}  // namespace dross
