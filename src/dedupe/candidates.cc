// A pair that shares several keys comes out under each that the filter lets through; the first one
// it shares always does, so none is lost.
#include "dedupe/candidates.h"

#include <algorithm>

#include "dedupe/hash.h"

namespace dross {
namespace {

constexpr double slack = 1e-9;  // of filters: rounding must not turn a pair away

}  // namespace

std::uint64_t near_key(Shingle shingle, std::uint64_t guards) {
  return fold_product(shingle ^ guards, hash_seeds[0]);
}

bool can_be_near(const ShinglePlace& a, const ShinglePlace& b, double threshold) {
  const auto size_a = static_cast<double>(a.size);
  const auto size_b = static_cast<double>(b.size);
  if (size_b < threshold * size_a - slack || size_a < threshold * size_b - slack) return false;
  const double needed = threshold / (1 + threshold) * (size_a + size_b) - slack;
  return size_a - a.position >= needed && size_b - b.position >= needed;
}

double similarity_of(std::span<const Shingle> a, std::span<const Shingle> b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<Shingle> first(a.begin(), a.end());
  std::vector<Shingle> second(b.begin(), b.end());
  std::ranges::sort(first);
  std::ranges::sort(second);
  std::size_t shared = 0;
  for (auto x = first.begin(), y = second.begin(); x != first.end() && y != second.end();) {
    if (*x == *y) ++shared;
    const bool move_x = *x <= *y;
    const bool move_y = *y <= *x;
    if (move_x) ++x;
    if (move_y) ++y;
  }
  return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

void CandidateFinder::take(const GroupMember& member, std::vector<CandidatePair>& pairs) {
  if (!has_group_ || member.group != group_) {
    listed_.clear();
    group_ = member.group;
    has_group_ = true;
    is_capped_ = false;
  }
  if (member.can_go) {
    for (const GroupMember& earlier : listed_) {
      if (earlier.document != member.document &&
          can_be_near(earlier.place, member.place, threshold_)) {
        pairs.push_back({member.paragraph, earlier.paragraph});
      }
    }
  }
  if (!member.is_listed) return;
  if (listed_.size() < max_listed_) {
    listed_.push_back(member);
    return;
  }
  ++turned_away_;
  if (!is_capped_) ++capped_groups_;
  is_capped_ = true;
}

}  // namespace dross
