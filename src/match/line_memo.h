// What was found on short lines, for when the same bytes come again. The lines that sites leave
// around an article are the same on every page ("Share this article"), they are the ones that many
// rules are suspected of, and half of a stream's short lines were seen a moment before.
#pragma once

#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace dross {

/// A line takes the place of another with the same hash. For one thread.
template <class Finding>
class LineMemo {
 public:
  static constexpr std::size_t max_bytes = limits::max_memo_line;
  static constexpr std::size_t slots = limits::memo_lines;

  /// `rules`: a number for the rules that were asked, that of no others. Null if the line is not
  /// known.
  [[nodiscard]] const Finding* find(std::uint64_t rules, std::string_view line) const {
    const std::uint64_t hash = hash_of(rules, line);
    const Slot& slot = slots_[hash % slots];
    const bool is_it = slot.hash == hash && slot.rules == rules && slot.line == line;
    return is_it ? &slot.finding : nullptr;
  }

  /// Not for lines of more than max_bytes.
  void keep(std::uint64_t rules, std::string_view line, const Finding& finding) {
    const std::uint64_t hash = hash_of(rules, line);
    Slot& slot = slots_[hash % slots];
    slot.hash = hash;
    slot.rules = rules;
    slot.line = line;
    slot.finding = finding;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint64_t rules = 0;  ///< 0: no line
    std::string line;
    Finding finding{};
  };

  static std::uint64_t hash_of(std::uint64_t rules, std::string_view line) {
    return XXH3_64bits_withSeed(line.data(), line.size(), rules);
  }

  std::vector<Slot> slots_{slots};
};

}  // namespace dross
