// SplitMix64 (Steele, Lea, Flood 2014): four lines, and unlike the distributions of <random> it
// gives the same numbers with every standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dross::bench {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::size_t between(std::size_t low, std::size_t high) { return low + next() % (high - low + 1); }
  bool one_in(std::size_t n) { return next() % n == 0; }
  std::string_view pick(std::span<const std::string_view> from) {
    return from[next() % from.size()];
  }

 private:
  std::uint64_t state_;
};

}  // namespace dross::bench
