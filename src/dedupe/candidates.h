// The near stage of deduplicating in parts that can run on different machines: the keys that a
// paragraph is found under, the filter over two paragraphs that share one, and the exact
// comparison. ParagraphIndex does the same on one machine, in one order, with an index; where the
// paragraphs are spread out, something else brings those of one key together, and the answers must
// agree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dedupe/fingerprint.h"

namespace dross {

/// The key that a shingle of a paragraph with these guards is listed under. Paragraphs whose
/// numbers, negations or quotations differ have no key in common.
std::uint64_t near_key(Shingle shingle, std::uint64_t guards);

/// A shingle of a paragraph: how many there are, and which one in their order this is, from 0.
struct ShinglePlace {
  std::uint32_t size = 0;
  std::uint32_t position = 0;
};

/// Can two paragraphs be near whose first common shingle stands so? Length and position filters of
/// PPJoin (Xiao, Wang, Lin, Yu 2008): what is left of both must be enough.
bool can_be_near(const ShinglePlace& a, const ShinglePlace& b, double threshold);

/// Jaccard similarity. Each holds a shingle once; the order does not matter. 0 where one is empty.
double similarity_of(std::span<const Shingle> a, std::span<const Shingle> b);

/// A paragraph under one of its keys.
struct GroupMember {
  std::uint64_t group = 0;     ///< the key, or what else tells groups apart
  std::uint64_t document = 0;  ///< ascends within a group; paragraphs of one document are not near
  ParagraphKey paragraph;
  ShinglePlace place;
  bool is_listed = true;  ///< are later ones compared with it?
  bool can_go = true;     ///< is it compared with earlier ones?
};

struct CandidatePair {
  ParagraphKey later;
  ParagraphKey earlier;
};

/// Pairs of a group that the filter lets through. Members come by group, and in a group in the
/// order of the input; groups may be cut anywhere between calls.
class CandidateFinder {
 public:
  /// `max_listed`: members of a group that later ones are compared with, the first of them.
  CandidateFinder(double threshold, std::size_t max_listed)
      : threshold_(threshold), max_listed_(max_listed) {}

  /// Appends the pairs of `member` with those before it.
  void take(const GroupMember& member, std::vector<CandidatePair>& pairs);

  /// Groups that had more members than are listed, and members that were not.
  [[nodiscard]] std::size_t capped_groups() const { return capped_groups_; }
  [[nodiscard]] std::size_t turned_away() const { return turned_away_; }

 private:
  double threshold_;
  std::size_t max_listed_;
  std::vector<GroupMember> listed_;
  std::uint64_t group_ = 0;
  bool has_group_ = false;
  bool is_capped_ = false;
  std::size_t capped_groups_ = 0;
  std::size_t turned_away_ = 0;
};

}  // namespace dross
