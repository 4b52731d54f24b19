// A thousand resamples with a fixed seed, so that the same corpus gives the same interval; the
// 2.5th and the 97.5th percentile are its ends.
#include "eval/bootstrap.h"

#include <algorithm>
#include <random>
#include <vector>

namespace dross {
namespace {

constexpr std::size_t resamples = 1000;
constexpr std::uint64_t seed = 20231;
constexpr std::size_t low_rank = resamples * 25 / 1000;
constexpr std::size_t high_rank = resamples - 1 - low_rank;

// The standard's distributions differ between libraries; this does not. The bias of 2^-64 times the
// number of pages is no matter.
std::size_t draw(std::mt19937_64& random, std::size_t below) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::size_t>((static_cast<Wide>(random()) * below) >> 64U);
}

double quotient(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Interval middle(std::vector<double>& figures) {
  std::ranges::sort(figures);
  return {figures[low_rank], figures[high_rank]};
}

// What is summed a thousand times: eight numbers instead of all that Counts has.
struct Page {
  std::uint64_t clutter, clutter_removed, lines, lines_removed, content, content_removed, documents,
      damaged;
};

}  // namespace

void PageSums::add(const LabelledDocument& document, const Counts& counts) {
  if (counts.scored_documents == 0) return;
  pages_[{document.source, document.page}] += counts;
}

Intervals PageSums::resample() const {
  if (pages_.empty()) return {};
  std::vector<Page> pages;
  for (const auto& [key, c] : pages_) {
    pages.push_back({c.clutter_words, c.clutter_words_removed, c.clutter_lines,
                     c.clutter_lines_removed, c.content_words, c.content_words_removed,
                     c.scored_documents, c.damaged_documents});
  }
  std::mt19937_64 random(seed);
  std::vector<double> recall;
  std::vector<double> lines;
  std::vector<double> precision;
  std::vector<double> loss;
  std::vector<double> damaged;
  for (std::size_t i = 0; i < resamples; ++i) {
    Page sum{};
    for (std::size_t k = 0; k < pages.size(); ++k) {
      const Page& page = pages[draw(random, pages.size())];
      sum.clutter += page.clutter;
      sum.clutter_removed += page.clutter_removed;
      sum.lines += page.lines;
      sum.lines_removed += page.lines_removed;
      sum.content += page.content;
      sum.content_removed += page.content_removed;
      sum.documents += page.documents;
      sum.damaged += page.damaged;
    }
    recall.push_back(quotient(sum.clutter_removed, sum.clutter));
    lines.push_back(quotient(sum.lines_removed, sum.lines));
    precision.push_back(quotient(sum.clutter_removed, sum.clutter_removed + sum.content_removed));
    loss.push_back(quotient(sum.content_removed, sum.content));
    damaged.push_back(quotient(sum.damaged, sum.documents));
  }
  return {middle(recall), middle(lines), middle(precision), middle(loss), middle(damaged)};
}

}  // namespace dross
