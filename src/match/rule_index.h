// Which rules may hit this line? All prefilters over one view of the lines, for some rules of a
// set. A rule that is not named cannot hit; one that is named is only suspected.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "match/line_batch.h"
#include "match/literal_index.h"
#include "match/prefix_index.h"
#include "match/rule_signs.h"
#include "match/selection.h"
#include "rules/rule.h"

namespace dross {

/// What a rule is filed under.
enum class RuleCost : std::uint8_t {
  line_start,  ///< the bytes a line begins with: next to nothing a line
  literal,     ///< a piece of text somewhere in the line, or its kinds of bytes and its length
  slow         ///< nothing: its pattern is run on every line
};

/// The dearest of the rule's alternatives.
RuleCost cost_of(const Rule&);

/// A rule that may hit a line. Suspects sort by line, then by rule.
class Suspect {
 public:
  Suspect(std::uint32_t line, std::uint32_t rule) : both_((std::uint64_t{line} << 32U) | rule) {}
  [[nodiscard]] std::uint32_t line() const { return static_cast<std::uint32_t>(both_ >> 32U); }
  [[nodiscard]] std::uint32_t rule() const { return static_cast<std::uint32_t>(both_); }
  friend auto operator<=>(const Suspect&, const Suspect&) = default;

 private:
  std::uint64_t both_;
};

/// May a rule be filed under the traits of lines alone?
enum class Gating : std::uint8_t { by_traits, none };

class RuleIndex {
 public:
  /// Only rules of this view are taken. The signs must live as long; they may grow meanwhile.
  RuleIndex(const RuleSet&, const Selection&, PatternView, RuleSigns&, Gating = Gating::by_traits);
  RuleIndex(const RuleIndex&) = delete;
  RuleIndex& operator=(const RuleIndex&) = delete;

  /// Appends indices into RuleSet::rules, some perhaps twice. Words and place of the line are not
  /// asked.
  void suspects(std::string_view line, std::vector<std::uint32_t>& rules) const;
  /// The same for all lines of a batch, each suspect with its line.
  void suspects(const LineBatch&, std::vector<Suspect>&) const;

  /// Has the line, which has a sign of the rule, also what else the rule needs? Not for lines with
  /// odd letters.
  [[nodiscard]] bool has_second_sign(std::uint32_t rule, std::string_view line) const {
    return also_[rule].empty() || kernels().holds_any(line, also_[rule]);
  }

  /// May the rule hit a line with these traits, of which is not known how many words it has?
  [[nodiscard]] bool allows_bytes(std::uint32_t rule, const LineTraits& line) const {
    return needs_[rule].allow_bytes(line);
  }

  /// May the rule hit where such a line follows?
  [[nodiscard]] bool allows_next(std::uint32_t rule, const LineTraits& next) const {
    return next_[rule].empty() || next_[rule].allow_bytes(next);
  }

  [[nodiscard]] bool empty() const { return count_ == 0; }
  /// Rules that every line is suspected of.
  [[nodiscard]] const Selection& slow() const { return slow_; }
  [[nodiscard]] const PrefixIndex& prefixes() const { return prefixes_; }
  [[nodiscard]] const LiteralIndex& literals() const { return literals_; }

 private:
  /// Needs that are in the signs.
  struct OneOf {
    [[nodiscard]] bool allow(const LineTraits& line) const {
      return std::ranges::any_of(needs, [&](const LineNeeds& one) { return one.allow(line); });
    }
    [[nodiscard]] bool allow_bytes(const LineTraits& line) const {
      return std::ranges::any_of(needs,
                                 [&](const LineNeeds& one) { return one.allow_bytes(line); });
    }
    [[nodiscard]] bool empty() const { return needs.empty(); }

    std::span<const LineNeeds> needs;
  };

  void add(const Signs&, std::uint32_t rule);
  bool add_behind_gate(const Signs&, std::uint32_t rule);
  void suspect_by_gate(const LineBatch&, std::vector<Suspect>&) const;
  void suspect_by_prefix(const LineBatch&, std::vector<Suspect>&) const;
  void suspect_by_literal(const LineBatch&, std::vector<Suspect>&) const;
  void suspect_users(std::uint32_t literal, const LineBatch&, std::size_t line,
                     std::vector<Suspect>&) const;
  void suspect_in_odd_lines(const LineBatch&, std::vector<Suspect>&) const;

  /// Do the traits of line `index` of a batch, and of the one behind it, allow the rule?
  [[nodiscard]] bool allows(std::uint32_t rule, const LineBatch& batch, std::size_t index) const {
    if (!needs_[rule].allow(batch.traits(index))) return false;
    if (next_[rule].empty() || index + 1 == batch.size()) return true;
    if ((batch.traits(index).shown & any_place) != 0) return true;
    return batch.number(index + 1) != batch.number(index) + 1 ||
           next_[rule].allow(batch.traits(index + 1));
  }

  const ByteSetPool& pool_;  ///< asked in the constructor only
  Gating gating_;
  std::size_t count_ = 0;
  PrefixIndex prefixes_;
  LiteralIndex literals_;
  Selection slow_;
  std::vector<std::pair<TraitMask, Selection>> gated_;  ///< by what a line must show one kind of
  // Of each rule of the set:
  std::vector<std::vector<Key>> also_;  ///< Signs::also
  std::vector<OneOf> needs_;
  std::vector<OneOf> next_;  ///< of a sequence's second line
};

}  // namespace dross
