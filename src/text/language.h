// Which language is a document in? What the user says counts first, then the document's own field,
// then CLD2 where it is sure of itself and there is enough text; else nobody knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dross {

enum class LanguageSource : std::uint8_t { unknown, option, field, detected };

struct Language {
  std::string code;  ///< ISO 639-1, lower case; empty = unknown
  LanguageSource source = LanguageSource::unknown;
};

/// "en-GB", "EN", "eng_Latn", "eng" -> "en". Empty where it is no language code, or one that says
/// that the language is not known ("und", "mul", "mis", "zxx").
std::string primary_language(std::string_view tag);

/// CLD2's guess, or empty: fewer than limits::min_words_for_language words, or not reliable.
std::string guess_language(std::string_view text, std::size_t words);

/// `option` and `field` are tags and may be empty. `words` = number of words in `text`.
Language language_of(std::string_view option, std::string_view field, std::string_view text,
                     std::size_t words);

}  // namespace dross
