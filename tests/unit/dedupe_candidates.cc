// Deduplicating in parts: keys, filters and pairs of a group. That the parts together find what one
// machine does is tested where they are put together, in Python.
#include <vector>

#include "catch.h"
#include "dedupe/candidates.h"

namespace {

using dross::CandidateFinder;
using dross::CandidatePair;
using dross::GroupMember;
using dross::Shingle;

GroupMember member(std::uint64_t group, std::uint64_t document) {
  GroupMember made;
  made.group = group;
  made.document = document;
  made.paragraph.low = document;
  made.place = {20, 0};
  return made;
}

TEST_CASE("guards keep keys apart") {
  CHECK(dross::near_key(7, 1) == dross::near_key(7, 1));
  CHECK(dross::near_key(7, 1) != dross::near_key(7, 2));
  CHECK(dross::near_key(7, 1) != dross::near_key(8, 1));
}

TEST_CASE("what is left behind the first common shingle must be enough") {
  CHECK(dross::can_be_near({20, 0}, {20, 0}, 0.8));
  CHECK(dross::can_be_near({20, 0}, {16, 0}, 0.8));
  CHECK_FALSE(dross::can_be_near({20, 0}, {15, 0}, 0.8));  // too short for the other
  // Of 40 shingles 17.8 must be common.
  CHECK(dross::can_be_near({20, 2}, {20, 0}, 0.8));
  CHECK_FALSE(dross::can_be_near({20, 3}, {20, 0}, 0.8));
}

TEST_CASE("similarity is of sets, in any order") {
  const std::vector<Shingle> a = {4, 1, 3, 2};
  const std::vector<Shingle> b = {3, 5, 4};
  CHECK(dross::similarity_of(a, b) == Approx(2.0 / 5));
  CHECK(dross::similarity_of(a, a) == 1);
  CHECK(dross::similarity_of(a, {}) == 0);
}

TEST_CASE("a member is paired with those of its group before it, but for its own document") {
  CandidateFinder finder(0.8, 10);
  std::vector<CandidatePair> pairs;
  for (const GroupMember& one : {member(1, 1), member(1, 2), member(1, 2), member(2, 3)}) {
    finder.take(one, pairs);
  }
  REQUIRE(pairs.size() == 2);
  for (const CandidatePair& pair : pairs) {
    CHECK(pair.later.low == 2);
    CHECK(pair.earlier.low == 1);
  }
}

TEST_CASE("who stays is not compared, who is not listed is no copy to others") {
  CandidateFinder finder(0.8, 10);
  std::vector<CandidatePair> pairs;
  GroupMember unlisted = member(1, 1);
  unlisted.is_listed = false;
  GroupMember staying = member(1, 2);
  staying.can_go = false;
  finder.take(unlisted, pairs);
  finder.take(staying, pairs);
  CHECK(pairs.empty());
  finder.take(member(1, 3), pairs);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].earlier.low == 2);
}

TEST_CASE("of a group so many are compared with, and the rest are told") {
  CandidateFinder finder(0.8, 2);
  std::vector<CandidatePair> pairs;
  finder.take(member(1, 1), pairs);
  finder.take(member(1, 2), pairs);
  CHECK(finder.capped_groups() == 0);
  finder.take(member(1, 3), pairs);
  finder.take(member(1, 4), pairs);
  CHECK(pairs.size() == 1 + 2 + 2);
  CHECK(finder.turned_away() == 2);
  CHECK(finder.capped_groups() == 1);
}

}  // namespace
