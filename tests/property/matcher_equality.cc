// The fast matchers find what the plain ones find: the same rules, lines and spans, over random
// rules x random lines and the fixtures' texts. A pair is one rule on one line. DROSS_MATCH_PAIRS
// asks for more of them than a test run has time for.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "catch.h"
#include "match/block.h"
#include "match/kernels.h"
#include "match/match.h"
#include "property/pipeline_fixtures.h"
#include "property/random_rules.h"

namespace dross::test {
namespace {

constexpr std::size_t rules_a_round = 100;
constexpr std::size_t lines_a_round = 1000;
constexpr std::uint64_t first_seed = 7001;

std::size_t pairs_wanted() {
  const char* asked = std::getenv("DROSS_MATCH_PAIRS");
  return asked == nullptr ? 10'000'000 : std::strtoull(asked, nullptr, 10);
}

std::vector<PatternNode> trees_of(const RuleSet& set) {
  std::vector<PatternNode> trees;
  for (const Rule& rule : set.rules) {
    const Regex& first = rule.kind == RuleKind::sequence ? rule.lines[0].pattern : rule.match;
    if (auto tree = parse_pattern(first.source())) trees.push_back(std::move(*tree));
  }
  return trees;
}

std::string random_text(Random& random, const RuleSet& set) {
  const std::vector<PatternNode> trees = trees_of(set);
  REQUIRE(trees.size() > set.rules.size() / 2);
  std::string text;
  // Some lines come again, next to others and at other places.
  std::vector<std::string> before;
  for (std::size_t i = 0; i < lines_a_round; ++i) {
    const bool again = !before.empty() && random() % 4 == 0;
    before.push_back(again ? before[random() % before.size()]
                           : random_line(random, trees[random() % trees.size()]));
    text += before.back();
    text += random() % 50 == 0 ? "\r\n" : "\n";
  }
  return text;
}

/// All rules, or those of some packs without a few.
Selection random_selection(Random& random, const RuleSet& set) {
  Selection selection(set.rules.size());
  std::iota(selection.begin(), selection.end(), 0U);
  if (random() % 2 == 0) return selection;
  const std::uint64_t left_out = random() % set.packs.size();
  std::erase_if(selection, [&](std::uint32_t rule) {
    return set.rules[rule].pack == left_out || random() % 10 == 0;
  });
  return selection;
}

std::string describe(const RuleSet& set, const Match& match, const LinedText& text) {
  const Rule& rule = set.rules[match.rule];
  const Regex& first = rule.kind == RuleKind::sequence ? rule.lines[0].pattern : rule.match;
  return std::string(name(rule.kind)) + " /" + first.source() + "/ on \"" +
         std::string(text.raw(text.lines[match.line])) + "\"";
}

void report_difference(const RuleSet& set, const LinedText& text, const std::vector<Match>& fast,
                       const std::vector<Match>& plain) {
  for (const Match& match : plain) {
    if (std::ranges::find(fast, match) == fast.end()) {
      FAIL_CHECK("missed: " << describe(set, match, text));
      return;
    }
  }
  for (const Match& match : fast) {
    if (std::ranges::find(plain, match) == plain.end()) {
      FAIL_CHECK("invented: " << describe(set, match, text));
      return;
    }
  }
  FAIL_CHECK("another order");
}

std::size_t compare_matchers(Random& random, const RuleSet& set, std::string_view text) {
  const auto unit = random() % 4 == 0 ? Paragraphs::blank : Paragraphs::line;
  const LinedText lined = split_lines(text, unit);
  const Selection selection = random_selection(random, set);
  const std::vector<Match> plain = reference_matcher(set)->match(lined, selection);
  const auto matcher = fast_matcher(set, random() % 4 == 0 ? worth_classes : 0);
  // Fills the memo with what other rules were asked for, too.
  if (random() % 2 == 0) static_cast<void>(matcher->match(lined, random_selection(random, set)));
  const std::vector<Match> fast = matcher->match(lined, selection);
  if (fast != plain) report_difference(set, lined, fast, plain);
  // From what it has kept of short lines.
  const std::vector<Match> again = matcher->match(lined, selection);
  if (again != plain) report_difference(set, lined, again, plain);
  return plain.size();
}

std::size_t compare_block_matchers(const RuleSet& set, std::string_view text) {
  Selection all(set.rules.size());
  std::iota(all.begin(), all.end(), 0U);
  BlockLines plain;
  BlockLines fast;
  reference_block_matcher(set, all)->match(text, plain);
  const auto matcher = block_matcher(set, all);
  matcher->match(text, fast);
  matcher->match(text, fast);
  CHECK(plain.lines == fast.lines);
  if (plain.hits == fast.hits) return plain.hits.size();
  for (const ByteSpan& line : plain.hits) {
    if (std::ranges::find(fast.hits, line) != fast.hits.end()) continue;
    FAIL_CHECK("missed in the block: " << text.substr(line.begin, line.size()));
    break;
  }
  for (const ByteSpan& line : fast.hits) {
    if (std::ranges::find(plain.hits, line) != plain.hits.end()) continue;
    FAIL_CHECK("invented in the block: " << text.substr(line.begin, line.size()));
    break;
  }
  return plain.hits.size();
}

/// Every rule a raw line rule, as blocks want them.
RuleSet raw_lines(RuleSet set) {
  std::erase_if(set.rules, [](const Rule& rule) { return rule.kind == RuleKind::sequence; });
  for (Rule& rule : set.rules) {
    rule.kind = RuleKind::line;
    rule.view = PatternView::raw;
  }
  return set;
}

TEST_CASE("fast matchers find what the plain ones find on random rules and lines") {
  std::size_t pairs = 0;
  std::size_t matches = 0;
  std::size_t block_hits = 0;
  std::uint64_t seed = first_seed;
  const std::vector<InstructionSet> sets = instruction_sets();
  for (; pairs < pairs_wanted(); ++seed) {
    force_instruction_set(sets[seed % sets.size()]);
    CAPTURE(seed, name(kernels().instructions));
    Random random(seed);
    const RuleSet set = random_rules(random, rules_a_round);
    const std::string text = random_text(random, set);
    matches += compare_matchers(random, set, text);
    if (seed % 3 == 0) block_hits += compare_block_matchers(raw_lines(set), text);
    pairs += rules_a_round * lines_a_round;
  }
  force_instruction_set(sets.back());
  std::cout << "matcher equality: " << pairs << " pairs, " << matches << " matches, " << block_hits
            << " lines hit in blocks, seeds " << first_seed << " to " << seed - 1 << "\n";
  // A test on lines that nothing hits would pass whatever the matcher does.
  CHECK(matches > pairs / 200);
  CHECK(block_hits > pairs / 4000);
}

TEST_CASE("fast and plain matcher find the same in the fixtures, damaged and not") {
  const RuleSet& set = shipped_rules();
  const RuleSelector selector(set);
  const auto fast = fast_matcher(set);
  const auto plain = reference_matcher(set);
  std::mt19937 random(11);
  std::size_t matches = 0;
  for (const Input& input : fixtures()) {
    for (const std::string& bytes : {input.bytes, corrupt(input.bytes, random)}) {
      const LinedText lined = split_lines(bytes);
      for (const std::string_view language : {"en", "de", "zh"}) {
        CAPTURE(input.name, language);
        const Selection selection = selector.select(language, "news.example.org");
        const std::vector<Match> found = plain->match(lined, selection);
        if (fast->match(lined, selection) != found) {
          report_difference(set, lined, fast->match(lined, selection), found);
        }
        matches += found.size();
      }
    }
  }
  CHECK(matches > 500);
}

}  // namespace
}  // namespace dross::test
