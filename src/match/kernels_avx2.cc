// 32 bytes at a time on x86-64. The functions carry their target, so that the file, like all
// others, is compiled for any x86-64 machine.
#include "match/kernels_of.h"

#ifdef DROSS_HAS_AVX2

#include <immintrin.h>

#include <bit>

#include "match/key_table.h"

#define DROSS_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

namespace dross {
namespace {

constexpr std::size_t step = 32;

DROSS_AVX2 __m256i load(const char* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}

DROSS_AVX2 __m256i equal(__m256i bytes, unsigned char value) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(static_cast<char>(value)));
}

DROSS_AVX2 std::uint32_t mask_of(__m256i bytes) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
}

// Room is made once for all of 64 bytes, and the offsets written without asking; what is too much
// is cut off. After Lemire's flattening of bit masks in simdjson.
DROSS_AVX2 void find_line_ends(std::string_view text, std::vector<std::uint32_t>& ends) {
  constexpr std::size_t block = 2 * step;
  constexpr std::size_t usual = 4;  // lines in 64 bytes, at most
  std::size_t at = 0;
  std::size_t count = ends.size();
  for (; at + block <= text.size(); at += block) {
    const std::uint64_t low = mask_of(equal(load(text.data() + at), '\n'));
    const std::uint64_t high = mask_of(equal(load(text.data() + at + step), '\n'));
    std::uint64_t mask = low | (high << step);
    if (mask == 0) continue;
    if (ends.size() < count + block) ends.resize(2 * count + 4 * block);
    std::uint32_t* out = ends.data() + count;
    const auto found = static_cast<std::size_t>(std::popcount(mask));
    count += found;
    const auto write = [&] {
      *out++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(mask));
      mask &= mask - 1;
    };
    for (std::size_t i = 0; i < usual; ++i) write();
    for (std::size_t i = usual; i < found; ++i) write();
  }
  ends.resize(count);
  for (; at < text.size(); ++at) {
    if (text[at] == '\n') ends.push_back(static_cast<std::uint32_t>(at));
  }
}

// Without a branch before the last: in text of most languages lead bytes come too often to be told
// apart by one.
DROSS_AVX2 __m256i odd_blocks(const char* at) {
  const __m256i first = load(at);
  const __m256i second = load(at + 1);
  const __m256i high = _mm256_and_si256(second, _mm256_set1_epi8(static_cast<char>(0xF0)));
  const __m256i long_s = _mm256_and_si256(equal(first, 0xC5), equal(second, 0xBF));
  const __m256i letterlike = _mm256_and_si256(equal(first, 0xE2), equal(second, 0x84));
  const __m256i extended = _mm256_and_si256(equal(first, 0xE1), equal(high, 0xB0));
  return _mm256_or_si256(_mm256_or_si256(long_s, letterlike), extended);
}

DROSS_AVX2 std::size_t find_odd_block(std::string_view text, std::size_t from) {
  std::size_t at = from;
  for (; at + 2 * step + 1 <= text.size(); at += 2 * step) {
    const char* const here = text.data() + at;
    const __m256i low = odd_blocks(here);
    const __m256i high = odd_blocks(here + step);
    if (_mm256_testz_si256(_mm256_or_si256(low, high), _mm256_set1_epi8(-1)) != 0) continue;
    const std::uint64_t mask = mask_of(low) | (std::uint64_t{mask_of(high)} << step);
    return at + static_cast<std::size_t>(std::countr_zero(mask));
  }
  return scalar_kernels().find_odd_block(text, at);
}

struct Probe {
  __m256i mask;
  __m256i fold;
  __m256i factor;
  __m128i shift;
  const int* words;
  bool joined;  ///< windows of eight bytes
};

// Hashing is one multiplication for eight windows, probing one gather. A bit each.
DROSS_AVX2 std::uint32_t probe_eight(__m256i windows, __m256i behind, const Probe& probe) {
  __m256i keys = _mm256_or_si256(_mm256_and_si256(windows, probe.mask), probe.fold);
  if (probe.joined) {
    const __m256i second = _mm256_or_si256(behind, probe.fold);
    const __m256i factor = _mm256_set1_epi32(static_cast<int>(join_keys(0, 1)));
    keys = _mm256_xor_si256(keys, _mm256_mullo_epi32(second, factor));
  }
  const __m256i bits = _mm256_srl_epi32(_mm256_mullo_epi32(keys, probe.factor), probe.shift);
  const __m256i found = _mm256_i32gather_epi32(probe.words, _mm256_srli_epi32(bits, 5), 4);
  // The bit in question goes to the top, where movemask looks.
  const __m256i up = _mm256_andnot_si256(bits, _mm256_set1_epi32(31));
  const __m256i at_top = _mm256_sllv_epi32(found, up);
  return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(at_top)));
}

