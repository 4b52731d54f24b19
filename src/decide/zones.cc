#include "decide/zones.h"

namespace dross {
namespace {

constexpr std::uint32_t sentence_words = 10;
constexpr std::uint32_t paragraph_words = 30;

}  // namespace

bool is_prose(const LineShape& shape) {
  if (shape.words >= paragraph_words) return true;
  return shape.words >= sentence_words && shape.ending == Ending::sentence;
}

Zone Zones::of(std::uint32_t line) const {
  if (!has_prose) return Zone::body;
  if (line < first_prose) return Zone::head;
  return line > last_prose ? Zone::tail : Zone::body;
}

Zones find_zones(const LinedText& text, const std::vector<bool>& hit) {
  Zones zones;
  for (std::uint32_t i = 0; i < text.lines.size(); ++i) {
    if (hit[i] || !is_prose(text.lines[i].shape)) continue;
    if (!zones.has_prose) zones.first_prose = i;
    zones.last_prose = i;
    zones.has_prose = true;
  }
  return zones;
}

}  // namespace dross
