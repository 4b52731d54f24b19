// What was found on a line, kept for when it comes again.
#include <numeric>
#include <string>

#include "base/limits.h"
#include "base/serial_number.h"
#include "catch.h"
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
  const dross::RuleSet rules = dross::test::rules_of(R"(
[[rule]]
id = "t/first"
category = "related"
confidence = "high"
why = "x"
kind = "line"
match = '^Read'
max_words = 9
where = "first-line"
[[rule]]
id = "t/pair"
category = "related"
confidence = "high"
why = "x"
kind = "sequence"
lines = ['^Read', '^More']
[[rule]]
id = "t/cut"
category = "related"
confidence = "high"
why = "x"
kind = "span"
match = 'ea'
)");
  const auto fast = dross::fast_matcher(rules);
  const auto reference = dross::reference_matcher(rules);
  const std::string text = "Read\n\nRead\nMore\n  Read\n\nRead ea\nRead\nMore";
  const dross::LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
  for (const dross::Selection& selection :
       {dross::Selection{0, 1, 2}, dross::Selection{1}, dross::Selection{0, 2}}) {
    for (int i = 0; i < 3; ++i) {
      CHECK(fast->match(lined, selection) == reference->match(lined, selection));
    }
  }
  CHECK(fast->match(lined, {0, 1, 2}).size() == 1 + 2 + 6);
}

// More than limits::max_kept_findings are found anew each time.
TEST_CASE("a line that very many rules hit is hit by all of them each time") {
  for (const std::size_t count :
       {dross::limits::max_kept_findings, dross::limits::max_kept_findings + 1}) {
    std::string file;
    for (std::size_t i = 0; i < count; ++i) {
      file += "[[rule]]\nid = \"t/r" + std::to_string(i) +
              "\"\ncategory = \"related\"\nconfidence = \"high\"\nwhy = \"x\"\n"
              "kind = \"line\"\nmatch = '^Read'\nmax_words = 9\n";
    }
    const dross::RuleSet rules = dross::test::rules_of(file);
    dross::Selection all(count);
    std::iota(all.begin(), all.end(), 0U);
    const auto fast = dross::fast_matcher(rules);
    const dross::LinedText lined = dross::split_lines("Read\nRead\n", dross::Paragraphs::line);
    CHECK(fast->match(lined, all).size() == 2 * count);
    CHECK(fast->match(lined, all).size() == 2 * count);
  }
}

}  // namespace
