// Language tags and the guess.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "text/language.h"

namespace {

using namespace std::string_view_literals;
using dross::guess_language;
using dross::language_of;
using dross::LanguageSource;
using dross::primary_language;

constexpr std::string_view english =
    "The council decided on Tuesday that the old bridge should stay open for people who walk or "
    "ride a bicycle, while cars and lorries will have to take the longer road around the lake "
    "until the repairs are finished in the spring.";
constexpr std::string_view german =
    "Der Stadtrat hat am Dienstag beschlossen, dass die alte Brücke für Fußgänger und Radfahrer "
    "geöffnet bleibt, während Autos und Lastwagen bis zum Ende der Arbeiten im Frühjahr die "
    "längere Straße um den See nehmen müssen.";
constexpr std::size_t enough = dross::limits::min_words_for_language;

TEST_CASE("the primary language of a tag") {
  const std::vector<std::pair<std::string_view, std::string_view>> tags = {
      {"en", "en"},      {"EN", "en"},       {"en-GB", "en"},       {"en_US", "en"},
      {"eng", "en"},     {"eng_Latn", "en"}, {"ENG", "en"},         {"de", "de"},
      {"deu", "de"},     {"ger", "de"},      {"de_DE.UTF-8", "de"}, {"fra_Latn", "fr"},
      {"zh-Hans", "zh"}, {"zho", "zh"},      {"cmn_Hani", "zh"},    {"iw", "he"},
      {"in", "id"},      {"nb", "no"},       {"nno", "no"},         {"gsw", "gsw"},
      {"", ""},          {"e", ""},          {"english", ""},       {"x-klingon", ""},
      {"e1", ""},        {"12", ""},         {"-en", ""},           {"é", ""},
      {"en ", ""},       {"en\0"sv, ""},
  };
  for (const auto& [tag, code] : tags) {
    CAPTURE(tag);
    CHECK(primary_language(tag) == code);
  }
}

TEST_CASE("a code that says the language is not known, is none") {
  for (const std::string_view tag : {"und", "mul", "mis", "zxx", "und-Latn"}) {
    CAPTURE(tag);
    CHECK(primary_language(tag).empty());
  }
}

TEST_CASE("the guess") {
  CHECK(guess_language(english, enough) == "en");
  CHECK(guess_language(german, enough) == "de");
}

TEST_CASE("no guess below the least number of words") {
  CHECK(guess_language(english, enough - 1).empty());
  CHECK(guess_language("", 0).empty());
}

TEST_CASE("no guess where there is nothing to go by") {
  CHECK(guess_language("1 2 3 4 5 6 7 8 9", 1000).empty());
  CHECK(guess_language("", 1000).empty());
}

TEST_CASE("bytes that are not UTF-8 do not stop the guess") {
  CHECK(guess_language(std::string(english) + "\xFF\xFE", enough) == "en");
  CHECK(guess_language("\xFF" + std::string(english), enough) == "en");
  CHECK(guess_language("\xED\xA0\x80" + std::string(german) + "\xE2\x80", enough) == "de");
  CHECK(guess_language(std::string(1000, '\xFF'), enough).empty());
}

TEST_CASE("the sample may end inside a character") {
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string text(shift, 'a');
    while (text.size() < 2 * dross::limits::max_language_sample) text += german;
    CHECK(guess_language(text, 1000) == "de");
  }
}

TEST_CASE("the option counts before the field, the field before the guess") {
  const auto by_option = language_of("de", "fr", english, 100);
  CHECK(by_option.code == "de");
  CHECK(by_option.source == LanguageSource::option);
  const auto by_field = language_of("", "fr-FR", english, 100);
  CHECK(by_field.code == "fr");
  CHECK(by_field.source == LanguageSource::field);
  const auto guessed = language_of("", "", english, 100);
  CHECK(guessed.code == "en");
  CHECK(guessed.source == LanguageSource::detected);
  const auto unknown = language_of("", "", english, enough - 1);
  CHECK(unknown.code.empty());
  CHECK(unknown.source == LanguageSource::unknown);
}

TEST_CASE("a field that is no language code does not count") {
  CHECK(language_of("", "English", german, 100).source == LanguageSource::detected);
  CHECK(language_of("", "und", german, 100).code == "de");
}

}  // namespace
