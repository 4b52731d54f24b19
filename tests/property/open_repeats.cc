// A pattern without the counts of its repeats compiles where the pattern does, and matches wherever
// it does. Patterns are put together from pieces of RE2's syntax that a reader may get wrong, lines
// from those pieces and from what the patterns can match.
#include "base/open_repeats.h"

#include <re2/re2.h>

#include <array>
#include <iostream>
#include <random>
#include <string>

#include "base/regex.h"
#include "catch.h"
#include "property/random_rules.h"

namespace dross::test {
namespace {

constexpr auto pieces = std::to_array<std::string_view>({"{2,9}",     "{0,3}",   "{2}",
                                                         "{9}",       "{2,}",    "{01,9}",
                                                         "{,3}",      "{2,x}",   "{12345678901}",
                                                         "{",         "}",       "[",
                                                         "]",         "[[:",     ":]",
                                                         "[:alpha:]", "[^",      "[]",
                                                         "(",         ")",       "(?:",
                                                         "(?i)",      "(?s:",    "(?P<n>",
                                                         "|",         "\\",      "\\Q",
                                                         "\\E",       "\\pL",    "\\p{Lu}",
                                                         "\\x41",     "\\x{1F}", "\\d",
                                                         "\\b",       "^",       "$",
                                                         ".",         "*",       "+",
                                                         "?",         "a",       "b",
                                                         " ",         "é",       "ſ",
                                                         ",",         "-",       "0",
                                                         "9",         "\\{",     "\\[",
                                                         "\\]",       "x",       ":"});

TEST_CASE("a pattern without its counts matches wherever the pattern does") {
  Random random(4711);
  std::size_t counted = 0;
  std::size_t hits = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string source =
        i % 4 == 0 ? random_pattern(random) : random_pieces(random, pieces, 1 + random() % 9);
    const Regex pattern(source);
    const std::string open = open_repeats(source);
    if (open == source || !pattern.compiled().ok()) continue;
    ++counted;
    CAPTURE(source, open);
    const Regex opened(open);
    REQUIRE(opened.compiled().ok());
    const auto tree = parse_pattern(source);
    for (int k = 0; k < 8; ++k) {
      const std::string line = tree && k % 2 == 0 ? random_line(random, *tree)
                                                  : random_pieces(random, pieces, random() % 12);
      if (!pattern.matches(line)) continue;
      ++hits;
      CAPTURE(line);
      REQUIRE(opened.matches(line));
      REQUIRE(pattern.may_match(line));
    }
  }
  std::cout << "open repeats: " << counted << " patterns, " << hits << " hits\n";
  CHECK(counted > 1000);
  CHECK(hits > 2000);
}

}  // namespace
}  // namespace dross::test
