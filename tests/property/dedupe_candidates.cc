// The near stage in parts, as a cluster does it: every pair that comparing all finds is a candidate
// under some key, and the exact comparison leaves those pairs and no others.
#include <map>
#include <set>

#include "catch.h"
#include "dedupe/candidates.h"
#include "unit/dedupe_support.h"

namespace {

using namespace dross;
using dross::test::ParagraphStream;
using dross::test::StreamShape;

struct Paragraph {
  std::string text;
  ParagraphKey key;
  std::uint64_t guards;
  std::vector<Shingle> shingles;
};

std::vector<Paragraph> make_paragraphs(std::uint32_t seed, const StreamShape& shape,
                                       const SimilarityOptions& options, std::size_t count) {
  ParagraphStream stream(seed, shape);
  Fingerprinter printer(options);
  std::vector<Paragraph> made;
  std::set<std::uint64_t> seen;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text = stream.next();
    const Fingerprint& print = printer.take(text);
    if (print.shingles.empty() || !seen.insert(print.key.low).second) continue;
    made.push_back(
        {std::move(text), print.key, print.guards, {print.shingles.begin(), print.shingles.end()}});
  }
  return made;
}

using Pair = std::pair<std::size_t, std::size_t>;  // the later, the earlier

std::set<Pair> all_near_pairs(const std::vector<Paragraph>& paragraphs, double threshold) {
  std::vector<Shingles> shingles;
  std::vector<Particulars> particulars;
  for (const Paragraph& paragraph : paragraphs) {
    shingles.push_back(shingles_of(paragraph.text));
    particulars.push_back(particulars_of(paragraph.text));
  }
  std::set<Pair> pairs;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const bool near = jaccard(shingles[i], shingles[k]) >= threshold;
      if (near && particulars[i] == particulars[k]) pairs.insert({i, k});
    }
  }
  return pairs;
}

std::map<std::uint64_t, std::vector<GroupMember>> groups_of(
    const std::vector<Paragraph>& paragraphs, double threshold) {
  std::map<std::uint64_t, std::vector<GroupMember>> groups;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    const auto size = static_cast<std::uint32_t>(paragraph.shingles.size());
    for (std::uint32_t at = 0; at < prefix_length(size, threshold); ++at) {
      const std::uint64_t key = near_key(paragraph.shingles[at], paragraph.guards);
      groups[key].push_back({key, i, paragraph.key, {size, at}});
    }
  }
  return groups;
}

std::set<Pair> found_pairs(const std::vector<Paragraph>& paragraphs, double threshold) {
  std::map<std::uint64_t, std::size_t> number_of;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) number_of[paragraphs[i].key.low] = i;
  CandidateFinder finder(threshold, paragraphs.size());
  std::vector<CandidatePair> candidates;
  for (const auto& [key, members] : groups_of(paragraphs, threshold)) {
    for (const GroupMember& member : members) finder.take(member, candidates);
  }
  CHECK(finder.turned_away() == 0);
  std::set<Pair> pairs;
  for (const CandidatePair& pair : candidates) {
    const std::size_t later = number_of[pair.later.low];
    const std::size_t earlier = number_of[pair.earlier.low];
    REQUIRE(earlier < later);
    const Paragraph& a = paragraphs[later];
    const Paragraph& b = paragraphs[earlier];
    const bool near = similarity_of(a.shingles, b.shingles) >= threshold;
    if (near && a.guards == b.guards) pairs.insert({later, earlier});
  }
  return pairs;
}

TEST_CASE("candidates under common keys, compared exactly, are all near pairs") {
  std::size_t all = 0;
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    for (const double threshold : {0.5, 0.65, 0.8, 0.95, 1.0}) {
      for (const StreamShape& shape : {StreamShape{}, StreamShape{40, 5, 40, 80}}) {
        CAPTURE(seed, threshold, shape.vocabulary);
        const auto paragraphs = make_paragraphs(seed, shape, {threshold, 12}, 150);
        const std::set<Pair> expected = all_near_pairs(paragraphs, threshold);
        CHECK(found_pairs(paragraphs, threshold) == expected);
        all += expected.size();
      }
    }
  }
  CHECK(all > 1000);
}

GroupMember member(std::uint64_t group, std::uint64_t document, std::uint64_t key) {
  return {group, document, {key, 0}, {20, 0}};
}

TEST_CASE("a full list turns members away, and says so") {
  constexpr std::size_t most = 3;
  CandidateFinder finder(0.8, most);
  std::vector<CandidatePair> pairs;
  for (std::uint64_t i = 0; i < most; ++i) finder.take(member(1, i, i), pairs);
  CHECK(pairs.size() == 3);
  CHECK(finder.capped_groups() == 0);
  for (std::uint64_t i = most; i < most + 2; ++i) finder.take(member(1, i, i), pairs);
  CHECK(pairs.size() == 3 + 2 * most);
  CHECK(finder.turned_away() == 2);
  CHECK(finder.capped_groups() == 1);
  finder.take(member(2, 9, 9), pairs);
  CHECK(pairs.size() == 3 + 2 * most);
  CHECK(finder.turned_away() == 2);
}

TEST_CASE("paragraphs of one document are no candidates, nor what is not compared") {
  CandidateFinder finder(0.8, 10);
  std::vector<CandidatePair> pairs;
  finder.take(member(1, 5, 1), pairs);
  finder.take(member(1, 5, 2), pairs);
  CHECK(pairs.empty());
  GroupMember stays = member(1, 6, 3);
  stays.can_go = false;
  finder.take(stays, pairs);
  CHECK(pairs.empty());
  GroupMember unlisted = member(1, 7, 4);
  unlisted.is_listed = false;
  finder.take(unlisted, pairs);
  CHECK(pairs.size() == 3);
  finder.take(member(1, 8, 5), pairs);
  CHECK(pairs.size() == 6);
}

}  // namespace