DROSS_AVX2 void append_offsets(std::uint32_t mask, std::size_t at, const std::uint8_t* places,
                               std::vector<std::uint32_t>& offsets) {
  for (; mask != 0; mask &= mask - 1) {
    offsets.push_back(static_cast<std::uint32_t>(at + places[std::countr_zero(mask)]));
  }
}

// Of every 64 bytes the first four of each eight. The shuffle works on halves of a register, so the
// windows come out of order.
DROSS_AVX2 std::size_t find_sparse(std::string_view text, const Probe& probe,
                                   std::vector<std::uint32_t>& offsets) {
  constexpr std::uint8_t places[] = {0, 8, 32, 40, 16, 24, 48, 56};
  std::size_t at = 0;
  for (; at + kernel_tail <= text.size(); at += 2 * step) {
    const __m256 low = _mm256_castsi256_ps(load(text.data() + at));
    const __m256 high = _mm256_castsi256_ps(load(text.data() + at + step));
    const __m256 even = _mm256_shuffle_ps(low, high, _MM_SHUFFLE(2, 0, 2, 0));
    const __m256 odd = _mm256_shuffle_ps(low, high, _MM_SHUFFLE(3, 1, 3, 1));
    append_offsets(probe_eight(_mm256_castps_si256(even), _mm256_castps_si256(odd), probe), at,
                   places, offsets);
  }
  return at;
}

DROSS_AVX2 std::size_t find_dense(std::string_view text, const Probe& probe, std::size_t stride,
                                  std::vector<std::uint32_t>& offsets) {
  constexpr std::uint8_t places[] = {0, 4, 8, 12, 16, 20, 24, 28};
  std::size_t at = 0;
  for (; at + kernel_tail <= text.size(); at += step) {
    for (std::size_t phase = 0; phase < sizeof(Key); phase += stride) {
      const std::size_t from = at + phase;
      const char* const here = text.data() + from;
      append_offsets(probe_eight(load(here), load(here + sizeof(Key)), probe), from, places,
                     offsets);
    }
  }
  return at;
}

DROSS_AVX2 std::size_t find_windows(std::string_view text, const WindowProbe& wanted,
                                    std::vector<std::uint32_t>& offsets) {
  const Key mask = key_mask(wanted.width);
  const Probe probe{_mm256_set1_epi32(static_cast<int>(mask)),
                    _mm256_set1_epi32(static_cast<int>(key_folds(mask))),
                    _mm256_set1_epi32(static_cast<int>(hash_of(1))),
                    _mm_cvtsi32_si128(static_cast<int>(wanted.shift)),
                    reinterpret_cast<const int*>(wanted.bitmap),
                    wanted.width > sizeof(Key)};
  return wanted.stride > sizeof(Key) ? find_sparse(text, probe, offsets)
                                     : find_dense(text, probe, wanted.stride, offsets);
}

// Moved so that a range ends at the largest signed byte, one comparison tells its members.
DROSS_AVX2 __m256i is_in_range(__m256i bytes, int last, int count) {
  const __m256i moved = _mm256_add_epi8(bytes, _mm256_set1_epi8(static_cast<char>(127 - last)));
  return _mm256_cmpgt_epi8(moved, _mm256_set1_epi8(static_cast<char>(127 - count)));
}

// A bit for each byte of a word.
DROSS_AVX2 std::uint32_t word_bytes(__m256i bytes) {
  const __m256i lower = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
  const __m256i letters = is_in_range(lower, 'z', 26);
  const __m256i digits = is_in_range(bytes, '9', 10);
  return mask_of(_mm256_or_si256(_mm256_or_si256(letters, digits), equal(bytes, '_')));
}

DROSS_AVX2 __m256i twice(const std::array<std::uint8_t, 16>& table) {
  return _mm256_broadcastsi128_si256(
      _mm_loadu_si128(reinterpret_cast<const __m128i*>(table.data())));
}

