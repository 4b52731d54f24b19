// Head, body, tail. The body reaches from the first line of prose to the last; lines that rules hit
// are set aside before, else a bio or an appeal for donations would count as the article's end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/match.h"

namespace dross {

enum class Zone : std::uint8_t { head, body, tail };

/// A line of at least ten words that ends a sentence, or of at least thirty.
bool is_prose(const LineShape&);

struct Zones {
  std::uint32_t first_prose = 0;  ///< index of the first line of prose; number of lines = none
  std::uint32_t last_prose = 0;   ///< index of the last; none = everything is body

  /// A document without prose is all body: what is not known to be an article's edge is its middle.
  [[nodiscard]] Zone of(std::uint32_t line) const;
  bool has_prose = false;
};

/// `hit[i]`: does a rule that removes match line i?
Zones find_zones(const LinedText&, const std::vector<bool>& hit);

}  // namespace dross
