// The plain block matcher: memchr, then every rule on every line. Slow, simple, and the truth.
#include <algorithm>
#include <cstring>

#include "base/limits.h"
#include "match/block.h"
#include "match/block_rule.h"

namespace dross {
namespace {

class ReferenceBlockMatcher final : public BlockMatcher {
 public:
  ReferenceBlockMatcher(const RuleSet& set, const Selection& selection) : set_(set) {
    std::ranges::copy_if(selection, std::back_inserter(rules_),
                         [&](std::uint32_t rule) { return suits_block(set.rules[rule]); });
  }

  void match(std::string_view block, BlockLines& out) const override {
    out.lines = 0;
    out.hits.clear();
    for (std::size_t begin = 0; begin < block.size();) {
      const std::size_t feed = block.find('\n', begin);
      const std::size_t next = feed == std::string_view::npos ? block.size() : feed + 1;
      if (hit(without_line_end(block.substr(begin, next - begin)))) {
        out.hits.push_back({begin, next});
      }
      ++out.lines;
      begin = next;
    }
  }

 private:
  [[nodiscard]] bool hit(std::string_view line) const {
    return std::ranges::any_of(
        rules_, [&](std::uint32_t rule) { return hits_line(set_.rules[rule], line); });
  }

  const RuleSet& set_;
  Selection rules_;
};

}  // namespace

std::unique_ptr<BlockMatcher> reference_block_matcher(const RuleSet& set,
                                                      const Selection& selection) {
  return std::make_unique<ReferenceBlockMatcher>(set, selection);
}

}  // namespace dross
