// The classes of code points, each against a list written out here.
#include <functional>
#include <initializer_list>
#include <set>

#include "catch.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace {

using dross::CharacterClass;
using dross::classify;

std::set<char32_t> all_where(const std::function<bool(char32_t)>& holds) {
  std::set<char32_t> found;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (holds(c)) found.insert(c);
  }
  if (holds(dross::no_code_point)) found.insert(dross::no_code_point);
  return found;
}

TEST_CASE("spaces are Unicode's White_Space and nothing else") {
  CHECK(all_where(dross::is_space) ==
        std::set<char32_t>{0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x20,   0x85,   0xA0,   0x1680,
                           0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
                           0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000});
}

TEST_CASE("invisible marks") {
  CHECK(all_where(dross::is_invisible) ==
        std::set<char32_t>{0xAD, 0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
                           0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF});
}

TEST_CASE("a joiner inside a word is not taken out: Persian and emoji are spelled with it") {
  CHECK_FALSE(dross::is_invisible(0x200C));
  CHECK_FALSE(dross::is_invisible(0x200D));
}

void check_class(std::initializer_list<char32_t> points, CharacterClass expected) {
  for (const char32_t c : points) {
    INFO("U+" << std::hex << static_cast<std::uint32_t>(c));
    CHECK(classify(c) == expected);
  }
}

TEST_CASE("letters, digits, marks, ideographs and the rest") {
  check_class({'a', 'Z', U'é', U'ß', U'Ж', U'ا', U'א', U'한', U'ᾳ', U'ǅ', 0x1D400},
              CharacterClass::letter);
  check_class({'0', '9', U'٣', U'½', U'Ⅷ'}, CharacterClass::digit);
  check_class({0x0301, 0x0308, 0x093F, 0x20DD}, CharacterClass::mark);
  check_class({U'漢', U'あ', U'ア', U'ー', U'々', U'ก', U'ກ', U'က', U'ក', U'㐀', 0x20000, 0x30000},
              CharacterClass::ideograph);
  check_class({'.', ' ', '_', '\'', 0, 0x7F, U'€', U'…', U'。', U'、', 0x1F600, 0xE000,
               dross::no_code_point},
              CharacterClass::other);
}

TEST_CASE("marks, digits and punctuation of scripts without spaces are no words of their own") {
  check_class({0x0E48, 0x0E31, 0x0EC8, 0x102D, 0x17D2, 0x3099}, CharacterClass::mark);
  check_class({U'๓', U'໓', U'၃', U'៣', U'〇'}, CharacterClass::digit);
  check_class({U'๏', U'။', U'។', U'・', U'゠'}, CharacterClass::other);
}

TEST_CASE("lower case, a code point at a time") {
  CHECK(dross::to_lower('A') == 'a');
  CHECK(dross::to_lower('Z') == 'z');
  CHECK(dross::to_lower('[') == '[');
  CHECK(dross::to_lower('@') == '@');
  CHECK(dross::to_lower(U'É') == U'é');
  CHECK(dross::to_lower(U'Ж') == U'ж');
  CHECK(dross::to_lower(U'Σ') == U'σ');
  CHECK(dross::to_lower(U'ß') == U'ß');
  CHECK(dross::to_lower(U'漢') == U'漢');
  CHECK(dross::to_lower(dross::no_code_point) == dross::no_code_point);
}

TEST_CASE("quotes and dashes are unified, apostrophes of words with them") {
  for (const char32_t c : std::u32string_view(U"‘’‚‛′‹›＇'"))
    CHECK(dross::unify_punctuation(c) == '\'');
  for (const char32_t c : std::u32string_view(U"“”„‟″«»＂\""))
    CHECK(dross::unify_punctuation(c) == '"');
  for (const char32_t c : std::u32string_view(U"‐‑‒–—―−﹘﹣－-"))
    CHECK(dross::unify_punctuation(c) == '-');
}

TEST_CASE("every other code point stays what it is") {
  const auto changed = all_where([](char32_t c) { return dross::unify_punctuation(c) != c; });
  CHECK(changed.size() == 8 + 8 + 10);
}

TEST_CASE("signs that open a list item") {
  for (const char32_t c : std::u32string_view(U"•‣⁃·∙■□▪►▶●○◦★☆→⇒✓✔➤❖")) {
    INFO("U+" << std::hex << static_cast<std::uint32_t>(c));
    CHECK(dross::is_bullet(c));
  }
  for (const char32_t c : std::u32string_view(U"-*aé1—…☎")) CHECK_FALSE(dross::is_bullet(c));
  CHECK_FALSE(dross::is_bullet(dross::no_code_point));
}

TEST_CASE("signs that end a sentence, and those that may follow") {
  for (const char32_t c : std::u32string_view(U".!?。．！？｡؟۔।॥։።။។")) {
    INFO("U+" << std::hex << static_cast<std::uint32_t>(c));
    CHECK(dross::ends_a_sentence(c));
    CHECK_FALSE(dross::is_closing(c));
  }
  for (const char32_t c : std::u32string_view(U"\"')]}*_」』）】》〉»›’”")) {
    INFO("U+" << std::hex << static_cast<std::uint32_t>(c));
    CHECK(dross::is_closing(c));
    CHECK_FALSE(dross::ends_a_sentence(c));
  }
  for (const char32_t c : std::u32string_view(U",;:-…a(「¿¡")) {
    CHECK_FALSE(dross::ends_a_sentence(c));
    CHECK_FALSE(dross::is_closing(c));
  }
}

}  // namespace
