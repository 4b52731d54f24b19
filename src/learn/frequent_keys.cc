// A slot is 16 bytes and the table two thirds full at most.
#include "learn/frequent_keys.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace dross {
namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

FrequentKeys::FrequentKeys(std::size_t most) : most_(most), slots_(first_slots) {}

FrequentKeys::Slot& FrequentKeys::slot_of(std::uint64_t key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(key * 0x9e3779b97f4a7c15U >> 20U) & mask;
  while (slots_[at].count != 0 && slots_[at].key != key) at = (at + 1) & mask;
  return slots_[at];
}

void FrequentKeys::add(std::uint64_t key) {
  Slot& slot = slot_of(key);
  if (slot.count == UINT32_MAX) return;
  if (slot.count++ > 0) return;
  slot.key = key;
  slot.since = cleanings_;
  ++used_;
  if (used_ >= most_ || used_ * 3 >= slots_.size() * 2) make_room();
}

void FrequentKeys::make_room() {
  if (used_ < most_) {
    rebuild(slots_.size() * 2);
    return;
  }
  while (used_ > most_ / 4 * 3) {
    ++cleanings_;
    for (Slot& slot : slots_) {
      if (slot.count != 0 && slot.count + slot.since <= cleanings_) {
        slot = {};
        --used_;
      }
    }
  }
  rebuild(slots_.size());
}

void FrequentKeys::rebuild(std::size_t slots) {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots));
  for (const Slot& slot : old) {
    if (slot.count != 0) slot_of(slot.key) = slot;
  }
}

std::vector<FrequentKeys::Counted> FrequentKeys::at_least(std::uint64_t least) const {
  std::vector<Counted> found;
  for (const Slot& slot : slots_) {
    if (slot.count != 0 && std::uint64_t{slot.count} + slot.since >= least) {
      found.push_back({slot.key, slot.count});
    }
  }
  std::ranges::sort(
      found, {}, [](const Counted& each) { return std::pair(UINT64_MAX - each.least, each.key); });
  return found;
}

}  // namespace dross
