// The costly questions, is the line blank and how many words has it, come last: they are asked of
// the few lines that a pattern matched.
#include "match/block_rule.h"

#include <vector>

#include "base/limits.h"
#include "match/block.h"
#include "text/fold.h"
#include "text/lines.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

// Most lines show at their first byte that they are not.
bool is_blank(std::string_view line) {
  const auto first = static_cast<unsigned char>(line.front());
  if (first > 0x20 && first < 0x7F) return false;
  CodePoint point;
  for (CodePoints points(line); points.next(point);) {
    if (!is_space(point.value) && !is_invisible(point.value)) return false;
  }
  return true;
}

bool has_allowed_words(const Rule& rule, std::string_view line) {
  if (rule.min_words == 0 && rule.max_words == unlimited) return true;
  std::vector<char> storage;
  const std::uint32_t words = shape_of(fold_line(line, storage).folded).words;
  return words >= rule.min_words && words <= rule.max_words;
}

}  // namespace

bool suits_block(const Rule& rule) {
  return rule.kind == RuleKind::line && rule.view == PatternView::raw;
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) {
    line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return line;
}

bool hits_line(const Rule& rule, std::string_view line) {
  return !line.empty() && line.size() <= limits::max_line && rule.match.matches(line) &&
         admits_line(rule, line);
}

bool admits_line(const Rule& rule, std::string_view line) {
  if (rule.unless.has_value() && rule.unless->matches(line)) return false;
  return !is_blank(line) && has_allowed_words(rule, line);
}

}  // namespace dross
