// What a pattern needs of a line, read off its tree.
#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
#include "match/kernels.h"
#include "match/signs.h"

namespace {

using dross::LineNeeds;
using dross::LineTraits;
using dross::TraitMask;

std::vector<LineNeeds> all_needs_of(const std::string& pattern) {
  dross::ByteSetPool pool;
  return dross::needs_of(pattern, pool);
}

LineNeeds needs_of(const std::string& pattern) {
  const auto all = all_needs_of(pattern);
  REQUIRE(all.size() == 1);
  return all.front();
}

TraitMask kind(char c) {
  return dross::kinds_of(static_cast<unsigned char>(c));
}

bool allows(const std::string& pattern, const std::string& line) {
  const LineTraits traits = dross::traits_of(line);
  const auto all = all_needs_of(pattern);
  return std::ranges::any_of(all, [&](const LineNeeds& one) { return one.allow(traits); });
}

TEST_CASE("a byte is of the kinds that its halves say") {
  CHECK(kind(',') != 0);
  CHECK(kind(',') != kind('.'));
  CHECK(kind('@') != kind('#'));
  CHECK(kind('0') == kind('9'));
  CHECK((kind('B') & kind('Q')) == dross::capital);
  CHECK((kind('b') & kind('q')) == dross::small_letter);
  CHECK(kind('\n') == 0);
  CHECK(kind(' ') == 0);
  CHECK(kind('\xC3') == kind('\xA9'));
}

TEST_CASE("a line without a byte that every match has is not allowed") {
  CHECK(allows("a@b", "xx a@b"));
  CHECK_FALSE(allows("a@b", "xx a.b"));
  CHECK_FALSE(
      allows(R"(^\(?[a-z]{1,4}(/[a-zA-Z]{1,4}){1,4}\.?$|^[a-z]{2,4}(/[a-z]{2,4})? \((AP)\)$)",
             "the council said"));
  CHECK(allows("a@b|c", "xx a.b c"));
  CHECK_FALSE(allows("(?:[#@][a-z]+ ?){3,}", "no such sign here at all"));
  CHECK(allows("(?:[#@][a-z]+ ?){3,}", "#a @b #c"));
  CHECK(allows("x(?:@y)?", "only x"));
}

TEST_CASE("a pattern tied to both ends has lengths, and no place for other bytes") {
  const std::string name = R"(^[A-Z][^\s,;:]+( [A-Z][^\s,;:]+){1,3}$)";
  CHECK(allows(name, "Nora Whitfield"));
  CHECK_FALSE(allows(name, "Nora Whitfield, who"));
  CHECK_FALSE(allows(name, "One Two Three Four Five"));
  CHECK_FALSE(allows("^(yes|no)$", "nope"));
  CHECK(allows("^(yes|no)", "nope"));
  CHECK_FALSE(allows("^[a-z ]+$", "all Small"));
  CHECK(needs_of("^.{2,5}$").max_bytes == 20);
  CHECK(needs_of("^.{2,5}$").min_bytes == 2);
  CHECK(needs_of("^a*$").max_bytes == LineNeeds::no_limit);
  CHECK(needs_of("(^|x)abc$").max_bytes == LineNeeds::no_limit);
  CHECK(needs_of("(^abc|^de)$").max_bytes == 3);
  CHECK(needs_of("(?:a{1000}){1000}b").min_bytes >= 1000);
}

TEST_CASE("a pattern that is not understood needs nothing") {
  CHECK(allows("(", "anything"));
  CHECK(allows("", ""));
}

TEST_CASE("a second line is looked at too") {
  const LineNeeds second = needs_of(R"(^(?s:.*)\b.*(\s@\w{2,30}|[\w.+-]+@[\w-]+\.\w+))");
  CHECK(second.allow(dross::traits_of("Write to nora@example.org.")));
  CHECK_FALSE(second.allow(dross::traits_of("The council said.")));
}

TEST_CASE("a flag in front of a tie does not untie it") {
  for (const char* const pattern : {"(?i)^foo$", "^(?i)foo$", "^foo(?i)$"}) {
    CAPTURE(pattern);
    CHECK(needs_of(pattern).min_bytes == 3);
    CHECK(needs_of(pattern).max_bytes == 3);
  }
  CHECK(needs_of("(?i)foo$").max_bytes == LineNeeds::no_limit);
}

}  // namespace
