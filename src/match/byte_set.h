// Sets of bytes. A pattern asks for few different ones, so they are kept once and told by number: a
// sequence of them is then as short as the text it stands for.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dross {

using ByteSet = std::bitset<256>;

/// Number of a set in its pool.
using SetId = char16_t;
using SetString = std::u16string;

/// What matchers over keys of folded ASCII do to each byte first. It makes one of a and A, and also
/// of é and É, whose second bytes in UTF-8 differ in this bit alone.
inline constexpr std::uint8_t key_fold = 0x20;

class ByteSetPool {
 public:
  /// A pool takes 65,536 sets; beyond that all are told as "any byte", which is an upper bound.
  ByteSetPool();

  SetId add(const ByteSet&);
  /// The set of all bytes.
  [[nodiscard]] static constexpr SetId any() { return 0; }

  [[nodiscard]] const ByteSet& operator[](SetId id) const { return sets_[id]; }
  /// Rough share of the bytes of news text that are in the set, 0 to 1.
  [[nodiscard]] double frequency(SetId id) const { return frequencies_[id]; }
  /// The members with `key_fold` set, each once.
  [[nodiscard]] std::string_view folded(SetId id) const { return folded_[id]; }

 private:
  std::vector<ByteSet> sets_;
  std::vector<double> frequencies_;
  std::vector<std::string> folded_;
  std::unordered_map<ByteSet, SetId> known_;
};

}  // namespace dross
