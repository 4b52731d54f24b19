// Figures of `dross bench`: spreads, ratios, what is counted of each rule, baselines.
#include <string>
#include <vector>

#include "catch.h"
#include "eval/speed_report.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Cleaner;
using dross::HeldCorpus;
using dross::RuleSet;
using dross::Speed;
using dross::SpeedBaseline;
using dross::Spread;

constexpr std::string_view rules = R"(
[pack]
name = "own"
[[rule]]
id = "own/see-also"
kind = "line"
match = '^See also  \S'
max_words = 5
[[rule]]
id = "own/first"
kind = "keep"
match = 'head'
where = "first-line"
[[rule]]
id = "own/letters"
kind = "span"
match = '(?P<cut>x)'
)";

HeldCorpus corpus_of(const std::vector<std::string>& texts) {
  HeldCorpus corpus;
  for (const std::string& text : texts) {
    corpus.documents.push_back({text, {}});
    corpus.bytes += text.size();
  }
  return corpus;
}

TEST_CASE("the median and its quartiles") {
  const Spread one = dross::spread_of({3});
  CHECK(one.low == 3);
  CHECK(one.median == 3);
  CHECK(one.high == 3);
  const Spread five = dross::spread_of({5, 1, 4, 2, 3});
  CHECK(five.low == 2);
  CHECK(five.median == 3);
  CHECK(five.high == 4);
  CHECK(dross::spread_of({1, 2}).median == 1.5);
}

TEST_CASE("speeds are of the median round, ratios of each round") {
  const Speed a{{1, 4, 2}, 0};
  const Speed b{{2, 2, 2}, 0};
  CHECK(a.nanoseconds_per_kb(1024).median == 2e9);
  CHECK(a.megabytes_per_second(4'000'000) == 2);
  CHECK(a.per_second(10) == 5);
  CHECK(dross::time_ratio(a, b).median == 1);
  CHECK(dross::time_ratio(a, b).high == 1.5);
}

TEST_CASE("sets take turns, as many rounds as are asked for") {
  const RuleSet set = dross::test::rules_of(rules);
  const RuleSet none;
  const Cleaner with(set, {});
  const Cleaner without(none, {});
  const HeldCorpus corpus =
      corpus_of({"See also  this\nA sentence that is the article's own one.\n"});
  dross::SpeedLimits limits;
  limits.min_rounds = 3;
  limits.min_seconds = 0;
  const std::vector<Speed> speeds = dross::measure({&with, &without}, corpus, limits);
  REQUIRE(speeds.size() == 2);
  CHECK(speeds[0].seconds.size() == 3);
  CHECK(speeds[1].seconds.size() == 3);
  CHECK(speeds[0].edits == with.decide(corpus.documents[0].text).edits.size());
  CHECK(speeds[1].edits == 0);
  limits.max_rounds = 2;
  CHECK(dross::measure({&with}, corpus, limits)[0].seconds.size() == 2);
}

TEST_CASE("lines and hits of each rule are counted") {
  const RuleSet set = dross::test::rules_of(rules);
  const HeldCorpus corpus = corpus_of(
      {"head x x\nSee also  this\nhead\n\nSee also  a b c d e f\n", "no head\nSee also  that\n"});
  const dross::RuleSpeeds speeds = dross::measure_rules(set, {}, corpus);
  CHECK(speeds.bytes == corpus.bytes);
  REQUIRE(speeds.rules.size() == 3);
  CHECK(speeds.rules[0].candidates == 2);  // lines that begin so, but for the one of eight words
  CHECK(speeds.rules[0].confirms == 2);
  CHECK(speeds.rules[0].hits == 2);
  CHECK(speeds.rules[1].candidates == 2);
  CHECK(speeds.rules[1].confirms == 2);  // first lines
  CHECK(speeds.rules[1].hits == 2);
  CHECK(speeds.rules[2].candidates >= 1);  // a literal of one letter may be no help
  CHECK(speeds.rules[2].hits == 2);        // twice on one line
}

TEST_CASE("rules of another language take no part") {
  const RuleSet set =
      dross::test::rules_of(std::string("[pack]\nname = \"de\"\nlanguage = \"de\"\n"
                                        "[[rule]]\nid = \"de/a\"\nkind = \"line\"\n"
                                        "match = '^a'\nmax_words = 5\n"));
  const HeldCorpus corpus = corpus_of({"a\n"});
  CHECK(dross::measure_rules(set, {}, corpus).rules.empty());
  dross::CleanOptions german;
  german.language = "de";
  CHECK(dross::measure_rules(set, german, corpus).rules.size() == 1);
}

TEST_CASE("a baseline is read as it was written") {
  const SpeedBaseline baseline{"0123456789abcdef", 1234.5};
  const auto read = dross::read_baseline(dross::to_json(baseline), "b.json");
  REQUIRE(read);
  CHECK(read->corpus == baseline.corpus);
  CHECK(read->nanoseconds_per_kb == 1234.5);
  for (const std::string_view bad :
       {"", "{}", "[1]", R"({"dross_bench":1,"corpus":"a"})",
        R"({"dross_bench":1,"corpus":"a","ns_kb":"7"})",
        R"({"dross_bench":1,"corpus":7,"ns_kb":7})", R"({"dross_bench":1,"corpus":"a","ns_kb":0})",
        R"({"corpus":"a","ns_kb":7})"}) {
    CAPTURE(bad);
    CHECK_FALSE(dross::read_baseline(bad, "b.json"));
  }
}

TEST_CASE("slower is slower by more than what is tolerated") {
  const SpeedBaseline then{"c", 100};
  CHECK_FALSE(dross::is_slower({"c", 90}, then, 0));
  CHECK_FALSE(dross::is_slower({"c", 110}, then, 10));
  CHECK(dross::is_slower({"c", 110.1}, then, 10));
}

TEST_CASE("a corpus is read whole, and cut where it is too large") {
  const auto ignore = [](const dross::Diagnostic&) {};
  const HeldCorpus none = dross::hold_corpus({"no such file"}, {}, ignore);
  CHECK(none.faults == 1);
  CHECK(none.documents.empty());
}

}  // namespace
