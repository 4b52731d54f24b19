// 16 bytes at a time on 64-bit ARM, where NEON is always there. A mask is four bits a byte: NEON
// has no movemask, but narrowing by a shift gives this one in one instruction. There is no gather,
// so windows are probed by the plain loop.
#include "match/kernels_of.h"

#ifdef DROSS_HAS_NEON

#include <arm_neon.h>

#include <bit>

namespace dross {
namespace {

constexpr std::size_t step = 16;

uint8x16_t load(const char* at) {
  return vld1q_u8(reinterpret_cast<const std::uint8_t*>(at));
}

std::uint64_t mask_of(uint8x16_t bytes) {
  const uint8x8_t narrowed = vshrn_n_u16(vreinterpretq_u16_u8(bytes), 4);
  return vget_lane_u64(vreinterpret_u64_u8(narrowed), 0);
}

std::size_t first_of(std::uint64_t mask) {
  return static_cast<std::size_t>(std::countr_zero(mask)) / 4;
}

void find_line_ends(std::string_view text, std::vector<std::uint32_t>& ends) {
  constexpr std::uint64_t one_bit_a_byte = 0x8888888888888888;
  std::size_t at = 0;
  for (; at + step <= text.size(); at += step) {
    const uint8x16_t feeds = vceqq_u8(load(text.data() + at), vdupq_n_u8('\n'));
    for (std::uint64_t mask = mask_of(feeds) & one_bit_a_byte; mask != 0; mask &= mask - 1) {
      ends.push_back(static_cast<std::uint32_t>(at + first_of(mask)));
    }
  }
  for (; at < text.size(); ++at) {
    if (text[at] == '\n') ends.push_back(static_cast<std::uint32_t>(at));
  }
}

std::size_t find_odd_block(std::string_view text, std::size_t from) {
  std::size_t at = from;
  for (; at + step + 1 <= text.size(); at += step) {
    const uint8x16_t first = load(text.data() + at);
    const uint8x16_t second = load(text.data() + at + 1);
    const uint8x16_t high = vandq_u8(second, vdupq_n_u8(0xF0));
    const uint8x16_t long_s =
        vandq_u8(vceqq_u8(first, vdupq_n_u8(0xC5)), vceqq_u8(second, vdupq_n_u8(0xBF)));
    const uint8x16_t letterlike =
        vandq_u8(vceqq_u8(first, vdupq_n_u8(0xE2)), vceqq_u8(second, vdupq_n_u8(0x84)));
    const uint8x16_t extended =
        vandq_u8(vceqq_u8(first, vdupq_n_u8(0xE1)), vceqq_u8(high, vdupq_n_u8(0xB0)));
    const std::uint64_t mask = mask_of(vorrq_u8(vorrq_u8(long_s, letterlike), extended));
    if (mask != 0) return at + first_of(mask);
  }
  return scalar_kernels().find_odd_block(text, at);
}

}  // namespace

const Kernels& neon_kernels() {
  static const Kernels neon{InstructionSet::neon,
                            find_line_ends,
                            find_odd_block,
                            scalar_kernels().find_windows,
                            scalar_kernels().find_words,
                            scalar_kernels().find_trigrams,
                            scalar_kernels().holds_any,
                            scalar_kernels().traits_of};
  return neon;
}

}  // namespace dross

#endif