// The groups of 32 bytes at one place of the window.
DROSS_AVX2 __m256i groups_of(__m256i bytes, __m256i low, __m256i high) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  const __m256i folded = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
  const __m256i upper = _mm256_and_si256(_mm256_srli_epi16(folded, 4), half);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(folded, half)),
                          _mm256_shuffle_epi8(high, upper));
}

struct Groups {
  // A bit for each of 32 windows that some group has.
  [[nodiscard]] DROSS_AVX2 std::uint32_t find(const char* at) const {
    const __m256i groups =
        _mm256_and_si256(_mm256_and_si256(groups_of(load(at), low[0], high[0]),
                                          groups_of(load(at + 1), low[1], high[1])),
                         groups_of(load(at + 2), low[2], high[2]));
    return ~mask_of(_mm256_cmpeq_epi8(groups, _mm256_setzero_si256()));
  }

  __m256i low[3];
  __m256i high[3];
};

DROSS_AVX2 Groups load_groups(const NibbleTables& tables) {
  return {{twice(tables.low[0]), twice(tables.low[1]), twice(tables.low[2])},
          {twice(tables.high[0]), twice(tables.high[1]), twice(tables.high[2])}};
}

// Room is made for all words that 64 bytes can have. What no group has is left out by 32 bytes at a
// time: with 200 rules up to nine words of ten.
DROSS_AVX2 std::size_t find_words(std::string_view text, const WordProbe& given,
                                  std::vector<std::uint32_t>& offsets) {
  constexpr std::size_t block = 2 * step;
  const WordProbe probe = given;
  const Groups groups = load_groups(given.groups != nullptr ? *given.groups : NibbleTables());
  std::size_t count = offsets.size();
  std::uint64_t open = 0;  // the last byte is of a word
  std::size_t at = 0;
  for (; at + kernel_tail <= text.size(); at += block) {
    const char* const here = text.data() + at;
    const std::uint64_t words =
        word_bytes(load(here)) | (std::uint64_t{word_bytes(load(here + step))} << step);
    std::uint64_t begins = words & ~((words << 1U) | open);
    open = words >> 63U;
    if (probe.groups != nullptr) {
      begins &= groups.find(here) | (std::uint64_t{groups.find(here + step)} << step);
    }
    if (offsets.size() < count + step) offsets.resize(2 * count + 4 * block);
    for (; begins != 0; begins &= begins - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(begins));
      offsets[count] = static_cast<std::uint32_t>(at + place);
      if (has_first_bytes(here + place, probe)) ++count;
    }
  }
  offsets.resize(count);
  return at;
}

DROSS_AVX2 std::size_t find_trigrams(std::string_view text, const NibbleTables& tables,
                                     std::vector<std::uint32_t>& offsets) {
  const Groups groups = load_groups(tables);
  std::size_t at = 0;
  for (; at + kernel_tail <= text.size(); at += step) {
    std::uint32_t mask = groups.find(text.data() + at);
    for (; mask != 0; mask &= mask - 1) {
      offsets.push_back(static_cast<std::uint32_t>(at) +
                        static_cast<std::uint32_t>(std::countr_zero(mask)));
    }
  }
  return at;
}

// Every offset of 32 bytes, by four loads one byte apart.
DROSS_AVX2 bool block_holds_any(const char* at, std::span<const std::uint32_t> keys) {
  const __m256i fold = _mm256_set1_epi8(0x20);
  const __m256i windows[] = {_mm256_or_si256(load(at), fold), _mm256_or_si256(load(at + 1), fold),
                             _mm256_or_si256(load(at + 2), fold),
                             _mm256_or_si256(load(at + 3), fold)};
  __m256i found = _mm256_setzero_si256();
  for (const std::uint32_t key : keys) {
    const __m256i wanted = _mm256_set1_epi32(static_cast<int>(key));
    const __m256i even = _mm256_or_si256(_mm256_cmpeq_epi32(windows[0], wanted),
                                         _mm256_cmpeq_epi32(windows[2], wanted));
    const __m256i odd = _mm256_or_si256(_mm256_cmpeq_epi32(windows[1], wanted),
                                        _mm256_cmpeq_epi32(windows[3], wanted));
    found = _mm256_or_si256(found, _mm256_or_si256(even, odd));
  }
  return _mm256_testz_si256(found, found) == 0;
}

