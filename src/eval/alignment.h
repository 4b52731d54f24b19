// Two sequences laid side by side by their longest common runs: first the longest, then the same on
// both sides of it (Ratcliff and Metzener, "Pattern Matching: The Gestalt Approach", Dr. Dobb's
// Journal, 1988). It is what Python's difflib does, tie for tie, and so what scores that were made
// from texts alone rest on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dross {

/// `size` items from `a` on in the one sequence are those from `b` on in the other.
struct CommonRun {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t size = 0;

  friend bool operator==(const CommonRun&, const CommonRun&) = default;
};

/// Ascending in both sequences; runs that touch in both are one. Of runs of one length the earliest
/// in `a` is taken, of those the earliest in `b`. Quadratic where items repeat.
std::vector<CommonRun> align(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

}  // namespace dross
