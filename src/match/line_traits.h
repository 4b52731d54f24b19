// What a line shows at a glance: which kinds of bytes it has, how long it is, how many spaces and
// words. Worked out once for a line, and then a rule is done with in a few comparisons where it
// asks for an "@" that is not there, or matches no line longer than the name of a person.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace dross {

/// A bit for each kind of bytes.
using TraitMask = std::uint32_t;

/// Some bytes by their halves: all whose low half is in one set and whose high half is in another,
/// which is what two table lookups by sixteen can tell.
struct ByteKind {
  std::uint16_t low = 0;   ///< a bit for each low half
  std::uint16_t high = 0;  ///< a bit for each high half
  std::uint8_t share = 0;  ///< rough percentage of paragraphs of prose that have such a byte

  [[nodiscard]] constexpr bool has(unsigned byte) const {
    return ((low >> (byte & 15U)) & (high >> (byte >> 4U)) & 1U) != 0;
  }
};

/// Bits in this order.
inline constexpr std::array<ByteKind, 24> byte_kinds = {{
    {1U << 12U, 1U << 2U, 75},             // ,
    {1U << 14U, 1U << 2U, 95},             // .
    {0x03FF, 1U << 3U, 35},                // 0-9
    {3U << 10U, 1U << 3U, 15},             // : ;
    {3U << 8U, 1U << 2U, 10},              // ( )
    {1U << 2U, 1U << 2U, 25},              // "
    {1U << 15U, 1U << 2U, 5},              // /
    {1U << 0U, 1U << 4U, 1},               // @
    {1U << 3U, 1U << 2U, 1},               // #
    {1U << 11U | 1U << 13U, 1U << 7U, 1},  // { }
    {1U << 12U, 1U << 7U, 1},              // |
    {0xFFFF, 0xFF00, 30},                  // beyond ASCII
    {1U << 1U, 1U << 2U, 3},               // !
    {1U << 15U, 1U << 3U, 6},              // ?
    {7U << 4U, 1U << 2U, 8},               // $ % &
    {1U << 13U, 1U << 2U, 30},             // -
    {7U << 12U, 1U << 3U, 1},              // < = >
    {1U << 7U, 1U << 2U, 40},              // '
    {3U << 10U, 1U << 2U, 2},              // * +
    {0xF800, 1U << 5U, 3},                 // [ \ ] ^ _
    {0xFFFE, 1U << 4U, 97},                // A-O
    {0x07FF, 1U << 5U, 80},                // P-Z
    {0xFFFE, 1U << 6U, 99},                // a-o
    {0x07FF, 1U << 7U, 99},                // p-z
}};

/// Kinds that are put together from others: any capital, any small letter.
inline constexpr TraitMask first_capitals = 1U << 20U;
inline constexpr TraitMask last_capitals = 1U << 21U;
inline constexpr TraitMask first_smalls = 1U << 22U;
inline constexpr TraitMask last_smalls = 1U << 23U;
inline constexpr TraitMask capital = 1U << 24U;
inline constexpr TraitMask small_letter = 1U << 25U;
/// All kinds of bytes.
inline constexpr TraitMask all_kinds = (1U << 26U) - 1;
/// Not of bytes: the line may be its document's first.
inline constexpr TraitMask first_line = 1U << 26U;
/// What every line shows.
inline constexpr TraitMask any_line = 1U << 27U;
/// The line is looked at for any place that it may stand in: first of its document or not, and
/// whatever comes after it.
inline constexpr TraitMask any_place = 1U << 28U;

constexpr TraitMask with_joint_kinds(TraitMask shown) {
  if ((shown & (first_capitals | last_capitals)) != 0) shown |= capital;
  if ((shown & (first_smalls | last_smalls)) != 0) shown |= small_letter;
  return shown;
}

/// Rough percentage of paragraphs of prose that show one of the kinds; over 100 where there are
/// many.
constexpr unsigned share_of(TraitMask kinds) {
  constexpr unsigned first_lines = 3;
  constexpr TraitMask of_bytes = (1U << byte_kinds.size()) - 1;
  unsigned share = (kinds & first_line) != 0 ? first_lines : 0;
  if ((kinds & (any_line | capital | small_letter)) != 0) share += 100;
  for (TraitMask left = kinds & of_bytes; left != 0; left &= left - 1) {
    share += byte_kinds[static_cast<std::size_t>(std::countr_zero(left))].share;
  }
  return share;
}

/// The kinds of a byte.
constexpr TraitMask kinds_of(unsigned byte) {
  TraitMask mask = 0;
  for (std::size_t i = 0; i < byte_kinds.size(); ++i) {
    if (byte_kinds[i].has(byte)) mask |= TraitMask{1} << i;
  }
  return with_joint_kinds(mask);
}

/// The same for each byte.
inline constexpr std::array<TraitMask, 256> kinds_of_bytes = [] {
  std::array<TraitMask, 256> table{};
  for (unsigned byte = 0; byte < table.size(); ++byte) table[byte] = kinds_of(byte);
  return table;
}();

struct LineTraits {
  TraitMask shown = any_line;
  std::uint32_t bytes = 0;
  std::uint32_t spaces = 0;  ///< bytes 0x20
  std::uint32_t words = 0;   ///< as LineShape counts them
};

/// What the traits of a line must be that a rule hits. Never asks for more than the rule does.
struct LineNeeds {
  static constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();

  TraitMask required = 0;            ///< all of these
  TraitMask forbidden = 0;           ///< none of these
  TraitMask any_of = ~TraitMask{0};  ///< at least one of these
  std::uint32_t min_bytes = 0;
  std::uint32_t max_bytes = no_limit;
  std::uint32_t max_spaces = no_limit;
  std::uint32_t min_words = 0;
  std::uint32_t max_words = no_limit;

  [[nodiscard]] bool allow(const LineTraits& line) const {
    return allow_bytes(line) && line.words >= min_words && line.words <= max_words;
  }
  /// The same for a line of which is not known how many words it has.
  [[nodiscard]] bool allow_bytes(const LineTraits& line) const {
    return (line.shown & (required | forbidden)) == required && (line.shown & any_of) != 0 &&
           line.bytes >= min_bytes && line.bytes <= max_bytes && line.spaces <= max_spaces;
  }
};

/// The traits that its bytes tell: neither `words` nor `first_line`. The line's odd
/// letters (odd_letters.h) are spelled the common way.
LineTraits traits_of(std::string_view line);

}  // namespace dross
