// Where a pattern is called certain without RE2, RE2 compiles it, no larger than was said, and says
// the same of the empty text. Patterns are put together from pieces of RE2's syntax, right and
// wrong.
#include "rules/certain_pattern.h"

#include <re2/re2.h>

#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/limits.h"
#include "base/regex.h"
#include "catch.h"
#include "property/random_rules.h"

namespace dross::test {
namespace {

constexpr auto pieces = std::to_array<std::string_view>(
    {"{2,9}",  "{0,3}",  "{2}",    "{0}",    "{2,}",       "{01}", "{,3}",     "{9,2}", "{2,x}",
     "{1001}", "{40}",   "{",      "}",      "[",          "]",    "[:alpha:", "[^",    "[]",
     "(",      "(",      ")",      ")",      "(?:",        "(?i)", "(?i:",     "(?s:",  "(?",
     "(?P<n",  ">",      "|",      "|",      "\\",         "\\Q",  "\\E",      "\\pL",  "\\p{Lu}",
     "\\PZ",   "\\p{",   "\\pX",   "\\x41",  "\\x{",       "1F}",  "\\x{e}",   "\\d",   "\\W",
     "\\b",    "\\B",    "\\A",    "\\z",    "\\Z",        "\\C",  "\\_",      "\\-",   "\\^",
     "^",      "$",      ".",      "*",      "+",          "?",    "a",        "k",     "Z",
     " ",      "\u00E9", "\u017F", "\u6C34", "\U0001F600", ",",    "-",        "-",     "0",
     "9",      "\\{",    "\\[",    "\\]",    "x",          ":",    "\xC3",     "\n"});

// Pieces that make a right pattern more often: in brackets of each kind, and repeated.
std::string random_nested(Random& random, int depth) {
  constexpr auto opening = std::to_array<std::string_view>({"(", "(?:", "(?i:", "[", "[^"});
  std::string text;
  for (std::size_t left = 1 + random() % 4; left > 0; --left) {
    if (depth == 0 || random() % 3 == 0) {
      text += random_pieces(random, pieces, 1);
    } else {
      const std::string_view begin = opening[random() % opening.size()];
      text += std::string(begin) + random_nested(random, depth - 1) +
              (begin.starts_with('[') ? "]" : ")");
    }
    if (random() % 3 == 0) text += pieces[random() % 11];
  }
  return text;
}

std::string random_source(Random& random, int i) {
  if (i % 8 == 0) return random_pattern(random);
  if (i % 2 == 0) return random_nested(random, 3);
  return random_pieces(random, pieces, 1 + random() % 9);
}

// DROSS_PATTERNS sets how many are made.
int count_of_patterns() {
  const char* given = std::getenv("DROSS_PATTERNS");  // NOLINT(concurrency-mt-unsafe)
  return given == nullptr ? 60'000 : std::atoi(given);
}

TEST_CASE("what is certain without RE2 is what RE2 says") {
  Random random(815);
  std::size_t certain = 0;
  std::size_t right = 0;
  for (int i = 0, count = count_of_patterns(); i < count; ++i) {
    const std::string source = random_source(random, i);
    const auto said = certain_pattern(source);
    const bool is_sampled = i % 16 == 0;
    if (!said && !is_sampled) continue;
    const Regex pattern(source);
    const re2::RE2& compiled = pattern.compiled();
    if (is_sampled && compiled.ok()) ++right;
    if (!said) continue;
    ++certain;
    CAPTURE(source, said->program, compiled.ProgramSize());
    REQUIRE(compiled.ok());
    REQUIRE(compiled.ProgramSize() <= said->program);
    REQUIRE(compiled.NumberOfCapturingGroups() <= limits::max_pattern_groups);
    REQUIRE(pattern.matches("") == said->matches_empty);
  }
  std::cout << "certain patterns: " << certain << ", right in a sample of a sixteenth: " << right
            << "\n";
  CHECK(certain > 5'000);
}

}  // namespace
}  // namespace dross::test
