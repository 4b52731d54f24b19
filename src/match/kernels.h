// The loops that look at every byte of a text, in one form for each instruction set. Which one runs
// is settled once, when the first is asked for, so one program serves every machine; all forms
// return the same, and a test holds them to it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/line_traits.h"

namespace dross {

enum class InstructionSet : std::uint8_t { scalar, avx2, neon };

/// What the bitmap of a KeyDirectory is probed with.
struct WindowProbe {
  const std::uint8_t* bitmap = nullptr;
  unsigned shift = 0;      ///< of the hash, to an index of a bit
  std::size_t width = 4;   ///< of a window: two, three, four or eight bytes
  std::size_t stride = 4;  ///< 1, 2, 4 or 8: bytes between windows
};

/// For windows of three bytes, few of them: which of eight groups have a window with this half of a
/// byte at this place? (After the "Teddy" of Hyperscan.)
struct NibbleTables {
  using Table = std::array<std::uint8_t, 16>;
  std::array<Table, 3> low{};
  std::array<Table, 3> high{};

  [[nodiscard]] std::uint8_t groups(const char* text) const {
    unsigned groups = 0xFF;
    for (std::size_t i = 0; i < low.size(); ++i) {
      const unsigned byte = static_cast<unsigned char>(text[i]) | 0x20U;
      groups &= low[i][byte & 15U] & high[i][byte >> 4U];
    }
    return static_cast<std::uint8_t>(groups);
  }
};

/// What \b and \w of RE2 take for a part of a word.
constexpr bool is_word_byte(unsigned char c) {
  const unsigned char lower = c | 0x20U;
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Does a word begin there?
constexpr bool begins_word(std::string_view text, std::size_t at) {
  return is_word_byte(static_cast<unsigned char>(text[at])) &&
         (at == 0 || !is_word_byte(static_cast<unsigned char>(text[at - 1])));
}

/// What the words of a text are probed with: bitmaps (KeyDirectory) of windows of four bytes, and
/// of three; and before them the groups of the first three bytes of all, where that is worth it.
struct WordProbe {
  const std::uint8_t* four = nullptr;
  unsigned four_shift = 0;
  const std::uint8_t* three = nullptr;
  unsigned three_shift = 0;
  const NibbleTables* groups = nullptr;
};

/// find_words, find_windows and find_trigrams stop where fewer bytes are left.
inline constexpr std::size_t kernel_tail = 72;

struct Kernels {
  InstructionSet instructions = InstructionSet::scalar;
  /// Appends the offset of each LF.
  void (*find_line_ends)(std::string_view text, std::vector<std::uint32_t>& ends) = nullptr;
  /// The first offset from `from` on where two bytes begin a block of characters with odd letters
  /// (odd_letters.h), or the size of the text.
  std::size_t (*find_odd_block)(std::string_view text, std::size_t from) = nullptr;
  /// Appends the offsets, multiples of the stride and in no order, of windows whose key the bitmap
  /// has. The last up to 71 bytes are not looked at; returns where it stopped.
  std::size_t (*find_windows)(std::string_view text, const WindowProbe&,
                              std::vector<std::uint32_t>& offsets) = nullptr;
  /// Appends the offsets, ascending, of words of which one of the bitmaps, and one of the groups if
  /// there are any, has the first bytes.
  std::size_t (*find_words)(std::string_view text, const WordProbe&,
                            std::vector<std::uint32_t>& offsets) = nullptr;
  /// As find_windows at every offset, for windows that some group has all three bytes of.
  std::size_t (*find_trigrams)(std::string_view text, const NibbleTables&,
                               std::vector<std::uint32_t>& offsets) = nullptr;
  /// Is one of the keys (key_table.h, of four bytes) anywhere in the text?
  bool (*holds_any)(std::string_view text, std::span<const std::uint32_t> keys) = nullptr;
  /// As traits_of (line_traits.h). The 31 bytes behind the line are read too.
  LineTraits (*traits_of)(std::string_view line) = nullptr;
};

/// Of the best instruction set of this machine, or of the one that was forced.
const Kernels& kernels();

/// As kernels().traits_of, for a line of which nothing is known to stand behind it.
LineTraits traits_within(std::string_view line);
/// The same for a line that may stand anywhere in its document.
LineTraits traits_anywhere(std::string_view line);

/// The sets that this machine and build have; `scalar` always.
std::vector<InstructionSet> instruction_sets();
/// For tests and measurements: from now on `kernels()` gives those of this set, which must be one
/// of instruction_sets(). Not to be called while others match.
void force_instruction_set(InstructionSet);

std::string_view name(InstructionSet);

/// Do these two bytes begin a block of 64 characters that has odd letters in it?
constexpr bool begins_odd_block(unsigned char first, unsigned char second) {
  return (first == 0xC5 && second == 0xBF) || (first == 0xE2 && second == 0x84) ||
         (first == 0xE1 && (second & 0xF0U) == 0xB0);
}

}  // namespace dross
