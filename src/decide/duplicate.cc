// Exact duplicates beside their twin: the later copy goes where it stands within two lines of an
// earlier one. Repeats further apart are left alone, since recipes, verse, tables and interviews
// repeat lines on purpose and length does not tell them apart.
#include <algorithm>
#include <optional>

#include "decide/kinds.h"
#include "text/paragraph_key.h"

namespace dross {
namespace {

constexpr std::uint32_t min_words = 8;
constexpr std::uint32_t reach = 2;

}  // namespace

void decide_duplicates(const Situation& situation, Draft& draft) {
  if (situation.dedupe() == Dedupe::off) return;
  const std::uint32_t count = situation.line_count();
  std::vector<std::optional<ParagraphKey>> keys(count);
  std::vector<std::uint32_t> first_copy(count);
  for (std::uint32_t line = 0; line < count; ++line) {
    first_copy[line] = line;
    if (situation.shape(line).words < min_words) continue;
    keys[line] = paragraph_key(situation.text().lines[line].folded);
    for (std::uint32_t twin = line - std::min(line, reach); twin < line; ++twin) {
      if (keys[twin] != keys[line]) continue;
      first_copy[line] = first_copy[twin];
      draft.remove(line, {EditKind::duplicate, Category::duplicate, nullptr, first_copy[twin]});
      break;
    }
  }
}

}  // namespace dross
