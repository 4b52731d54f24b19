// Lines x rules -> matches. A match says that a rule's pattern hit at a span of bytes of a line;
// what becomes of it is decided later. Two matchers give one result: `reference`, each rule's RE2,
// one after the other, is the truth; `fast` runs a pattern only on lines that show a sign of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/span.h"
#include "match/selection.h"
#include "rules/rule.h"
#include "text/lines.h"

namespace dross {

struct Match {
  std::uint32_t rule = 0;       ///< index into RuleSet::rules
  std::uint32_t line = 0;       ///< index into LinedText::lines
  std::uint32_t last_line = 0;  ///< the last line of a sequence; else `line`
  ByteSpan span;  ///< of the document's text: what the pattern matched (sequence: the first line's)
  ByteSpan cut;   ///< a span rule's group `cut`, or `span`

  friend bool operator==(const Match&, const Match&) = default;
};

/// Which rules are asked for at all.
using RuleTest = bool (*)(const Rule&);

class Matcher {
 public:
  /// Keeps a reference to the set.
  explicit Matcher(const RuleSet& rules) : rules_(rules) {}
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;
  virtual ~Matcher() = default;

  /// All matches of the selected rules, by line, then by rule. Word limits and `unless` are
  /// applied; `where` is too for `first-line`, else it waits for the zones. A span rule matches as
  /// often as it can on a line, any other kind once.
  [[nodiscard]] virtual std::vector<Match> match(const LinedText&, const Selection&) const = 0;
  /// Appends those that begin on one line, of the rules that `wanted` is true of, by rule.
  virtual void match_line(const LinedText&, const Selection&, std::uint32_t line, RuleTest wanted,
                          std::vector<Match>& out) const = 0;

  [[nodiscard]] const RuleSet& rules() const { return rules_; }

 private:
  const RuleSet& rules_;
};

enum class MatcherKind : std::uint8_t { fast, reference };

/// Both are safe to use from many threads at once.
std::unique_ptr<Matcher> make_matcher(MatcherKind, const RuleSet&);
std::unique_ptr<Matcher> reference_matcher(const RuleSet&);
/// Bytes of longer lines from which on they are worth indexes of their own (length_class.h); until
/// then they are looked at with the short ones. To make one takes 5 ms, and it spares 2 ns a byte.
inline constexpr std::size_t worth_classes = std::size_t{2} << 20;
/// `classes_from`: 0 in tests that have less text.
std::unique_ptr<Matcher> fast_matcher(const RuleSet&, std::size_t classes_from = worth_classes);

}  // namespace dross
