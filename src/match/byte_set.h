// Sets of bytes. A pattern asks for few different ones, so they are kept once and told by number: a
// sequence of them is then as short as the text it stands for.
#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/line_traits.h"
#include "rules/pattern_tree.h"

namespace dross {

using ByteSet = std::bitset<256>;

/// Number of a set in its pool.
using SetId = char16_t;
using SetString = std::u16string;

/// What matchers over keys of folded ASCII do to each byte first. It makes one of a and A, and also
/// of é and É, whose second bytes in UTF-8 differ in this bit alone.
inline constexpr std::uint8_t key_fold = 0x20;

/// The longest a character is in UTF-8.
inline constexpr std::size_t max_character = 4;

/// Texts by their bytes: at each place one of a set.
struct ByteForm {
  [[nodiscard]] std::basic_string_view<SetId> bytes() const { return {sets.data(), size}; }
  void append(SetId id) { sets[size++] = id; }

  std::array<SetId, max_character> sets{};
  std::uint8_t size = 0;
  bool exact = true;     ///< false: perhaps some texts are in it that the pattern does not match
  double frequency = 1;  ///< rough share of all places in news text where it stands
};

class ByteSetPool {
 public:
  ByteSetPool();

  /// Beyond limits::max_byte_sets a set that is new is told as "any byte": an upper bound, so who
  /// asks for more looks whether it is the set that was given.
  SetId add(const ByteSet&);
  /// The set of all bytes.
  [[nodiscard]] static constexpr SetId any() { return 0; }

  [[nodiscard]] const ByteSet& operator[](SetId id) const { return sets_[id]; }
  /// Rough share of the bytes of news text that are in the set, 0 to 1.
  [[nodiscard]] double frequency(SetId id) const { return frequencies_[id]; }
  /// The members with `key_fold` set, each once.
  [[nodiscard]] std::string_view folded(SetId id) const { return folded_[id]; }

  struct Kinds {
    TraitMask of_all = 0;  ///< that each member has
    TraitMask of_any = 0;  ///< that some member has
    bool covered = true;   ///< each member has one
    unsigned share = 0;    ///< share_of(of_any)
  };
  [[nodiscard]] const Kinds& kinds(SetId id) const { return kinds_[id]; }

  struct Literal {
    char32_t character = 0;
    CaseRule letters = CaseRule::exact;
    friend bool operator==(const Literal&, const Literal&) = default;
  };
  /// What a pattern's character is in bytes, where it was worked out before: null or what
  /// `remember` was given.
  [[nodiscard]] const ByteForm* form_of(const Literal& literal) const {
    const auto found = forms_.find(literal);
    return found == forms_.end() ? nullptr : &found->second;
  }
  void remember(const Literal& literal, const ByteForm& form) { forms_.emplace(literal, form); }

 private:
  /// Sets of a pattern differ in few bits, which the products spread.
  struct Hash {
    std::size_t operator()(const ByteSet& set) const {
      std::uint64_t hash = 0;
      for (const std::uint64_t word : std::bit_cast<std::array<std::uint64_t, 4>>(set)) {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32U;
      }
      return hash;
    }
  };

  struct LiteralHash {
    std::size_t operator()(const Literal& literal) const {
      return (std::size_t{literal.character} << 1U) | (literal.letters == CaseRule::any ? 1U : 0U);
    }
  };

  std::vector<ByteSet> sets_;
  std::vector<double> frequencies_;
  std::vector<std::string> folded_;
  std::vector<Kinds> kinds_;
  std::unordered_map<ByteSet, SetId, Hash> known_;
  std::unordered_map<Literal, ByteForm, LiteralHash> forms_;
};

}  // namespace dross
