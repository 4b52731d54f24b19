// The free-standing forms. Languages that negate by an ending or a particle inside the word
// (Turkish -me-, Japanese -nai) are seen as far as a word or a pair of characters shows it.
#include "text/negation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dross {
namespace {

constexpr auto words = std::to_array<std::string_view>({
    // English; "t" is what an apostrophe leaves of "n't"
    "not",
    "no",
    "never",
    "without",
    "nor",
    "cannot",
    "t",
    "none",
    "nobody",
    "nothing",
    "neither",
    // German
    "nicht",
    "nichts",
    "kein",
    "keine",
    "keinen",
    "keinem",
    "keiner",
    "keines",
    "nie",
    "niemals",
    "niemand",
    "niemanden",
    "ohne",
    "weder",
    // French; "n" is what an apostrophe leaves of "ne"
    "non",
    "ne",
    "n",
    "pas",
    "jamais",
    "sans",
    "aucun",
    "aucune",
    "rien",
    "ni",
    "nul",
    "nulle",
    // Spanish
    "nunca",
    "sin",
    "jamás",
    "ningún",
    "ninguno",
    "ninguna",
    "nada",
    "nadie",
    "tampoco",
    // Portuguese
    "não",
    "nem",
    "sem",
    "nenhum",
    "nenhuma",
    "ninguém",
    "tampouco",
    // Italian
    "mai",
    "senza",
    "né",
    "nessun",
    "nessuno",
    "nessuna",
    "niente",
    "nulla",
    // Dutch
    "niet",
    "geen",
    "nooit",
    "zonder",
    "niemand",
    "niets",
    "noch",
    // Polish
    "nigdy",
    "bez",
    "żaden",
    "żadna",
    "żadne",
    "żadnego",
    "żadnej",
    "nikt",
    "nikogo",
    "nic",
    // Russian
    "не",
    "нет",
    "ни",
    "никогда",
    "без",
    "никто",
    "никого",
    "ничего",
    "ничто",
    "нельзя",
    // Turkish
    "değil",
    "değildi",
    "yok",
    "yoktu",
    "asla",
    "hiç",
    "hiçbir",
    // Swedish, Danish, Norwegian
    "inte",
    "icke",
    "ej",
    "ingen",
    "inget",
    "inga",
    "ingenting",
    "varken",
    "utan",
    "ikke",
    "aldrig",
    "intet",
    "hverken",
    "uden",
    "aldri",
    "ingenting",
    "verken",
    "uten",
});

// 不 没 沒 無 无 未 非 勿 莫
constexpr auto characters = std::to_array<char32_t>(
    {0x4E0D, 0x6CA1, 0x6C92, 0x7121, 0x65E0, 0x672A, 0x975E, 0x52FF, 0x83AB});

// ない なか(った) なく せん
constexpr auto pairs = std::to_array<std::pair<char32_t, char32_t>>(
    {{0x306A, 0x3044}, {0x306A, 0x304B}, {0x306A, 0x304F}, {0x305B, 0x3093}});

}  // namespace

std::span<const std::string_view> negation_words() {
  return words;
}

bool negates(char32_t character) {
  return std::ranges::find(characters, character) != characters.end();
}

bool negates(char32_t first, char32_t second) {
  return std::ranges::find(pairs, std::pair(first, second)) != pairs.end();
}

}  // namespace dross
