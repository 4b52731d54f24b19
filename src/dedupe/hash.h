// The hashes that paragraphs are compared by. They are part of the state file's format, so they
// never change and are the same on every machine: bytes are read as little endian.
//
// Multiply to 128 bits and fold, as wyhash does (Wang Yi 2019): one multiplication for a word of up
// to eight bytes, where a general hash function spends its time on telling lengths apart.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace dross {

/// Odd constants: the fractional parts of square roots of primes, as SHA-512 has them.
inline constexpr std::uint64_t hash_seeds[] = {
    0x6a09e667f3bcc909ULL, 0xbb67ae8584caa73bULL, 0x3c6ef372fe94f82bULL, 0xa54ff53a5f1d36f1ULL,
    0x510e527fade682d1ULL, 0x9b05688c2b3e6c1fULL, 0x1f83d9abfb41bd6bULL, 0x5be0cd19137e2179ULL};

/// Bytes that must be readable behind what hash_bytes is given.
inline constexpr std::size_t hash_padding = 16;

inline std::uint64_t load_little_endian(const char* at) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  return value;
}

inline std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Which of 16 bytes the first `size` are: from a table, as the lengths of words cannot be foreseen
/// and a branch would be mistaken every other time.
struct PartMask {
  std::uint64_t first;
  std::uint64_t second;
};
inline constexpr auto part_masks = [] {
  std::array<PartMask, 17> masks{};
  for (unsigned size = 0; size <= 16; ++size) {
    const auto low = [](unsigned bytes) {
      return bytes >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * bytes) - 1;
    };
    masks[size] = {low(size), low(size > 8 ? size - 8 : 0)};
  }
  return masks;
}();

/// Of `size` > 0 bytes with hash_padding readable bytes behind them. Up to 16 bytes are one
/// product, and no branch: the lengths of words cannot be foreseen.
inline std::uint64_t hash_bytes(const char* at, std::size_t size) {
  std::uint64_t hash = size * hash_seeds[0];
  for (; size > 16; at += 16, size -= 16) {
    hash ^= fold_product(load_little_endian(at) ^ hash_seeds[1],
                         load_little_endian(at + 8) ^ hash ^ hash_seeds[2]);
  }
  const PartMask& mask = part_masks[size];
  const std::uint64_t first = load_little_endian(at) & mask.first;
  const std::uint64_t second = load_little_endian(at + 8) & mask.second;
  return fold_product(first ^ hash_seeds[3], second ^ hash ^ hash_seeds[4]);
}

}  // namespace dross
