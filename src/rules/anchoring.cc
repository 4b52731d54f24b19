// RE2 knows this of its program (anchor_start) but does not tell, so it is read off the pattern's
// pieces: a group at the front is looked into, unless it may be left out.
#include "rules/anchoring.h"

#include <vector>

#include "rules/pattern_scan.h"

namespace dross {
namespace {

class AnchorScan {
 public:
  AnchorScan(std::string_view pattern, Edge edge)
      : pattern_(pattern), edge_(edge), tokens_(scan_pattern(pattern)) {}

  // Reads the alternatives up to the end of their group.
  bool all_anchored() {
    bool all = true;
    bool anchored = false;
    bool at_front = true;
    while (at_ < tokens_.size() && kind() != TokenKind::close) {
      if (kind() == TokenKind::alternation) {
        all = all && anchored;
        anchored = false;
        at_front = true;
        ++at_;
      } else if (kind() == TokenKind::flags) {
        ++at_;
      } else {
        const bool fixed = read_piece();
        // Of the pieces of an alternative the first counts for its start, the last for its end.
        anchored = at_front || edge_ == Edge::end ? fixed : anchored;
        at_front = false;
      }
    }
    return all && anchored;
  }

 private:
  [[nodiscard]] TokenKind kind() const { return tokens_[at_].kind; }
  [[nodiscard]] std::string_view bytes() const {
    const ByteSpan span = tokens_[at_].bytes;
    return pattern_.substr(span.begin, span.size());
  }

  [[nodiscard]] bool is_anchor() const {
    return edge_ == Edge::start ? bytes() == "^" || bytes() == "\\A"
                                : bytes() == "$" || bytes() == "\\z";
  }

  // One piece and the repeat behind it: does it hold the match to the edge?
  bool read_piece() {
    bool fixed = is_anchor();
    if (kind() == TokenKind::open) {
      ++at_;
      fixed = all_anchored();
    }
    if (at_ < tokens_.size()) ++at_;
    while (at_ < tokens_.size() && kind() == TokenKind::repeat) {
      const std::string_view repeat = bytes();
      if (!repeat.starts_with('+') && !repeat.starts_with("{1")) fixed = false;
      ++at_;
    }
    return fixed;
  }

  std::string_view pattern_;
  Edge edge_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_held_to(Edge edge, std::string_view pattern) {
  return AnchorScan(pattern, edge).all_anchored();
}

Anchoring anchoring_of(std::string_view pattern) {
  return is_held_to(Edge::start, pattern) ? Anchoring::anchored : Anchoring::unanchored;
}

Anchoring anchoring_of(const Rule& rule) {
  return rule.anchoring.get([&] { return anchoring_of(leading_pattern(rule).source()); });
}

}  // namespace dross
