// Our reading of a pattern is RE2's. Short patterns, one to a rule set, of pieces that a reader may
// get wrong together, on lines that are made from the pattern's letters and not from its tree:
// where the tree is wrong, what is made from it may hide that.
#include <re2/re2.h>

#include <array>
#include <iostream>
#include <string>

#include "base/regex.h"
#include "catch.h"
#include "match/block.h"
#include "property/random_rules.h"

namespace dross::test {
namespace {

constexpr auto pieces = std::to_array<std::string_view>(
    {"ab",      "read",  "c",      "S",        "k",    "\u00E9", "\u0441\u043B", " ",       "-",
     "?",       "*",     "+",      "{2}",      "{3}",  "{0,2}",  "{,2}",         "{",       "}",
     "\\Q",     "\\E",   "\\Q\\E", "\\Qa.\\E", "(?i)", "(?-i)",  "(?i:",         "(?:",     "(",
     ")",       "|",     "^",      "$",        "\\b",  "[ab]",   "[^b]",         "[a\\-c]", "\\.",
     "\\x{e9}", "\\x41", "\\d",    "\\pL",     ".",    "(?s)",   "*?",           "",        "ab"});

std::string random_source(Random& random) {
  std::string source = random_pieces(random, pieces, 1 + random() % 6);
  if (random() % 4 == 0) source = "^" + source + "$";
  return source;
}

RuleSet set_of(const Regex& pattern) {
  RuleSet set;
  set.packs.resize(1);
  Rule& rule = set.rules.emplace_back();
  rule.kind = RuleKind::line;
  rule.view = PatternView::raw;
  rule.match = pattern;
  return set;
}

TEST_CASE("a pattern of odd pieces is read as RE2 reads it") {
  Random random(1001);
  std::size_t patterns = 0;
  std::size_t hits = 0;
  for (int i = 0; i < 60'000; ++i) {
    const Regex pattern(random_source(random));
    if (!pattern.compiled().ok()) continue;
    ++patterns;
    std::string text;
    for (int k = 0; k < 6; ++k) text += random_spelling(random, pattern.source()) + "\n";
    const RuleSet set = set_of(pattern);
    BlockLines plain;
    BlockLines fast;
    reference_block_matcher(set, {0})->match(text, plain);
    block_matcher(set, {0})->match(text, fast);
    hits += plain.hits.size();
    CAPTURE(pattern.source(), text);
    REQUIRE(fast.hits == plain.hits);
  }
  std::cout << "pattern reading: " << patterns << " patterns, " << hits << " hits\n";
  CHECK(patterns > 10'000);
  CHECK(hits > 10'000);
}

}  // namespace
}  // namespace dross::test
