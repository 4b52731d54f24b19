// Lines of a block that raw line rules hit, by both block matchers.
#include <numeric>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "match/block.h"

namespace {

using dross::BlockLines;
using dross::Regex;
using dross::Rule;
using dross::RuleSet;

Rule raw_line(const std::string& pattern) {
  Rule rule;
  rule.view = dross::PatternView::raw;
  rule.match = Regex(pattern);
  return rule;
}

RuleSet set_of(std::vector<Rule> rules) {
  RuleSet set;
  set.packs.resize(1);
  set.rules = std::move(rules);
  return set;
}

/// What is left of the block, by the fast matcher; the plain one must agree.
std::string left(const RuleSet& set, std::string_view block) {
  dross::Selection all(set.rules.size());
  std::iota(all.begin(), all.end(), 0U);
  BlockLines lines;
  dross::block_matcher(set, all)->match(block, lines);
  BlockLines plain;
  plain.lines = 99;  // is overwritten
  dross::reference_block_matcher(set, all)->match(block, plain);
  CHECK(plain.lines == lines.lines);
  CHECK(plain.hits == lines.hits);
  std::string rest;
  std::size_t at = 0;
  for (const dross::ByteSpan& hit : lines.hits) {
    rest += block.substr(at, hit.begin - at);
    at = hit.end;
  }
  return rest.append(block.substr(at));
}

std::string left(const std::string& pattern, std::string_view block) {
  return left(set_of({raw_line(pattern)}), block);
}

TEST_CASE("hit lines go with their line ends") {
  CHECK(left("(?i)^see also", "a\nSee also b\nc\n") == "a\nc\n");
  CHECK(left("(?i)also", "a\nSee also b\nc") == "a\nc");
  CHECK(left("^last$", "a\nlast") == "a\n");
  CHECK(left("^x", "").empty());
  CHECK(left("^x", "\n\n\n") == "\n\n\n");
}

TEST_CASE("a carriage return before the line feed belongs to the line end") {
  CHECK(left("^ad$", "a\r\nad\r\nb\r\n") == "a\r\nb\r\n");
  CHECK(left("\\r", "a\r\nb\rc\n") == "a\r\n");
  // At the end of the block there is no line feed for it to stand before.
  CHECK(left("^ad$", "ad\r") == "ad\r");
}

TEST_CASE("a pattern does not reach over a line end") {
  CHECK(left("see.{0,9}also here", "please see\nalso here\n") == "please see\nalso here\n");
  CHECK(left("see[^x]also here", "please see\nalso here\n") == "please see\nalso here\n");
  CHECK(left("^\\s*also here", "  \n  also here\nx\n") == "  \nx\n");
}

TEST_CASE("blank lines are never hit") {
  CHECK(left("^\\s*$", "a\n  \n\t\n") == "a\n  \n\t\n");
  CHECK(left("^.*$", "\u200B\n\u00A0\nb\n") == "\u200B\n\u00A0\n");
}

TEST_CASE("exceptions and word limits count") {
  Rule rule = raw_line("^Share");
  rule.unless = Regex("holders");
  rule.max_words = 3;
  const RuleSet set = set_of({rule});
  CHECK(left(set, "Share this\nShareholders meet\nShare it with us all\n") ==
        "Shareholders meet\nShare it with us all\n");
}

TEST_CASE("odd letters are matched as RE2 matches them") {
  CHECK(left("(?i)^skip to", "ſKIP to\nſkin to\n") == "ſkin to\n");
  CHECK(left("(?i)skip to the", "please ſKIP to the end\n").empty());
  CHECK(left("^skip", "ſkip\n") == "ſkip\n");
  CHECK(left("^[ſ]kip", "ſkip\nskip\n") == "skip\n");
  CHECK(left("(?i)^ångström$", "ÅNGSTRÖM\n\u212Bngström\n").empty());
}

TEST_CASE("bytes that are not UTF-8 keep a line from some patterns only") {
  CHECK(left("^see also.*$", "see also \xFF\n") == "see also \xFF\n");
  CHECK(left("^see also", "see also \xFF\n").empty());
  CHECK(left("also here", "\xFF also here\n").empty());
}

TEST_CASE("rules without a sign are put to every line") {
  CHECK(left("^\\w+ ?\\w+: ", "By hand: yes\nno\n") == "no\n");
}

TEST_CASE("a line over the limit is not hit") {
  const std::string start = "see also ";
  const std::string longest = start + std::string(dross::limits::max_line - start.size(), 'x');
  for (const char* pattern : {"^see also", "see also", "also .*x$"}) {
    CAPTURE(pattern);
    CHECK(left(pattern, longest + "\nsee also x\n").empty());
    CHECK(left(pattern, longest + "x\nsee also x\n") == longest + "x\n");
  }
}

TEST_CASE("lines are found across the pieces of a long block") {
  std::string block;
  std::string rest;
  for (int i = 0; i < 20'000; ++i) {
    const std::string line = "Line " + std::to_string(i) + " of prose that is left alone\n";
    block += line;
    rest += line;
    if (i % 7 == 0) block += "See also line " + std::to_string(i) + "\n";
  }
  CHECK(left("(?i)^see also", block) == rest);
  CHECK(left("(?i)also line \\d", block) == rest);
}

TEST_CASE("a pattern with a line feed hits no line, where its text stands too") {
  CHECK(left("b\\n", "ab\nc\n") == "ab\nc\n");
  CHECK(left("\\nc", "ab\ncd\n") == "ab\ncd\n");
  CHECK(left("[\\n]cdefg", "ab\ncdefgh\n") == "ab\ncdefgh\n");
}

TEST_CASE("only raw line rules suit a block") {
  Rule rule = raw_line("a");
  CHECK(dross::suits_block(rule));
  rule.view = dross::PatternView::folded;
  CHECK_FALSE(dross::suits_block(rule));
  CHECK(left(set_of({rule}), "a\n") == "a\n");
  rule.view = dross::PatternView::raw;
  rule.kind = dross::RuleKind::span;
  CHECK_FALSE(dross::suits_block(rule));
}

TEST_CASE("a line with an odd letter leaves the lines beside it to the quick way") {
  const RuleSet set =
      set_of({raw_line("(?i)kelvin scale"), raw_line("^Share"), raw_line("(?i)^share|k[0-9]")});
  CHECK(left(set,
             "the Kelvin scale\n\u212Aelvin scale\nShare\n\u017Fhare it\nno\nthe \u212A9\nk9\n") ==
        "no\n");
  CHECK(left(set, "\u212Ax\nkelvin scales\nx \u212Aelvin") == "\u212Ax\nx \u212Aelvin");
}

TEST_CASE("the kind that is asked for is the one that is made") {
  const RuleSet set = set_of({raw_line("^Share")});
  const auto fast = dross::make_block_matcher(dross::MatcherKind::fast, set, {0});
  const auto reference = dross::make_block_matcher(dross::MatcherKind::reference, set, {0});
  BlockLines lines;
  for (const dross::BlockMatcher* matcher : {fast.get(), reference.get()}) {
    matcher->match("Share\n", lines);
    CHECK(lines.hits.size() == 1);
  }
  const auto same_kind = [](const dross::BlockMatcher& a, const dross::BlockMatcher& b) {
    return typeid(a) == typeid(b);
  };
  CHECK(same_kind(*fast, *dross::block_matcher(set, {0})));
  CHECK(same_kind(*reference, *dross::reference_block_matcher(set, {0})));
  CHECK_FALSE(same_kind(*fast, *reference));
}

}  // namespace
