// Which keys come often, in bounded memory: Lossy Counting (Manku, Motwani 2002, "Approximate
// frequency counts over data streams"), cleaned when the table is full instead of at fixed
// distances. A key that comes more often than there were cleanings is never missed; a count is too
// low by at most the cleanings before the key came, and the second pass over a corpus counts anew.
#pragma once

#include <cstdint>
#include <vector>

#include "base/limits.h"

namespace dross {

class FrequentKeys {
 public:
  /// `most`: keys held at a time.
  explicit FrequentKeys(std::size_t most = limits::max_learnt_keys);

  void add(std::uint64_t key);

  struct Counted {
    std::uint64_t key = 0;
    std::uint64_t least = 0;  ///< it came so often, or up to cleanings() more
  };
  /// Keys that may have come `least` times, the most frequent first, then by key.
  [[nodiscard]] std::vector<Counted> at_least(std::uint64_t least) const;
  [[nodiscard]] std::uint32_t cleanings() const { return cleanings_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t count = 0;  ///< 0 = free
    std::uint32_t since = 0;  ///< cleanings before it came
  };

  Slot& slot_of(std::uint64_t key);
  void make_room();
  void rebuild(std::size_t slots);

  std::size_t most_;
  std::size_t used_ = 0;
  std::uint32_t cleanings_ = 0;
  std::vector<Slot> slots_;  ///< open addressing; a power of two
};

}  // namespace dross
