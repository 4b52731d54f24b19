// What stays of the matches from one round to the next is what matching the rest anew would find:
// random documents, random removals and cuts, several rounds.
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "decide/rounds.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Draft;
using dross::LinedText;
using dross::Match;
using dross::Remainder;
using dross::RuleSet;
using dross::Selection;
using dross::test::proposal;

constexpr std::string_view rules = R"(
[pack]
name = "own"
[[rule]]
id = "own/a"
kind = "line"
match = '^a'
max_words = 3
[[rule]]
id = "own/first"
kind = "line"
match = 'b'
max_words = 9
where = "first-line"
[[rule]]
id = "own/raw"
kind = "keep"
match = '“'
raw = true
[[rule]]
id = "own/span"
kind = "span"
match = '(?P<cut>c+)'
[[rule]]
id = "own/two"
kind = "sequence"
lines = ['a', 'b']
[[rule]]
id = "own/three"
kind = "sequence"
lines = ['^(?P<x>\w)', '{x}$', 'c']
[[rule]]
id = "own/two-first"
kind = "sequence"
lines = ['c', 'a']
where = "first-line"
)";

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"a", "b", "c", " ", " ", "“", "x"};
  std::string text;
  for (std::size_t lines = 2 + random() % 12; lines > 0; --lines) {
    for (std::size_t left = 1 + random() % 6; left > 0; --left) {
      text += pieces[random() % pieces.size()];
    }
    text += '\n';
  }
  return text;
}

void draft_something(std::mt19937& random, Draft& draft) {
  const std::vector<dross::Line>& lines = draft.text().lines;
  for (std::uint32_t line = 0; line < lines.size(); ++line) {
    const auto why = proposal(dross::EditKind::line, dross::Category::related, line);
    if (random() % 5 == 0) draft.remove(line, why);
    const dross::ByteSpan& whole = lines[line].content;
    const std::size_t at = draft.text().text.find('c', whole.begin);
    if (random() % 4 == 0 && at < whole.end) draft.cut(line, {at, at + 1}, why);
  }
}

TEST_CASE("what is carried over and matched again is what matching anew finds") {
  const RuleSet set = dross::test::rules_of(rules);
  const Selection all = dross::every_rule(set);
  const auto reference = dross::reference_matcher(set);
  const auto fast = dross::fast_matcher(set);
  std::mt19937 random(61);
  std::size_t matches = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = random_text(random);
    const LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
    Remainder rest = dross::whole(lined, reference->match(lined, all));
    for (int step = 0; step < 3; ++step) {
      Draft draft(rest.text);
      draft_something(random, draft);
      draft.settle_cuts();
      Remainder next = dross::without(rest, draft, *reference, all);
      const Remainder quick = dross::without(rest, draft, *fast, all);
      const std::vector<Match> anew = reference->match(next.text, all);
      matches += anew.size();
      if (next.matches != anew || quick.matches != anew) {
        CAPTURE(text, round, step, next.matches.size(), quick.matches.size(), anew.size());
        FAIL("other matches");
      }
      rest = std::move(next);
    }
  }
  CHECK(matches > 50'000);
}

}  // namespace
