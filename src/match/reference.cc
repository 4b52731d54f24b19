// The plain matcher: every selected rule on every line, one RE2 after the other. Slow, simple, and
// the truth that a faster one is held to.
#include "match/line_test.h"
#include "match/match.h"

namespace dross {
namespace {

class ReferenceMatcher final : public Matcher {
 public:
  using Matcher::Matcher;

  [[nodiscard]] std::vector<Match> match(const LinedText& text,
                                         const Selection& selection) const override {
    std::vector<Match> matches;
    for (std::uint32_t line = 0; line < text.lines.size(); ++line) {
      for (const std::uint32_t rule : selection) test_line(rules(), rule, text, line, matches);
    }
    return matches;
  }

  void match_line(const LinedText& text, const Selection& selection, std::uint32_t line,
                  RuleTest wanted, std::vector<Match>& out) const override {
    for (const std::uint32_t rule : selection) {
      if (wanted(rules().rules[rule])) test_line(rules(), rule, text, line, out);
    }
  }
};

}  // namespace

std::unique_ptr<Matcher> reference_matcher(const RuleSet& set) {
  return std::make_unique<ReferenceMatcher>(set);
}

}  // namespace dross
