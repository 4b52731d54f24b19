// CLD2 (Dick Sites, 2013) has its tables inside the library, works offline and reads 4 KiB in well
// under a millisecond. It wants valid UTF-8, so it sees a space for each stray byte: one broken
// character at the head of a page must not cost the document the rules of its language.
#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <utf8.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/limits.h"

namespace dross {
namespace {

using Alias = std::pair<std::string_view, std::string_view>;

// Three-letter codes of the languages that packs exist for, and codes that were renamed.
constexpr std::array<Alias, 31> aliases = {{
    {"eng", "en"}, {"deu", "de"}, {"ger", "de"}, {"spa", "es"}, {"fra", "fr"}, {"fre", "fr"},
    {"ita", "it"}, {"por", "pt"}, {"nld", "nl"}, {"dut", "nl"}, {"pol", "pl"}, {"rus", "ru"},
    {"tur", "tr"}, {"swe", "sv"}, {"nor", "no"}, {"nob", "no"}, {"nno", "no"}, {"nb", "no"},
    {"nn", "no"},  {"dan", "da"}, {"jpn", "ja"}, {"zho", "zh"}, {"chi", "zh"}, {"cmn", "zh"},
    {"iw", "he"},  {"in", "id"},  {"ji", "yi"},  {"jw", "jv"},  {"kor", "ko"}, {"ara", "ar"},
    {"ukr", "uk"},
}};

// ISO 639-2 codes for "undetermined", "several", "uncoded" and "no language": none of them helps to
// choose rules, so the next source of knowledge is asked.
constexpr std::array<std::string_view, 4> no_languages = {"und", "mul", "mis", "zxx"};

// CLD2 reads no further than the first byte that is not UTF-8.
std::string_view make_valid(std::string_view sample, std::string& storage) {
  if (utf8::is_valid(sample.begin(), sample.end())) return sample;
  utf8::replace_invalid(sample.begin(), sample.end(), std::back_inserter(storage), U' ');
  return storage;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

std::string primary_language(std::string_view tag) {
  std::string code(tag.substr(0, tag.find_first_of("-_")));
  if (code.size() < 2 || code.size() > 3) return {};
  std::ranges::transform(code, code.begin(), lower);
  if (!std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; })) return {};
  if (std::ranges::find(no_languages, code) != no_languages.end()) return {};
  const auto* alias = std::ranges::find(aliases, code, &Alias::first);
  return alias == aliases.end() ? code : std::string(alias->second);
}

std::string guess_language(std::string_view text, std::size_t words) {
  if (words < limits::min_words_for_language) return {};
  std::string storage;
  const std::string_view sample = make_valid(text.substr(0, limits::max_language_sample), storage);
  bool reliable = false;
  const CLD2::Language guess = CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()),
                                                    /*is_plain_text=*/true, &reliable);
  if (!reliable || guess == CLD2::UNKNOWN_LANGUAGE) return {};
  return primary_language(CLD2::LanguageCode(guess));
}

Language language_of(std::string_view option, std::string_view field, std::string_view text,
                     std::size_t words) {
  if (std::string code = primary_language(option); !code.empty()) {
    return {std::move(code), LanguageSource::option};
  }
  if (std::string code = primary_language(field); !code.empty()) {
    return {std::move(code), LanguageSource::field};
  }
  if (std::string code = guess_language(text, words); !code.empty()) {
    return {std::move(code), LanguageSource::detected};
  }
  return {};
}

}  // namespace dross
