// What each rule is worth: where its pattern hits, whether that was clutter, and what its edits
// took. Hits tell of the rule alone; edits tell of the rule among all others.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "decide/zones.h"
#include "eval/trial.h"

namespace dross {

/// Lines that a rule hit where it may act, by what they are. `other` lines are neither: titles,
/// dates, mixed lines, repeats, lines without a label.
struct HitCounts {
  std::uint32_t clutter = 0;
  std::uint32_t content = 0;
  std::uint32_t other = 0;

  [[nodiscard]] std::uint32_t total() const { return clutter + content + other; }
  /// clutter / (clutter + content); none where both are 0.
  [[nodiscard]] std::optional<double> precision() const;
};

enum class Verdict : std::uint8_t { clutter, content, other };

/// Upper ends of the length buckets, in words.
inline constexpr std::array<std::uint32_t, 5> bucket_ends = {5, 12, 25, 50, UINT32_MAX};
inline constexpr std::array<const char*, 5> bucket_names = {"1-5", "6-12", "13-25", "26-50", "51+"};
std::size_t bucket_of(std::uint32_t words);

/// "head", "body", "tail"
std::string_view name(Zone);

/// A content line that lost words to a rule's edit.
struct RuleMistake {
  std::string line;
  std::uint32_t words = 0;  ///< lost
  std::string document;     ///< its id
};

struct RuleFigures {
  std::uint32_t rule = 0;  ///< index into RuleSet::rules
  HitCounts hits;
  std::array<HitCounts, bucket_ends.size()> by_length;
  std::array<HitCounts, 3> by_zone;  ///< by value of Zone
  std::map<std::string, HitCounts> by_site;
  std::uint64_t edits = 0;
  std::uint64_t clutter = 0;       ///< words its edits took of clutter lines
  std::uint64_t content = 0;       ///< words lost by its edits
  std::uint64_t inlined = 0;       ///< words of content and mixed lines that the gold article lacks
  std::uint64_t only_clutter = 0;  ///< of `clutter`, on lines that no other rule hits
  std::uint64_t only_content = 0;
  std::vector<RuleMistake> mistakes;
};

/// What a line is, by its label; one whose label is `content` but whose words the gold article
/// mostly lacks is neither.
Verdict judge_line(const MatchedDocument& document, std::uint32_t line);

/// The same for a line that a match hit; for a span, by whether the gold article has the words of
/// the cut.
Verdict judge_match(const MatchedDocument& document, const Rule& rule, const Match& match,
                    std::uint32_t line);

/// One for each rule of the set, in its order. `options` are those of the outcomes.
std::vector<RuleFigures> figure_rules(const Trial& trial, const std::vector<Outcome>& outcomes,
                                      const DecideOptions& options);

}  // namespace dross
