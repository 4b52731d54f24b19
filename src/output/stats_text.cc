// The figures of a run for a person: what one wants to know before looking any further.
#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "output/stats.h"

namespace dross {

std::string Statistics::to_text(const RunCounts& run) const {
  const double share =
      words_ == 0 ? 0 : 100 * static_cast<double>(removed_.words) / static_cast<double>(words_);
  std::string text =
      fmt::format("{} document{}, {} changed; {} of {} words taken ({:.1f} %)\n", documents_,
                  documents_ == 1 ? "" : "s", changed_, removed_.words, words_, share);
  std::vector<std::pair<std::string, Tally>> categories(by_category_.begin(), by_category_.end());
  std::ranges::stable_sort(categories, std::ranges::greater(),
                           [](const auto& row) { return row.second.words; });
  for (const auto& [name, tally] : categories) {
    text += fmt::format("  {:<14} {:>10} words in {} edits\n", name, tally.words, tally.edits);
  }
  for (const auto& [name, documents] : guards_) {
    text += fmt::format("  guard {} fired in {} document{}\n", name, documents,
                        documents == 1 ? "" : "s");
  }
  if (run.faults > 0) {
    text += fmt::format("  {} input{} or records failed, as said above\n", run.faults,
                        run.faults == 1 ? "" : "s");
  }
  return text;
}

}  // namespace dross
