// Lines of a block of bytes that any of some raw `line` rules matches: what `--plain` needs. There
// are no documents here, no folding, no shape: only bytes between line feeds, so that the greater
// part of the text is looked at by nothing but the prefilters.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "match/match.h"
#include "match/selection.h"
#include "rules/rule.h"

namespace dross {

struct BlockLines {
  std::size_t lines = 0;  ///< physical lines of the block, blank ones too
  std::vector<ByteSpan>
      hits;  ///< of the block, ascending: each line that is hit, with its line end
};

/// Safe to use from many threads at once.
class BlockMatcher {
 public:
  virtual ~BlockMatcher() = default;
  BlockMatcher(const BlockMatcher&) = delete;
  BlockMatcher& operator=(const BlockMatcher&) = delete;

  /// Overwrites `out`. The block is under 4 GiB; one of some hundred KiB is soonest done. A line
  /// ends at LF, a CR before it belongs to the line end, and the last line
  /// may lack both; so a block is cut after an LF. A blank line is never hit, nor is one longer
  /// than limits::max_line.
  virtual void match(std::string_view block, BlockLines& out) const = 0;

 protected:
  BlockMatcher() = default;
};

/// Can `block_matcher` take this rule: a `line` rule with `raw = true`?
bool suits_block(const Rule&);

/// Of the selected rules those that suit; `unless` and word limits count, `where` and `site` do
/// not, as a block knows no document. Keeps a reference to the set.
std::unique_ptr<BlockMatcher> block_matcher(const RuleSet&, const Selection&);

/// The same by each rule's RE2 on each line: the truth that the other is held to.
std::unique_ptr<BlockMatcher> reference_block_matcher(const RuleSet&, const Selection&);

std::unique_ptr<BlockMatcher> make_block_matcher(MatcherKind, const RuleSet&, const Selection&);

}  // namespace dross
