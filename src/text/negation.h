// Words that turn a sentence into its contrary. Two paragraphs that differ in their number are no
// duplicates, however much else they share.
#pragma once

#include <span>
#include <string_view>

namespace dross {

/// Lower case, in all languages that rules exist for; one list for all, as a word that negates in
/// another language only ever makes a near duplicate stay.
std::span<const std::string_view> negation_words();

/// Scripts without spaces are read a character at a time: characters that negate alone, and pairs
/// that do.
[[nodiscard]] bool negates(char32_t character);
[[nodiscard]] bool negates(char32_t first, char32_t second);

}  // namespace dross
