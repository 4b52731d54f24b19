// Which literals does a text hold, of those that have the begin of a word in them? Prose has six
// times as many bytes as words, so looking at words alone costs a share of looking everywhere, and
// a word of the text that only happens to hold the literal ("moment" for "men") is passed by. Most
// literals of rules have such a place: behind a space of their own, or because \b comes before.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "match/expansion.h"
#include "match/key_table.h"

namespace dross {

class WordIndex {
 public:
  /// A literal that the text may hold; its other bytes were not looked at.
  struct Candidate {
    std::uint32_t literal = 0;
    std::uint32_t begin = 0;  ///< byte of the text
  };
  /// Where words are taken to begin. A text with odd letters spelled the common way shows fewer
  /// begins than RE2 sees in the text as it was.
  enum class Begins : std::uint8_t { as_they_are, everywhere };

  /// Has the literal a word's begin that can be looked up?
  [[nodiscard]] static bool suits(const ByteSequence&, const ByteSetPool&);
  /// It must suit.
  void add(const ByteSequence&, std::uint32_t literal, const ByteSetPool&);
  void build();

  /// Appends candidates, in no order.
  void find(std::string_view text, Begins, std::vector<Candidate>& found) const;

 private:
  static constexpr std::array<std::size_t, 3> widths = {8, 4, 3};  ///< of windows, in bytes
  struct Window {
    std::uint32_t literal = 0;
    std::uint32_t offset = 0;  ///< of the window in the literal
  };
  /// Different first three bytes of windows that eight groups of nibbles keep apart well enough:
  /// with 26 of them they let 6 % of the words of English text through, with 95 half.
  static constexpr std::size_t max_grouped = 64;
  struct Place {
    std::size_t offset = 0;
    std::size_t table = 0;
    double frequency = 1;
  };

  static std::optional<Place> rarest_place(const ByteSequence&, const ByteSetPool&);
  void look_up(const char* window, std::size_t at, std::vector<Candidate>& found) const;
  void find_slowly(std::string_view text, std::size_t from, Begins,
                   std::vector<Candidate>& found) const;

  std::array<KeyTable<Window>, widths.size()> tables_;
  std::vector<Key> first_four_;  ///< until `build`: of windows of eight and of four bytes
  KeyDirectory four_;
  std::optional<NibbleTables> groups_;  ///< of the first three bytes of all windows, if few
};

}  // namespace dross
