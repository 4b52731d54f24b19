// What every kind of decision looks at: the lines, what hit them, and where the article's body is.
#pragma once

#include <cstdint>
#include <vector>

#include "decide/decide.h"
#include "decide/zones.h"

namespace dross {

class Situation {
 public:
  Situation(const LinedText&, const RuleSet&, const std::vector<Match>&, const DecideOptions&);

  [[nodiscard]] const LinedText& text() const { return text_; }
  [[nodiscard]] std::uint32_t line_count() const {
    return static_cast<std::uint32_t>(text_.lines.size());
  }
  [[nodiscard]] const LineShape& shape(std::uint32_t line) const { return text_.lines[line].shape; }
  [[nodiscard]] const Rule& rule(const Match& match) const { return rules_.rules[match.rule]; }
  [[nodiscard]] Zone zone(std::uint32_t line) const { return zones_.of(line); }
  [[nodiscard]] Dedupe dedupe() const { return options_.dedupe; }

  /// Matches of rules that may act where they hit (`where`), by line, then by rule.
  [[nodiscard]] const std::vector<Match>& matches() const { return matches_; }
  /// Is the rule's confidence enough for the profile?
  [[nodiscard]] bool trusts(const Rule&) const;
  /// Does a rule that removes lines hit this one?
  [[nodiscard]] bool is_hit(std::uint32_t line) const { return hit_[line]; }
  /// A line of prose that no rule speaks against.
  [[nodiscard]] bool is_article(std::uint32_t line) const;

 private:
  [[nodiscard]] bool in_place(const Match&) const;

  const LinedText& text_;
  const RuleSet& rules_;
  const DecideOptions& options_;
  std::vector<bool> hit_;
  Zones zones_;
  std::vector<Match> matches_;
};

}  // namespace dross
