// A pattern, a NUL, a text: the fast matchers find what the plain ones find, with every instruction
// set that the processor has.
#include <re2/re2.h>

#include <numeric>

#include "fuzz/fuzz.h"
#include "match/block.h"
#include "match/kernels.h"
#include "match/match.h"
#include "text/lines.h"

namespace {

using namespace dross;

RuleSet set_of(const std::string& pattern) {
  RuleSet set;
  set.packs.resize(1);
  for (const std::string& source : {pattern, "^" + pattern, pattern + "$"}) {
    Rule rule;
    rule.match = Regex(source);
    set.rules.push_back(std::move(rule));
  }
  return set;
}

// Compiled patterns are shared by copies.
RuleSet with_view(RuleSet set, PatternView view) {
  for (Rule& rule : set.rules) rule.view = view;
  return set;
}

Selection all_of(const RuleSet& set) {
  Selection all(set.rules.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

// A matcher for each set of instructions, as it keeps what it found on short lines; and a second
// time from what it has kept.
void compare_lines(const RuleSet& set, std::string_view text) {
  const LinedText lined = split_lines(text, Paragraphs::line);
  const Selection all = all_of(set);
  const std::vector<Match> plain = reference_matcher(set)->match(lined, all);
  for (const InstructionSet instructions : instruction_sets()) {
    force_instruction_set(instructions);
    const auto matcher = fast_matcher(set, 0);
    fuzz::require(matcher->match(lined, all) == plain, "the fast matcher finds what RE2 finds");
    fuzz::require(matcher->match(lined, all) == plain, "and finds it again");
  }
}

void compare_blocks(const RuleSet& set, std::string_view text) {
  const Selection all = all_of(set);
  BlockLines plain;
  reference_block_matcher(set, all)->match(text, plain);
  for (const InstructionSet instructions : instruction_sets()) {
    force_instruction_set(instructions);
    const auto matcher = block_matcher(set, all);
    BlockLines fast;
    matcher->match(text, fast);
    fuzz::require(plain.lines == fast.lines && plain.hits == fast.hits,
                  "the block matcher finds what RE2 finds");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [pattern, text] = fuzz::split_at_nul(fuzz::as_text(data, size));
  // A pattern may take long to compile or to run, which RE2's own limits bound; that is not what is
  // looked for here.
  if (pattern.size() > 100 || text.size() > 4000) return 0;
  const RuleSet set = set_of(std::string(pattern));
  for (const Rule& rule : set.rules) {
    if (!rule.match.compiled().ok()) return 0;
  }
  compare_lines(with_view(set, PatternView::folded), text);
  compare_blocks(with_view(set, PatternView::raw), text);
  return 0;
}
