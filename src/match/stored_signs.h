// Signs of the shipped rules' patterns, worked out when the program was built and compiled into it:
// a pattern takes 0.06 ms to be read into its tree and signs, which for 450 rules of a language is
// more than all else that a short run does. Pattern by pattern, whoever's rule it is: a pattern
// that is not in the table is analysed as ever, and so is every pattern where there is no table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/signs.h"

namespace dross {

/// The table that src/write_signs.cc has made; empty in a build that cannot run what it builds.
extern const std::string_view shipped_signs;

struct PatternSigns {
  std::string_view pattern;
  PatternView view = PatternView::folded;
  Signs signs;
};

/// A table of signs whose byte sets are in the pool; nothing where a count is larger than its place
/// in the table, 255 or 65,535.
std::optional<std::string> store_signs(const std::vector<PatternSigns>&, const ByteSetPool&);

/// Reads a table that store_signs has made. It must live as long.
class StoredSigns {
 public:
  /// Has none.
  StoredSigns() = default;
  explicit StoredSigns(std::string_view table);

  /// What signs_of(pattern, view, pool) would return, but for likelihoods; nothing where the table
  /// does not have it. The first that is found puts the table's sets into the pool, which must be
  /// the same each time; where it has no room, it is as if there were none.
  std::optional<Signs> find(std::string_view pattern, PatternView, ByteSetPool&);

 private:
  void add_sets(ByteSetPool&);
  [[nodiscard]] std::optional<std::string_view> record_of(std::string_view pattern,
                                                          PatternView) const;

  std::string_view sets_;
  std::vector<SetId> ids_;  ///< of the table's sets, in the pool
  std::string_view entries_;
  std::string_view records_;
};

}  // namespace dross
