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

RuleSet set_of(const std::string& pattern, PatternView view) {
  RuleSet set;
  set.packs.resize(1);
  for (const std::string& source : {pattern, "^" + pattern, pattern + "$"}) {
    Rule rule;
    rule.view = view;
    rule.match = Regex(source);
    set.rules.push_back(std::move(rule));
  }
  return set;
}

void compare_lines(const RuleSet& set, std::string_view text) {
  const LinedText lined = split_lines(text, Paragraphs::line);
  Selection all(set.rules.size());
  std::iota(all.begin(), all.end(), 0U);
  fuzz::require(fast_matcher(set)->match(lined, all) == reference_matcher(set)->match(lined, all),
                "the fast matcher finds what RE2 finds");
}

void compare_blocks(const RuleSet& set, std::string_view text) {
  Selection all(set.rules.size());
  std::iota(all.begin(), all.end(), 0U);
  BlockLines plain;
  BlockLines fast;
  reference_block_matcher(set, all)->match(text, plain);
  block_matcher(set, all)->match(text, fast);
  fuzz::require(plain.lines == fast.lines && plain.hits == fast.hits,
                "the block matcher finds what RE2 finds");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [pattern, text] = fuzz::split_at_nul(fuzz::as_text(data, size));
  // A pattern may take long to compile or to run, which RE2's own limits bound; that is not what is
  // looked for here.
  if (pattern.size() > 200 || text.size() > 4000) return 0;
  const std::string source(pattern);
  for (const std::string& each : {source, "^" + source, source + "$"}) {
    if (!Regex(each).compiled().ok()) return 0;
  }
  const RuleSet folded = set_of(source, PatternView::folded);
  const RuleSet raw = set_of(source, PatternView::raw);
  for (const InstructionSet instructions : instruction_sets()) {
    force_instruction_set(instructions);
    compare_lines(folded, text);
    compare_blocks(raw, text);
  }
  return 0;
}
