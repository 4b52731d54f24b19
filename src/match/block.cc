// Until the prefilters read blocks, the plain one answers.
#include "match/block.h"

namespace dross {

std::unique_ptr<BlockMatcher> block_matcher(const RuleSet& set, const Selection& selection) {
  return reference_block_matcher(set, selection);
}

}  // namespace dross
