// What was found on a line, kept for when it comes again.
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/serial_number.h"
#include "catch.h"
#include "match/block.h"
#include "match/line_memo.h"
#include "match/match.h"
#include "unit/pipeline_support.h"

namespace {

TEST_CASE("a memo knows a line again, for the same rules") {
  dross::LineMemo<int> memo;
  CHECK(memo.find(1, "Share this") == nullptr);
  CHECK(memo.find(1, "") == nullptr);
  memo.keep(1, "Share this", 7);
  memo.keep(1, "", 8);
  REQUIRE(memo.find(1, "Share this") != nullptr);
  CHECK(*memo.find(1, "Share this") == 7);
  REQUIRE(memo.find(1, "") != nullptr);
  CHECK(*memo.find(1, "") == 8);
  CHECK(memo.find(2, "Share this") == nullptr);
  CHECK(memo.find(1, "Share thiz") == nullptr);
}

TEST_CASE("a memo keeps so many lines, the last of those that share a place") {
  dross::LineMemo<std::size_t> memo;
  const std::size_t lines = 10 * memo.slots;
  for (std::size_t i = 0; i < lines; ++i) memo.keep(1, "line " + std::to_string(i), i);
  std::size_t known = 0;
  for (std::size_t i = 0; i < lines; ++i) {
    const std::size_t* found = memo.find(1, "line " + std::to_string(i));
    if (found == nullptr) continue;
    CHECK(*found == i);
    ++known;
  }
  CHECK(known > memo.slots / 2);
  CHECK(known <= memo.slots);
}

TEST_CASE("serial numbers are never the same, and never 0") {
  const auto first = dross::next_serial_number();
  CHECK(first != 0);
  CHECK(dross::next_serial_number() > first);
}

// The same bytes as first line and later, before and without the line that a sequence asks for, and
// for rules of another site.
TEST_CASE("a line that comes again is hit as its place allows") {
  const dross::RuleSet rules = dross::test::rules_of(dross::test::rule_text("t/first",
                                                                            R"(kind = "line"
match = '^Read'
max_words = 9
where = "first-line")") + dross::test::rule_text("t/pair", R"(kind = "sequence"
lines = ['^Read', '^More'])") + dross::test::rule_text("t/site", R"(kind = "line"
match = 'ead$'
max_words = 9
site = "a.example")") + dross::test::rule_text("t/cut", R"(kind = "span"
match = 'ea')"));
  const auto fast = dross::fast_matcher(rules);
  const auto reference = dross::reference_matcher(rules);
  const std::string text = "Read\n\nRead\nMore\n  Read\n\nRead ea\nRead\nMore";
  const dross::LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
  for (const dross::Selection& selection :
       {dross::Selection{0, 1, 2, 3}, dross::Selection{0, 1, 3}, dross::Selection{1},
        dross::Selection{0, 2}, dross::Selection{3}}) {
    for (int i = 0; i < 3; ++i) {
      CHECK(fast->match(lined, selection) == reference->match(lined, selection));
    }
  }
  CHECK(fast->match(lined, {0, 1, 2, 3}).size() == 1 + 2 + 4 + 6);
}

// One after the other in one thread, of which each would be wrong with what the other found.
TEST_CASE("matchers do not take each other's findings") {
  const auto rules_for = [](std::string_view pattern) {
    return dross::test::rules_of(dross::test::rule_text(
        "t/r",
        "kind = \"line\"\nmax_words = 9\nraw = true\nmatch = '" + std::string(pattern) + "'"));
  };
  const std::string text = "Read ab\nRead ba\nRead ab\n";
  const dross::LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
  const std::vector<std::string_view> patterns = {"^Read.{1,3}b$", "^Read.{1,3}a$"};
  for (std::size_t i = 0; i < 4; ++i) {
    // Made anew, perhaps at the same address.
    const dross::RuleSet rules = rules_for(patterns[i % 2]);
    const std::size_t hits = i % 2 == 0 ? 2 : 1;
    const auto fast = dross::fast_matcher(rules);
    const auto block = dross::block_matcher(rules, {0});
    dross::BlockLines found;
    for (int k = 0; k < 2; ++k) {
      CHECK(fast->match(lined, {0}).size() == hits);
      block->match(text, found);
      CHECK(found.hits.size() == hits);
    }
  }
}

TEST_CASE("lines at the length up to which they are kept are found as others are") {
  const dross::RuleSet rules = dross::test::rules_of(
      dross::test::rule_text("t/r", "kind = \"line\"\nmatch = '^Read.{2,200}x$'\nmax_words = 9"));
  for (const std::size_t size : {dross::limits::max_memo_line, dross::limits::max_memo_line + 1}) {
    const std::string line = "Read" + std::string(size - 5, 'a');
    const std::string text = line + "x\n" + line + "y\n" + line + "x\n";
    const dross::LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
    const auto fast = dross::fast_matcher(rules);
    for (int i = 0; i < 2; ++i) CHECK(fast->match(lined, {0}).size() == 2);
  }
}

// Their batch would have no end if only what they fold to was counted.
TEST_CASE("lines that fold to nothing are matched as others") {
  const dross::RuleSet rules = dross::test::rules_of(
      dross::test::rule_text("t/r", "kind = \"line\"\nmatch = '^Read$'\nmax_words = 9"));
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += i % 50'000 == 7 ? "Read\n" : "*\n";
  const dross::LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
  CHECK(dross::fast_matcher(rules)->match(lined, {0}).size() == 4);
}

// More than limits::max_kept_findings are found anew each time.
TEST_CASE("a line that very many rules hit is hit by all of them each time") {
  for (const std::size_t count :
       {dross::limits::max_kept_findings, dross::limits::max_kept_findings + 1}) {
    std::string file;
    for (std::size_t i = 0; i < count; ++i) {
      file += dross::test::rule_text("t/r" + std::to_string(i),
                                     "kind = \"line\"\nmatch = '^Read'\nmax_words = 9");
    }
    const dross::RuleSet rules = dross::test::rules_of(file);
    const dross::Selection all = dross::every_rule(rules);
    const auto fast = dross::fast_matcher(rules);
    const dross::LinedText lined = dross::split_lines("Read\nRead\n", dross::Paragraphs::line);
    CHECK(fast->match(lined, all).size() == 2 * count);
    CHECK(fast->match(lined, all).size() == 2 * count);
  }
}

}  // namespace
