// Keys -> places in a table, for asking a hundred times a document which of its keys are known:
// open addressing at a quarter full, so that nearly every question is one look into memory.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dross {

class KeyIndex {
 public:
  KeyIndex() : KeyIndex(std::span<const std::uint64_t>()) {}
  /// Of different keys, at most 2^30; each is at its index.
  explicit KeyIndex(std::span<const std::uint64_t> keys)
      : slots_(std::bit_ceil(4 * keys.size() + 1)) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      slots_[slot_of(keys[i])] = {keys[i], static_cast<std::uint32_t>(i) + 1};
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t key) const {
    const Slot& slot = slots_[slot_of(key)];
    if (slot.place == 0) return std::nullopt;
    return slot.place - 1;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t place = 0;  ///< index + 1; 0 = free
  };

  // Where the key is, or the free slot where it would be.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(key * 0x9e3779b97f4a7c15U >> 20U) & mask;
    while (slots_[at].place != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace dross
