// Patterns without the counts of their repeats, and that RE2 takes them and finds all the more.
#include "base/open_repeats.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/regex.h"
#include "catch.h"

namespace {

using dross::open_repeats;

TEST_CASE("counted repeats are opened") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"a.{0,40}b", "a.*b"},
      {"a.{1,40}?b", "a.+?b"},
      {"(a|b){2,}", "(a|b)+"},
      {"a{0,}", "a*"},
      {"( \\w+){0,3}$", "( \\w+)*$"},
      {"\\d{12}", "\\d+"},
      {"[^.!?{2,3}]{2,9}", "[^.!?{2,3}]+"},
      {"[]{2,3}]{2,3}", "[]{2,3}]+"},
      {"[[:alpha:]{2,3}]{2,3}", "[[:alpha:]{2,3}]+"},
      {"[\\]{2,3}]{2,3}", "[\\]{2,3}]+"},
      {"\\pL{2,9}\\p{Lu}{2,9}\\x{41}{2,9}", "\\pL+\\p{Lu}+\\x{41}+"},
      {"\\{2,9}", "\\{2,9}"},
      {"(?i)x{3,2000}", "(?i)x+"},
      {"ж{2,9}", "ж+"},
      {"[[:][]{2,9}]", "[[:][]{2,9}]"},
      {"[[:]{2,9}x{2,9}", "[[:]+x+"},
  };
  for (const auto& [pattern, open] : cases) {
    CAPTURE(pattern);
    CHECK(open_repeats(pattern) == open);
  }
}

TEST_CASE("what is no count, tells much, or cannot be read stays") {
  for (const std::string_view pattern : {"",
                                         "abc",
                                         "a?b*c+",
                                         "\\d{4}",
                                         "x{0,1}",
                                         "x{1}",
                                         "{",
                                         "a{",
                                         "a{b}",
                                         "a{,3}",
                                         "a{2,3",
                                         "a{2,x}",
                                         "x{01,9}",
                                         "x{2,09}",
                                         "x{007}",
                                         "x{12345678901}",
                                         "x{2,12345678901}",
                                         "[a{2,3}",
                                         "\\",
                                         "\\x{",
                                         "\\p{L",
                                         "\\Qa{2,3}\\E.{2,3}",
                                         "[",
                                         "[^",
                                         "[[:alpha:"}) {
    CAPTURE(pattern);
    CHECK(open_repeats(pattern) == pattern);
  }
}

TEST_CASE("may_match is true wherever matches is") {
  const dross::Regex pattern("^(?i:photo) .{2,6}\\b(by|for) \\w{2,4}$");
  CHECK(pattern.may_match("Photo taken by us"));
  CHECK(pattern.matches("Photo taken by us"));
  CHECK(pattern.may_match("photo that was taken by somebody"));  // too long in two places
  CHECK_FALSE(pattern.matches("photo that was taken by somebody"));
  CHECK_FALSE(pattern.may_match("photos"));
  CHECK(dross::Regex("abc").may_match("x"));  // nothing is counted, so nothing is asked
  CHECK(dross::Regex().may_match("x"));
}

// Programs within and beyond limits::counted_pattern_memory and limits::open_pattern_memory.
TEST_CASE("a pattern is searched the same whether its program fits its memory or not") {
  for (const std::string name :
       {"[A-Z][a-z]{1,9}", "\\p{Lu}\\p{L}{1,9}", "[\\p{Lu}\\d][\\p{L}\\d]{1,3}[\\p{L}\\d]+"}) {
    const dross::Regex pattern("^(?P<name>" + name + "( " + name + "){1,3})$");
    CAPTURE(pattern.source());
    std::array<std::string_view, 2> groups;
    for (int i = 0; i < 3; ++i) {
      REQUIRE(pattern.search("Anna Smith Jones", groups));
      CHECK(groups[1] == "Anna Smith Jones");
      CHECK(pattern.may_match("Anna Smith Jones"));
      CHECK_FALSE(pattern.search("Anna", groups));
      CHECK_FALSE(pattern.search("anna smith", groups));
    }
    CHECK(pattern.group("name") == 1);
    CHECK(pattern.names().size() == 1);
  }
}

// Where its open form lets most texts through, a pattern is asked at once.
TEST_CASE("may_match stays true wherever matches is, however often it is asked") {
  const dross::Regex often("^.{3,5}$");
  const dross::Regex seldom("x.{3,5}x");
  for (int i = 0; i < 300; ++i) {
    REQUIRE(often.may_match("abcd"));
    REQUIRE(seldom.may_match("xabcdx"));
    REQUIRE(often.matches(i % 2 == 0 ? "abc" : "abcde"));
    REQUIRE_FALSE(seldom.matches("xabx"));
  }
  CHECK(often.may_match("ab"));
}

}  // namespace
