// The flat table against a plain map, what a full list does, and the codes of sizes.
#include <map>
#include <random>
#include <set>
#include <vector>

#include "catch.h"
#include "dedupe/posting_table.h"

namespace {

using namespace dross;

std::set<Address> places_of(const PostingTable& table, std::uint64_t key) {
  std::set<Address> places;
  table.find(key, [&](const Posting& posting) { places.insert(posting.place); });
  return places;
}

std::uint64_t key_of(std::uint64_t number) {
  return number * 0x9E3779B97F4A7C15ULL;
}

TEST_CASE("a size is within the bounds of its code, and codes ascend") {
  std::uint32_t before = 0;
  for (std::size_t size = 0; size < 100'000; ++size) {
    const std::uint32_t code = encode_size(size);
    if (least_size(code) > size || greatest_size(code) < size) FAIL(size);
    if (code < before || code > 510) FAIL(size);
    before = code;
  }
  CHECK(least_size(encode_size(63)) == 63);
  CHECK(greatest_size(encode_size(127)) == 127);
  CHECK(greatest_size(encode_size(1000)) - least_size(encode_size(1000)) < 1000 / 32);
  CHECK(greatest_size(encode_size(SIZE_MAX)) == SIZE_MAX);
}

TEST_CASE("postings are found until they are removed, whatever the order") {
  std::mt19937_64 random(3);
  PostingTable table(std::size_t{64} << 10);
  std::map<std::uint64_t, std::map<Address, Posting>> model;
  std::vector<std::pair<std::uint64_t, Posting>> all;
  Address place = 1;
  for (int step = 0; step < 200'000; ++step) {
    if (table.has_room(1) && random() % 100 < 55) {
      const std::uint64_t key = key_of(random() % 2000);
      const Posting posting{place++, static_cast<std::uint32_t>(random() % 500),
                            static_cast<std::uint32_t>(random() % 256)};
      REQUIRE(table.add(key, posting) == Posted::listed);
      model[key][posting.place] = posting;
      all.emplace_back(key, posting);
    } else if (!all.empty()) {
      std::swap(all[random() % all.size()], all.back());
      table.remove(all.back().first, all.back().second);
      model[all.back().first].erase(all.back().second.place);
      all.pop_back();
    }
    if (step % 1000 != 0) continue;
    for (std::uint64_t n = 0; n < 2000; ++n) {
      const std::set<Address> found = places_of(table, key_of(n));
      for (const auto& [address, posting] : model[key_of(n)]) {
        if (!found.contains(address)) FAIL("lost at step " << step);
      }
    }
  }
  for (const auto& [key, posting] : all) table.remove(key, posting);
  CHECK(table.size() == 0);
  for (std::uint64_t n = 0; n < 2000; ++n) CHECK(places_of(table, key_of(n)).empty());
}

TEST_CASE("a full list turns away, says so, and forgets that with the last it turned away") {
  PostingTable table(std::size_t{256} << 10);
  const std::uint64_t key = key_of(7);
  const auto posting = [](Address place) { return Posting{place, 20, 3}; };
  for (Address place = 1; place <= limits::max_postings; ++place) {
    REQUIRE(table.add(key, posting(place)) == Posted::listed);
  }
  CHECK_FALSE(table.find(key, [](const Posting&) {}));
  CHECK(table.add(key, posting(1000)) == Posted::capped);
  CHECK(table.add(key, posting(1001)) == Posted::capped);
  CHECK(table.size() == limits::max_postings + 1);
  CHECK(table.find(key, [](const Posting&) {}));
  CHECK(places_of(table, key).size() == limits::max_postings);
  table.remove(key, posting(1000));
  CHECK(table.find(key, [](const Posting&) {}));
  table.remove(key, posting(1));
  CHECK(table.find(key, [](const Posting&) {}));
  table.remove(key, posting(1001));
  CHECK_FALSE(table.find(key, [](const Posting&) {}));
  CHECK(table.add(key, posting(1002)) == Posted::listed);
}

TEST_CASE("a table that grew is empty and has more room") {
  PostingTable table(std::size_t{4} << 20);
  const std::size_t before = table.bytes();
  REQUIRE(table.can_grow());
  table.add(key_of(1), {1, 1, 1});
  table.grow();
  CHECK(table.bytes() == 2 * before);
  CHECK(table.size() == 0);
  CHECK(places_of(table, key_of(1)).empty());
  while (table.can_grow()) table.grow();
  CHECK(table.bytes() <= std::size_t{4} << 20);
}

}  // namespace
