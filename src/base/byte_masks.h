// Bytes by the 64: bit i of a mask says something of byte i. What most bytes need (are they plain
// ASCII, where do words begin?) is answered so at some GB/s. The vectors are the compiler's own
// (SSE2 on any x86-64, NEON on any arm64), so nothing is dispatched at run time; only gathering the
// signs of 16 bytes into bits differs from one machine to the next.
//
// The idea of bit masks over text is simdjson's (Langdale, Lemire 2019).
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dross {

inline constexpr std::size_t block_size = 64;

/// Sixteen bytes, or sixteen answers: 0xFF for yes, 0 for no.
using Bytes16 = unsigned char __attribute__((vector_size(16)));

inline Bytes16 is_byte(Bytes16 bytes, unsigned char c) {
  return reinterpret_cast<Bytes16>(bytes == c);
}

/// low <= byte <= high
inline Bytes16 is_within(Bytes16 bytes, unsigned char low, unsigned char high) {
  const Bytes16 above = bytes - low;
  return reinterpret_cast<Bytes16>(above <= static_cast<unsigned char>(high - low));
}

inline Bytes16 is_ascii_letter(Bytes16 bytes) {
  constexpr unsigned char case_bit = 0x20;
  return is_within(bytes | case_bit, 'a', 'z');
}

inline Bytes16 is_ascii_digit(Bytes16 bytes) {
  return is_within(bytes, '0', '9');
}

/// The top bits of sixteen bytes.
inline std::uint64_t top_bits(Bytes16 bytes) {
#if defined(__SSE2__)
  using Signed = char __attribute__((vector_size(16)));
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<Signed>(bytes)));
#else
  // Eight top bits are gathered into the top byte by one multiplication (Warren, Hacker's Delight).
  std::uint64_t bits = 0;
  for (std::size_t half = 0; half < 2; ++half) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      word |= static_cast<std::uint64_t>(bytes[half * 8 + i] >> 7) << (8 * i);
    }
    bits |= ((word * 0x0102040810204080ULL) >> 56) << (8 * half);
  }
  return bits;
#endif
}

/// 64 bytes of a text. Behind its end stand zeros.
class Block {
 public:
  /// `at` <= text.size()
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): a whole block overwrites every byte
  Block(std::string_view text, std::size_t at) {
    if (text.size() - at >= block_size) {
      std::memcpy(parts_.data(), text.data() + at, block_size);
    } else {
      parts_ = {};
      std::memcpy(parts_.data(), text.data() + at, text.size() - at);
    }
  }

  /// `test`: Bytes16 -> Bytes16, of which the top bits count.
  template <class Test>
  [[nodiscard]] std::uint64_t mask(Test test) const {
    return top_bits(test(parts_[0])) | top_bits(test(parts_[1])) << 16 |
           top_bits(test(parts_[2])) << 32 | top_bits(test(parts_[3])) << 48;
  }
  [[nodiscard]] std::uint64_t non_ascii() const {
    return mask([](Bytes16 bytes) { return bytes; });
  }

 private:
  std::array<Bytes16, 4> parts_;
};

/// Bits 0 to count-1; count <= 64.
constexpr std::uint64_t low_bits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

/// Finds bytes from left to right. The mask of a block serves all that are found in it.
template <class Test>
class ByteFinder {
 public:
  ByteFinder(std::string_view text, Test test) : text_(text), test_(test) {}

  /// Offset of the first byte at or after `at` that passes the test, or the size of the text. `at`
  /// never goes back.
  std::size_t find(std::size_t at) {
    if (at < end_) {
      const std::uint64_t left = mask_ >> (at - begin_);
      if (left != 0) return at + static_cast<std::size_t>(std::countr_zero(left));
      at = end_;
    }
    for (; at < text_.size(); at = end_) {
      begin_ = at;
      end_ = std::min(at + block_size, text_.size());
      mask_ = Block(text_, at).mask(test_) & low_bits(end_ - begin_);
      if (mask_ != 0) return at + static_cast<std::size_t>(std::countr_zero(mask_));
    }
    return text_.size();
  }

 private:
  std::string_view text_;
  Test test_;
  std::size_t begin_ = 0;  ///< of the block
  std::size_t end_ = 0;
  std::uint64_t mask_ = 0;
};

/// Number of bits that are set: without the instruction, which not every x86-64 has, and without
/// the call that compilers make of std::popcount then.
constexpr std::uint32_t count_bits(std::uint64_t mask) {
  mask -= (mask >> 1) & 0x5555555555555555ULL;
  mask = (mask & 0x3333333333333333ULL) + ((mask >> 2) & 0x3333333333333333ULL);
  mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0FULL;
  return static_cast<std::uint32_t>((mask * 0x0101010101010101ULL) >> 56);
}

}  // namespace dross
