// Ranges written out where Unicode's own property is a handful of code points; utf8proc's general
// category for letters, digits and marks. Scripts without spaces are the ranges of Thai, Lao,
// Burmese, Khmer, Kana and Han; Hangul has spaces. Of these ranges only letters are words: tone
// marks, vowel signs and punctuation would make a Thai text a third longer than it is.
#include "text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/utf8.h"

namespace dross {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool in_ranges(const std::array<Range, N>& ranges, char32_t c) {
  return std::ranges::any_of(ranges, [c](Range r) { return c >= r.first && c <= r.last; });
}

constexpr std::array<Range, 8> unspaced_scripts = {{{0x0E00, 0x0EFF},
                                                    {0x1000, 0x109F},
                                                    {0x1780, 0x17FF},
                                                    {0x3005, 0x3007},
                                                    {0x3040, 0x30FF},
                                                    {0x3400, 0x4DBF},
                                                    {0x4E00, 0x9FFF},
                                                    {0xF900, 0xFAFF}}};
constexpr Range supplementary_han = {0x20000, 0x3FFFF};

constexpr std::array<Range, 9> bullets = {{{0x00B7, 0x00B7},
                                           {0x2022, 0x2023},
                                           {0x2043, 0x2043},
                                           {0x204C, 0x204D},
                                           {0x2190, 0x21FF},
                                           {0x2219, 0x2219},
                                           {0x25A0, 0x25FF},
                                           {0x2605, 0x2606},
                                           {0x2700, 0x27BF}}};

CharacterClass category_of(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return CharacterClass::letter;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return CharacterClass::digit;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharacterClass::mark;
    default:
      return CharacterClass::other;
  }
}

CharacterClass look_up_class(char32_t c) {
  const CharacterClass kind = category_of(c);
  const bool unspaced = kind == CharacterClass::letter && in_ranges(unspaced_scripts, c);
  return unspaced ? CharacterClass::ideograph : kind;
}

char32_t look_up_lower(char32_t c) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

struct Alphabets {
  static constexpr std::size_t size = 0x3000;
  std::array<CharacterClass, size> classes{};
  std::array<char16_t, size> lower{};
};

const Alphabets& alphabets() {
  static const auto table = [] {
    auto made = std::make_unique<Alphabets>();
    for (char32_t c = 0; c < Alphabets::size; ++c) {
      made->classes[c] = look_up_class(c);
      made->lower[c] = static_cast<char16_t>(look_up_lower(c));
    }
    return made;
  }();
  return *table;
}

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

CharacterClass classify(char32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharacterClass::letter;
    return c >= '0' && c <= '9' ? CharacterClass::digit : CharacterClass::other;
  }
  if (c < Alphabets::size) return alphabets().classes[c];
  if (c == no_code_point) return CharacterClass::other;
  if (c >= supplementary_han.first && c <= supplementary_han.last) return CharacterClass::ideograph;
  return look_up_class(c);
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  if (c < Alphabets::size) return alphabets().lower[c];
  return c == no_code_point ? c : look_up_lower(c);
}

char32_t unify_punctuation(char32_t c) {
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x2039 || c == 0x203A || c == 0xFF07) {
    return '\'';
  }
  if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0xAB || c == 0xBB || c == 0xFF02) {
    return '"';
  }
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D) {
    return '-';
  }
  return c;
}

bool is_bullet(char32_t c) {
  return in_ranges(bullets, c);
}

bool ends_a_sentence(char32_t c) {
  constexpr std::array<char32_t, 16> signs = {'.',    '!',    '?',    0x3002, 0xFF0E, 0xFF01,
                                              0xFF1F, 0xFF61, 0x061F, 0x06D4, 0x0964, 0x0965,
                                              0x0589, 0x1362, 0x104B, 0x17D4};
  return std::ranges::find(signs, c) != signs.end();
}

bool is_closing(char32_t c) {
  constexpr std::array<char32_t, 20> signs = {'"',    '\'',   ')',    ']',    '}',    '*',    '_',
                                              0x300D, 0x300F, 0xFF09, 0x3011, 0x300B, 0x3009, 0xBB,
                                              0x203A, 0x2019, 0x201D, 0x2018, 0x201C, 0xFF3D};
  return std::ranges::find(signs, c) != signs.end();
}

}  // namespace dross
