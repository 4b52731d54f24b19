// What was found on short lines, for when the same bytes come again. The lines that sites leave
// around an article are the same on every page ("Share this article"), they are the ones that many
// rules are suspected of, and half of a stream's short lines were seen a moment before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/match.h"

namespace dross {

/// Does a match of the rule depend on more than the line's bytes?
inline bool depends_on_place(const Rule& rule) {
  return rule.kind == RuleKind::sequence || rule.where == where_first_line || !rule.sites.empty();
}

/// All that the rules of some packs make of a line.
struct LineFindings {
  std::vector<Match> matches;          ///< spans count from the line's begin; by rule
  std::vector<std::uint32_t> to_test;  ///< suspected rules that depend on the place; ascending

  void clear() {
    matches.clear();
    to_test.clear();
  }
};

/// A line takes the place of another with the same hash. For one thread.
class LineMemo {
 public:
  static constexpr std::size_t max_bytes = 120;    ///< of a line that is kept
  static constexpr std::size_t max_findings = 64;  ///< of each kind
  static constexpr std::size_t slots = 2048;

  /// `rules`: a number for the rules that were asked. Null if the line is not known.
  [[nodiscard]] const LineFindings* find(std::uint64_t rules, std::string_view line) const;
  void keep(std::uint64_t rules, std::string_view line, const LineFindings& findings);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint64_t rules = 0;
    std::string line;
    LineFindings findings;
  };

  std::vector<Slot> slots_{slots};
};

}  // namespace dross
