// The lengths of the runs that end at each item of `b` are kept for one item of `a` at a time, in
// two arrays of which only the entries that were written are cleared.
#include "eval/alignment.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace dross {
namespace {

struct Window {
  std::size_t a_begin, a_end, b_begin, b_end;
};

class Aligner {
 public:
  Aligner(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b)
      : a_(a), lengths_(b.size() + 1), next_lengths_(b.size() + 1) {
    for (std::size_t j = 0; j < b.size(); ++j) places_[b[j]].push_back(j);
  }

  [[nodiscard]] CommonRun longest_in(const Window& window) {
    CommonRun best{window.a_begin, window.b_begin, 0};
    for (std::size_t i = window.a_begin; i < window.a_end; ++i) {
      const auto places = places_.find(a_[i]);
      if (places != places_.end()) extend(i, places->second, window, best);
      for (const std::size_t j : written_) lengths_[j + 1] = 0;
      std::swap(lengths_, next_lengths_);
      std::swap(written_, next_written_);
      next_written_.clear();
    }
    for (const std::size_t j : written_) lengths_[j + 1] = 0;
    written_.clear();
    return best;
  }

 private:
  // lengths_[j + 1]: length of the run that ends at item i - 1 of `a` and item j of `b`.
  void extend(std::size_t i, const std::vector<std::size_t>& places, const Window& window,
              CommonRun& best) {
    for (auto j = std::ranges::lower_bound(places, window.b_begin);
         j != places.end() && *j < window.b_end; ++j) {
      const std::size_t length = lengths_[*j] + 1;
      next_lengths_[*j + 1] = length;
      next_written_.push_back(*j);
      if (length > best.size) best = {i + 1 - length, *j + 1 - length, length};
    }
  }

  std::span<const std::uint64_t> a_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> places_;  ///< in `b`, ascending
  std::vector<std::size_t> lengths_;
  std::vector<std::size_t> next_lengths_;
  std::vector<std::size_t> written_;
  std::vector<std::size_t> next_written_;
};

void append(const CommonRun& run, std::vector<CommonRun>& runs) {
  if (!runs.empty()) {
    CommonRun& last = runs.back();
    if (last.a + last.size == run.a && last.b + last.size == run.b) {
      last.size += run.size;
      return;
    }
  }
  runs.push_back(run);
}

}  // namespace

std::vector<CommonRun> align(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  Aligner aligner(a, b);
  std::vector<CommonRun> found;
  std::vector<Window> windows = {{0, a.size(), 0, b.size()}};
  while (!windows.empty()) {
    const Window window = windows.back();
    windows.pop_back();
    const CommonRun run = aligner.longest_in(window);
    if (run.size == 0) continue;
    found.push_back(run);
    windows.push_back({window.a_begin, run.a, window.b_begin, run.b});
    windows.push_back({run.a + run.size, window.a_end, run.b + run.size, window.b_end});
  }
  std::ranges::sort(found, {}, &CommonRun::a);
  std::vector<CommonRun> runs;
  for (const CommonRun& run : found) append(run, runs);
  return runs;
}

}  // namespace dross
