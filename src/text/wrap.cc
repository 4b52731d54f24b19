// The test of a greedy line breaker run backwards. W is taken from the text itself: the longest
// line that has a successor in its paragraph. Limits: 40 <= W <= 120, at least four breaks to judge
// by, and four of five of them full. Real wrapped text reaches nearly all; a list of lines with
// random widths about one in six.
#include "text/wrap.h"

#include <algorithm>
#include <string_view>

#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t min_width = 40;
constexpr std::size_t max_width = 120;
constexpr std::size_t min_breaks = 4;

struct Break {
  std::size_t width = 0;       ///< of the line before it
  std::size_t first_word = 0;  ///< width of the word after it
};

// What a breaker would have had to fit in: a word, or one character where a script has no spaces.
// There whole lines would count as words, and any text of short paragraphs as wrapped.
std::size_t first_word_width(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  std::size_t width = 0;
  CodePoint point;
  for (CodePoints points(line); points.next(point); ++width) {
    if (point.value == ' ' || point.value == '\t') break;
    if (classify(point.value) == CharacterClass::ideograph) return std::max<std::size_t>(width, 1);
  }
  return width;
}

// Empty where a line is too wide for wrapped text: then most texts are settled at their first line.
std::vector<Break> breaks_of(const char* text, const std::vector<PhysicalLine>& lines) {
  std::vector<Break> breaks;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank || lines[i + 1].blank) continue;
    const std::string_view line(text + lines[i].begin, lines[i].end - lines[i].begin);
    const std::string_view next(text + lines[i + 1].begin, lines[i + 1].end - lines[i + 1].begin);
    const std::size_t width = line.size() > 4 * max_width ? line.size() : count_code_points(line);
    if (width > max_width) return {};
    breaks.push_back({width, first_word_width(next)});
  }
  return breaks;
}

}  // namespace

bool is_hard_wrapped(const char* text, const std::vector<PhysicalLine>& lines) {
  const std::vector<Break> breaks = breaks_of(text, lines);
  if (breaks.size() < min_breaks) return false;
  const std::size_t width = std::ranges::max(breaks, {}, &Break::width).width;
  if (width < min_width) return false;
  const auto full = std::ranges::count_if(
      breaks, [width](const Break& b) { return b.width + 1 + b.first_word > width; });
  return static_cast<std::size_t>(full) * 5 >= breaks.size() * 4;
}

}  // namespace dross
