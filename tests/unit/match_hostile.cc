// Texts made to be slow: each took minutes when its fault was there, which the test's time limit
// would tell.
#include <algorithm>
#include <ctime>
#include <limits>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "catch.h"
#include "match/block.h"
#include "match/match.h"
#include "unit/pipeline_support.h"

namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

std::size_t count_matches(std::string_view rule, std::string_view text) {
  const dross::RuleSet rules = dross::test::rules_of(dross::test::rule_text("t/r", rule));
  const dross::LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
  return dross::fast_matcher(rules)->match(lined, {0}).size();
}

/// Processor time of twice the text to that of the text, the least of three tries each; much over 2
/// is not linear.
template <typename Run>
double growth(Run run, std::size_t size) {
  const auto least = [&](std::size_t n) {
    std::clock_t best = std::numeric_limits<std::clock_t>::max();
    for (int i = 0; i < 3; ++i) {
      const std::clock_t begin = std::clock();
      run(n);
      best = std::min(best, std::clock() - begin);
    }
    return static_cast<double>(best);
  };
  const double once = least(size);
  return least(2 * size) / once;
}

TEST_CASE("a line that shows a sign ten thousand times is searched once for the second") {
  const std::string_view rule =
      "kind = \"line\"\nmatch = 'harbour.{0,40}newsletter'\nmax_words = 1000000";
  CHECK(count_matches(rule, repeat("our harbour of the town ", 40'000)) == 0);
  CHECK(count_matches(rule, repeat("our harbour of the town ", 40'000) + "newsletter") == 1);
  CHECK(growth([&](std::size_t n) { return count_matches(rule, repeat("our harbour ", n)); },
               40'000) < 3.2);
}

// 70 million hits, and 2 GB, where each rule was told of each place.
TEST_CASE("a text that 400 rules share counts once a line") {
  std::string file;
  for (int i = 0; i < 400; ++i) {
    const std::string number = std::to_string(i);
    file += dross::test::rule_text("t/r" + number,
                                   "kind = \"line\"\nraw = true\nmax_words = 1000000\n"
                                   "match = 'share .{0,3}" +
                                       number + "$'");
  }
  const dross::RuleSet rules = dross::test::rules_of(file);
  const dross::Selection all = dross::every_rule(rules);
  const std::string line = repeat("share ", dross::limits::max_line / 6 - 1) + "7\n";
  CHECK(dross::fast_matcher(rules)
            ->match(dross::split_lines(line, dross::Paragraphs::line), all)
            .size() == 1);
  dross::BlockLines lines;
  dross::block_matcher(rules, all)->match(line, lines);
  CHECK(lines.hits.size() == 1);
}

TEST_CASE("one name in ten thousand sequences is compiled once") {
  const std::string_view rule =
      "kind = \"sequence\"\nlines = ['^By (?P<name>.+)$', '^{name} is a']";
  CHECK(count_matches(rule, repeat("By Nora Reed\nNora Reed is a reporter\n", 20'000)) == 20'000);
}

TEST_CASE("a name is not compiled for a line that no name could hit") {
  const std::string_view rule =
      "kind = \"sequence\"\nlines = ['^By (?P<name>.+)$', '^{name} is a']";
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "By Nora " + std::to_string(i) + "\nThe lake froze\n";
  CHECK(count_matches(rule, text) == 0);
}

}  // namespace
