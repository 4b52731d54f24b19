// Matches -> edits. Signs are weighed, not obeyed: a line of more than 25 words in the body of an
// article goes only where two rules speak against it. `keep` wins over every removal of its line.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "decide/edit.h"
#include "match/match.h"

namespace dross {

/// The least confidence that the strongest sign against a line must have: high, medium, low.
enum class Profile : std::uint8_t { careful, balanced, greedy };
std::optional<Profile> profile_from(std::string_view text);

enum class Dedupe : std::uint8_t { off, document };

struct DecideOptions {
  Profile profile = Profile::balanced;
  Dedupe dedupe = Dedupe::document;
};

/// `matches`: as a Matcher returns them. The edits ascend and do not overlap; they point into
/// `rules`.
std::vector<Edit> decide(const LinedText& text, const RuleSet& rules,
                         const std::vector<Match>& matches, const DecideOptions& options);

}  // namespace dross
