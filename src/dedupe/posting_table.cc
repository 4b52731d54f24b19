// The table begins small, so that a short stream stays in the caches. It is taken as one piece of
// address space, so growing it needs no second piece beside the first.
#include "dedupe/posting_table.h"

#include <algorithm>
#include <bit>

#include "dedupe/huge_pages.h"

namespace dross {
namespace {

constexpr std::uint32_t exact_codes = 64;
constexpr std::uint32_t steps = 32;
constexpr std::uint32_t last_code = 510;  // 511 is the mark's

constexpr std::size_t first_lines =
    32768;  // 2 MiB: one huge page, which is the least that is given

}  // namespace

std::uint32_t encode_size(std::size_t size) {
  if (size < exact_codes) return static_cast<std::uint32_t>(size);
  const auto doubling = static_cast<unsigned>(std::bit_width(size)) - 7;  // 64..127 = 0
  const auto step = static_cast<std::uint32_t>(size >> (doubling + 1)) - steps;
  return std::min(exact_codes + doubling * steps + step, last_code);
}

std::size_t least_size(std::uint32_t code) {
  if (code < exact_codes) return code;
  const std::uint32_t doubling = (code - exact_codes) / steps;
  const std::uint32_t step = (code - exact_codes) % steps;
  return std::size_t{steps + step} << (doubling + 1);
}

std::size_t greatest_size(std::uint32_t code) {
  return code == last_code ? SIZE_MAX : least_size(code + 1) - 1;
}

void PostingTable::Free::operator()(Line* lines) const {
  free_pages(lines);
}

PostingTable::PostingTable(std::size_t most_bytes)
    : most_lines_(std::max<std::size_t>(most_bytes / sizeof(Line), 1)) {
  lines_.reset(static_cast<Line*>(allocate_pages(most_lines_ * sizeof(Line))));
  use_lines(std::min(most_lines_, first_lines));
}

void PostingTable::use_lines(std::size_t count) {
  line_count_ = count;
  used_ = 0;
  const std::size_t slots = line_count_ * slots_a_line;
  most_used_ = std::max<std::size_t>(slots - slots / 8, 1);
}

void PostingTable::clear() {
  std::fill_n(lines_.get(), line_count_, Line{});
  used_ = 0;
}

void PostingTable::grow() {
  clear();
  use_lines(std::min(2 * line_count_, most_lines_));
}

// `make_slot` is told how many lines from home the slot stands.
template <class Make>
void PostingTable::put(std::uint64_t key, Make make_slot) {
  std::size_t distance = 0;
  for (std::size_t at = home_of(key);; at = next(at), ++distance) {
    Line& line = lines_[at];
    const auto empty = std::ranges::find(line.slots, 0U);
    if (empty != std::end(line.slots)) {
      *empty = make_slot(distance);
      ++used_;
      return;
    }
    ++line.passed;
  }
}

bool PostingTable::move_mark(std::uint64_t key, Address place) {
  const std::uint64_t tag = tag_of(key);
  std::size_t distance = 0;
  for (std::size_t at = home_of(key);; at = next(at), ++distance) {
    for (std::uint64_t& slot : lines_[at].slots) {
      if (slot != pack_mark(tag, unpack(slot).place, distance)) continue;
      slot = pack_mark(tag, place, distance);
      return true;
    }
    if (lines_[at].passed == 0) return false;
  }
}

// One walk counts the list and finds the first empty slot, which most often is in the first line.
Posted PostingTable::add(std::uint64_t key, const Posting& posting) {
  const std::uint64_t tag = tag_of(key);
  const std::size_t home = home_of(key);
  std::uint64_t* empty = nullptr;
  std::size_t empty_at = 0;
  std::size_t listed = 0;
  for (std::size_t at = home;; at = next(at)) {
    Line& line = lines_[at];
    for (const std::uint64_t slot : line.slots) listed += slot >> tag_shift == tag ? 1 : 0;
    const unsigned empties = empty == nullptr ? slots_with(line, 0) : 0;
    if (empties != 0) {
      empty = &line.slots[std::countr_zero(empties)];
      empty_at = at;
    }
    if (line.passed == 0) break;
  }
  if (listed >= limits::max_postings) return cap(key, posting.place);
  if (empty == nullptr) {
    put(key, [&](std::size_t) { return pack(tag, posting); });
    return Posted::listed;
  }
  for (std::size_t at = home; at != empty_at; at = next(at)) ++lines_[at].passed;
  *empty = pack(tag, posting);
  ++used_;
  return Posted::listed;
}

Posted PostingTable::cap(std::uint64_t key, Address place) {
  if (!move_mark(key, place)) {
    put(key, [&](std::size_t distance) { return pack_mark(tag_of(key), place, distance); });
  }
  return Posted::capped;
}

void PostingTable::remove(std::uint64_t key, const Posting& posting) {
  const std::uint64_t tag = tag_of(key);
  const std::uint64_t wanted = pack(tag, posting);
  const std::size_t home = home_of(key);
  std::size_t distance = 0;
  for (std::size_t at = home;; at = next(at), ++distance) {
    for (std::uint64_t& slot : lines_[at].slots) {
      if (slot != wanted && slot != pack_mark(tag, posting.place, distance)) continue;
      slot = 0;
      --used_;
      for (std::size_t passed = home; passed != at; passed = next(passed)) --lines_[passed].passed;
      return;
    }
    if (lines_[at].passed == 0) return;
  }
}

}  // namespace dross
