// One pass over the lines: the first and the last line of the article are the body's ends.
#include "decide/zones.h"

namespace dross {
namespace {

constexpr std::uint32_t sentence_words = 10;
constexpr std::uint32_t paragraph_words = 30;

}  // namespace

ArticleForm find_form(const LinedText& text, const std::vector<bool>& hit) {
  std::uint64_t prose = 0;
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const LineShape& shape = text.lines[i].shape;
    if (hit[i]) continue;
    all += shape.words;
    if (is_prose(shape)) prose += shape.words;
  }
  return prose * 2 < all ? ArticleForm::short_lines : ArticleForm::prose;
}

bool is_prose(const LineShape& shape) {
  if (shape.words >= paragraph_words) return true;
  return shape.words >= sentence_words && shape.ending == Ending::sentence;
}

Zone Zones::of(std::uint32_t line) const {
  if (!has_body) return Zone::body;
  if (line < first) return Zone::head;
  return line > last ? Zone::tail : Zone::body;
}

Zones find_zones(const LinedText& text, const std::vector<bool>& hit, ArticleForm form) {
  Zones zones;
  zones.form = form;
  for (std::uint32_t i = 0; i < text.lines.size(); ++i) {
    if (hit[i]) continue;
    if (zones.form == ArticleForm::prose && !is_prose(text.lines[i].shape)) continue;
    if (!zones.has_body) zones.first = i;
    zones.last = i;
    zones.has_body = true;
  }
  return zones;
}

}  // namespace dross