// The last block begins so far back that it ends with the text.
DROSS_AVX2 bool holds_any(std::string_view text, std::span<const std::uint32_t> keys) {
  constexpr std::size_t block = step + sizeof(Key) - 1;
  if (text.size() < block) return scalar_kernels().holds_any(text, keys);
  const std::size_t last = text.size() - block;
  for (std::size_t at = 0; at < last; at += step) {
    if (block_holds_any(text.data() + at, keys)) return true;
  }
  return block_holds_any(text.data() + last, keys);
}

// Eight kinds to a table: a bit for each kind that has this half of a byte.
struct KindTables {
  static constexpr std::size_t count = byte_kinds.size() / 8;
  using Table = std::array<std::uint8_t, 16>;
  std::array<Table, count> low{};
  std::array<Table, count> high{};
};

constexpr KindTables make_kind_tables() {
  KindTables tables;
  for (std::size_t kind = 0; kind < byte_kinds.size(); ++kind) {
    const auto bit = static_cast<std::uint8_t>(1U << (kind % 8));
    for (unsigned half = 0; half < 16; ++half) {
      if (((byte_kinds[kind].low >> half) & 1U) != 0) tables.low[kind / 8][half] |= bit;
      if (((byte_kinds[kind].high >> half) & 1U) != 0) tables.high[kind / 8][half] |= bit;
    }
  }
  return tables;
}

// The `or` of all 32 bytes.
DROSS_AVX2 std::uint8_t union_of(__m256i bytes) {
  __m128i half = _mm_or_si128(_mm256_castsi256_si128(bytes), _mm256_extracti128_si256(bytes, 1));
  half = _mm_or_si128(half, _mm_srli_si128(half, 8));
  half = _mm_or_si128(half, _mm_srli_si128(half, 4));
  half = _mm_or_si128(half, _mm_srli_si128(half, 2));
  half = _mm_or_si128(half, _mm_srli_si128(half, 1));
  return static_cast<std::uint8_t>(_mm_cvtsi128_si32(half));
}

// Bytes behind the line become line feeds, which are of no kind.
DROSS_AVX2 __m256i load_of(std::string_view line, std::size_t at) {
  const __m256i bytes = load(line.data() + at);
  const std::size_t left = line.size() - at;
  if (left >= step) return bytes;
  const __m256i places =
      _mm256_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
                       22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
  const __m256i inside = _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(left)), places);
  return _mm256_blendv_epi8(_mm256_set1_epi8('\n'), bytes, inside);
}

DROSS_AVX2 LineTraits read_traits(std::string_view line) {
  static constexpr KindTables tables = make_kind_tables();
  const __m256i half = _mm256_set1_epi8(0x0F);
  __m256i low[KindTables::count];
  __m256i high[KindTables::count];
  __m256i shown[KindTables::count];
  for (std::size_t i = 0; i < KindTables::count; ++i) {
    low[i] = twice(tables.low[i]);
    high[i] = twice(tables.high[i]);
    shown[i] = _mm256_setzero_si256();
  }
  LineTraits traits;
  traits.bytes = static_cast<std::uint32_t>(line.size());
  for (std::size_t at = 0; at < line.size(); at += step) {
    const __m256i bytes = load_of(line, at);
    const __m256i lower = _mm256_and_si256(bytes, half);
    const __m256i upper = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
    for (std::size_t i = 0; i < KindTables::count; ++i) {
      shown[i] = _mm256_or_si256(shown[i], _mm256_and_si256(_mm256_shuffle_epi8(low[i], lower),
                                                            _mm256_shuffle_epi8(high[i], upper)));
    }
    traits.spaces += static_cast<std::uint32_t>(std::popcount(mask_of(equal(bytes, ' '))));
  }
  for (std::size_t i = 0; i < KindTables::count; ++i) {
    traits.shown |= TraitMask{union_of(shown[i])} << (8 * i);
  }
  traits.shown = with_joint_kinds(traits.shown);
  return traits;
}

}  // namespace

const Kernels& avx2_kernels() {
  static const Kernels avx2{InstructionSet::avx2, find_line_ends, find_odd_block, find_windows,
                            find_words,           find_trigrams,  holds_any,      read_traits};
  return avx2;
}

}  // namespace dross

#endif
