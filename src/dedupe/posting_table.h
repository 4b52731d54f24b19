// The index: key -> places of the kept paragraphs that hold it. A flat table of cache lines, seven
// postings and a counter each, as a general map would cost two misses a look-up and three times the
// memory.
//
// A posting has 8 bytes: 36 bits of the place in the store, 11 of the key, and what the length and
// position filters need, so that most paragraphs that cannot be near are never fetched. A full line
// overflows into the next; each line counts what passed it by (Bronson, Shi 2019 do so in F14), so
// that a search knows where to stop and a posting can be taken out without leaving a tombstone.
//
// A key that has more than limits::max_postings is capped: it gets one more posting, the mark, that
// holds the last place that was turned away, and goes when that place goes. In place of a position
// a mark has its distance from home, which tells the marks of neighbouring keys apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/limits.h"

namespace dross {

/// A place in the store, in its units; 0 is none.
using Address = std::uint64_t;

struct Posting {
  Address place = 0;
  std::uint32_t size_code = 0;  ///< of the paragraph's number of shingles (encode_size)
  std::uint32_t position = 0;   ///< of the shingle in the paragraph's order, at most max_position
};

inline constexpr std::uint32_t max_position = 255;

/// Numbers below 64 as they are; above, 32 steps to each doubling. The step that `size` is in.
std::uint32_t encode_size(std::size_t size);
/// The least and the greatest size with this code.
std::size_t least_size(std::uint32_t code);
std::size_t greatest_size(std::uint32_t code);

enum class Posted : std::uint8_t { listed, capped };

class PostingTable {
 public:
  /// Address space for `most_bytes`, of which little is used at first; at least one line.
  explicit PostingTable(std::size_t most_bytes);

  /// Was the memory there?
  [[nodiscard]] bool has_memory() const { return lines_ != nullptr; }
  [[nodiscard]] std::size_t bytes() const { return line_count_ * sizeof(Line); }
  [[nodiscard]] bool can_grow() const { return line_count_ < most_lines_; }
  /// Empties the table and doubles it, as far as there is space.
  void grow();
  void clear();
  [[nodiscard]] std::size_t size() const { return used_; }
  /// For so many more? Beyond that searches become long.
  [[nodiscard]] bool has_room(std::size_t count) const { return used_ + count <= most_used_; }

  void prefetch(std::uint64_t key) const { __builtin_prefetch(&lines_[home_of(key)]); }

  /// Calls `use(posting)` for each posting of the key, in no order. Some may be another key's (one
  /// in 2000 of those beside it): what is found must be verified. Is the key capped?
  template <class Use>
  bool find(std::uint64_t key, Use use) const {
    const std::uint64_t tag = tag_of(key);
    bool capped = false;
    for (std::size_t at = home_of(key);; at = next(at)) {
      const Line& line = lines_[at];
      for (unsigned found = slots_with(line, tag); found != 0; found &= found - 1) {
        const Posting posting = unpack(line.slots[__builtin_ctz(found)]);
        if (posting.size_code == mark_code) {
          capped = true;
        } else {
          use(posting);
        }
      }
      if (line.passed == 0) return capped;
    }
  }

  /// There must be room. `capped`: the list is full; the mark remembers the place. To be called
  /// with ever later places.
  Posted add(std::uint64_t key, const Posting& posting);

  /// Takes out the posting that was added so, or the mark if its place was the last one that was
  /// turned away. Nothing where neither is.
  void remove(std::uint64_t key, const Posting& posting);

 private:
  static constexpr std::size_t slots_a_line = 7;
  static constexpr unsigned place_bits = 36;
  static constexpr unsigned position_shift = place_bits;
  static constexpr unsigned size_shift = position_shift + 8;
  static constexpr unsigned tag_shift = size_shift + 9;
  static constexpr std::uint32_t mark_code = 511;

  struct alignas(64) Line {
    std::uint64_t passed =
        0;  ///< postings of keys at home in this line or before that stand behind
    std::uint64_t slots[slots_a_line] = {};
  };
  struct Free {
    void operator()(Line* lines) const;
  };

  [[nodiscard]] std::size_t home_of(std::uint64_t key) const {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::size_t>(static_cast<Wide>(key) * line_count_ >> 64);
  }
  /// Never 0, which is what an empty slot has.
  static std::uint64_t tag_of(std::uint64_t key) { return 1 + (key & 0xFFFFU) % 2047; }
  [[nodiscard]] std::size_t next(std::size_t at) const {
    return at + 1 == line_count_ ? 0 : at + 1;
  }
  /// One bit a slot; without a branch, as most of a line is something else. Tag 0: the empty ones.
  static unsigned slots_with(const Line& line, std::uint64_t tag) {
    unsigned found = 0;
    for (unsigned i = 0; i < slots_a_line; ++i) {
      found |= static_cast<unsigned>(line.slots[i] >> tag_shift == tag) << i;
    }
    return found;
  }
  static Posting unpack(std::uint64_t slot) {
    return {slot & ((std::uint64_t{1} << place_bits) - 1),
            static_cast<std::uint32_t>(slot >> size_shift & 0x1FFU),
            static_cast<std::uint32_t>(slot >> position_shift & 0xFFU)};
  }
  static std::uint64_t pack(std::uint64_t tag, const Posting& posting) {
    return tag << tag_shift | std::uint64_t{posting.size_code} << size_shift |
           std::uint64_t{posting.position} << position_shift | posting.place;
  }
  static std::uint64_t pack_mark(std::uint64_t tag, Address place, std::size_t distance) {
    const auto kept = static_cast<std::uint32_t>(distance < max_position ? distance : max_position);
    return pack(tag, {place, mark_code, kept});
  }
  template <class Make>
  void put(std::uint64_t key, Make make_slot);
  bool move_mark(std::uint64_t key, Address place);
  Posted cap(std::uint64_t key, Address place);

  void use_lines(std::size_t count);

  std::unique_ptr<Line[], Free> lines_;
  std::size_t most_lines_ = 0;
  std::size_t line_count_ = 0;  ///< in use: keys are spread over so many
  std::size_t used_ = 0;
  std::size_t most_used_ = 0;
};

}  // namespace dross
