// Equal lines are counted together: one wording that is wrong in a hundred documents is one
// finding.
#include "eval/mistakes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/diagnostic.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t max_shown_line = 240;  // code points
constexpr std::string_view blanks = " \t\r";

std::string shorten(std::string_view line) {
  std::string shown;
  std::size_t count = 0;
  bool gap = false;
  CodePoint point;
  for (CodePoints points(line); count < max_shown_line && points.next(point);) {
    const std::string_view bytes = line.substr(point.begin, point.end - point.begin);
    if (blanks.find(bytes) != std::string_view::npos) {
      gap = !shown.empty();
      continue;
    }
    if (gap) shown += ' ';
    count += gap ? 2 : 1;
    gap = false;
    shown += bytes;
  }
  return make_printable(shown);
}

class LineCounter {
 public:
  void add(std::string_view line, std::uint64_t count, const std::string& document) {
    SeenLine& seen = lines_[shorten(line)];
    if (seen.count == 0) seen.first_document = document;
    seen.count += count;
  }
  [[nodiscard]] std::vector<SeenLine> worst(std::size_t top) const {
    std::vector<SeenLine> sorted;
    for (const auto& [line, seen] : lines_) {
      sorted.push_back({line, seen.count, seen.first_document});
    }
    std::ranges::sort(sorted, {},
                      [](const SeenLine& seen) { return std::tuple(~seen.count, seen.line); });
    sorted.resize(std::min(top, sorted.size()));
    return sorted;
  }

 private:
  std::map<std::string, SeenLine> lines_;
};

}  // namespace

Mistakes find_mistakes(const Trial& trial, const std::vector<Outcome>& outcomes, std::size_t top) {
  LineCounter lost;
  LineCounter missed;
  for (std::size_t i = 0; i < trial.size(); ++i) {
    const Truth& truth = trial.document(i).truth;
    const std::string& id = truth.document().id;
    for (const TouchedLine& line : outcomes[i].score.lost) {
      lost.add(truth.text_of(line.line), line.words, id);
    }
    for (const TouchedLine& line : outcomes[i].score.missed) {
      missed.add(truth.text_of(line.line), 1, id);
    }
  }
  return {lost.worst(top), missed.worst(top)};
}

std::vector<SeenLine> find_mistakes_of(const RuleFigures& figures, std::size_t top) {
  LineCounter lost;
  for (const RuleMistake& mistake : figures.mistakes) {
    lost.add(mistake.line, mistake.words, mistake.document);
  }
  return lost.worst(top);
}

}  // namespace dross
