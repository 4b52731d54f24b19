// What every kind of decision looks at: the lines, what hit them, and where the article's body is.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "decide/decide.h"
#include "decide/zones.h"

namespace dross {

class Situation {
 public:
  Situation(const LinedText&, const RuleSet&, const std::vector<Match>&, const DecideOptions&);

  [[nodiscard]] const LinedText& text() const { return text_; }
  [[nodiscard]] const DecideOptions& options() const { return options_; }
  [[nodiscard]] std::uint32_t line_count() const {
    return static_cast<std::uint32_t>(text_.lines.size());
  }
  [[nodiscard]] const LineShape& shape(std::uint32_t line) const { return text_.lines[line].shape; }
  [[nodiscard]] const Rule& rule(const Match& match) const { return rules_.rules[match.rule]; }
  [[nodiscard]] Zone zone(std::uint32_t line) const { return zones_.of(line); }
  [[nodiscard]] const Zones& zones() const { return zones_; }

  /// Matches of rules that may act where they hit (`where`), by line, then by rule.
  [[nodiscard]] std::span<const Match> matches() const { return matches_; }
  [[nodiscard]] std::span<const Match> matches_of(std::uint32_t line) const;

  /// May this rule make edits: is it sure enough for the profile, and not filtered out?
  [[nodiscard]] bool may_act(const Rule&) const;
  [[nodiscard]] bool may_act(EditKind engine, Category) const;
  /// Does a rule that removes lines hit this one?
  [[nodiscard]] bool is_hit(std::uint32_t line) const { return hit_[line]; }
  /// A line of prose that no rule speaks against.
  [[nodiscard]] bool is_article(std::uint32_t line) const;

 private:
  [[nodiscard]] bool in_place(const Match&) const;
  [[nodiscard]] std::vector<bool> lines_set_aside(const std::vector<Match>&) const;
  void index_lines();

  const LinedText& text_;
  const RuleSet& rules_;
  const DecideOptions& options_;
  std::vector<bool> hit_;
  Zones zones_;
  std::vector<Match> matches_;
  std::vector<std::uint32_t> first_match_;  ///< by line, and one past the last
};

/// Does a rule of this kind speak against the line it hits?
bool speaks_against(RuleKind kind);

}  // namespace dross
