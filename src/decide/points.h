// The table of evidence: what speaks for taking a line, how much, and how much is needed. This is
// the one place where these numbers stand. A single sign in the middle of an article is wrong often
// (by measurement nearly always on a line of more than 50 words); signs that agree with each other,
// with the line's shape and with its place are right.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "decide/profile.h"

namespace dross {

enum class Sign : std::uint8_t {
  anchored,      ///< the strongest rule's pattern begins at the start of the line
  unanchored,    ///< it may match anywhere
  alone,         ///< `strength = "alone"`, where even that needs evidence
  further_rule,  ///< each other rule that hits the line at words of its own
  edge,          ///< head or tail of the document
  long_in_tail,  ///< more than 25 words, in the tail
  open_end,      ///< does not end a sentence
  neighbour,     ///< the line before or after goes
  short_line,    ///< at most 12 words
};

inline constexpr std::size_t sign_count = 9;

struct SignRow {
  Sign sign;
  std::string_view name;  ///< as `explain` shows it
  int points;
};

inline constexpr std::array<SignRow, sign_count> sign_table = {{
    {Sign::anchored, "anchored", 2},
    {Sign::unanchored, "unanchored", 1},
    {Sign::alone, "alone", 4},
    {Sign::further_rule, "further rule", 2},
    {Sign::edge, "edge", 1},
    {Sign::long_in_tail, "long in tail", 1},
    {Sign::open_end, "open end", 1},
    {Sign::neighbour, "neighbour", 1},
    {Sign::short_line, "short", 1},
}};

struct NeedRow {
  std::uint32_t max_words;
  int points;
};

/// Points needed at `balanced`, by the line's length.
inline constexpr std::array<NeedRow, 4> need_table = {{{12, 2}, {25, 3}, {50, 4}, {UINT32_MAX, 5}}};

/// Added to what is needed.
constexpr int extra_need(Profile profile) {
  return profile == Profile::careful ? 1 : profile == Profile::greedy ? -1 : 0;
}

inline constexpr std::uint32_t short_words = 12;  ///< Sign::short_line
inline constexpr std::uint32_t long_words = 25;   ///< above: a paragraph

/// Why a line goes, or would: the points it has and the points it needs.
struct Evidence {
  std::array<std::int8_t, sign_count> points{};
  std::int8_t needed = 0;  ///< 0: nothing was summed, the rule stands alone

  void add(Sign sign, int times = 1);
  [[nodiscard]] int sum() const;
  [[nodiscard]] bool suffices() const { return sum() >= needed; }
};

int points_needed(std::uint32_t words, Profile profile);

/// "anchored 2 + edge 1 + short 1 = 4, needed 2"; empty where nothing was summed.
std::string describe(const Evidence&);

}  // namespace dross
