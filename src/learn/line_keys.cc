// Openings and closings are taken of lines that are no prose, where what varies is a name or a
// headline; sentences amid a text begin alike by the thousand.
#include "learn/line_keys.h"

#include <algorithm>

#include "decide/zones.h"

namespace dross {
namespace {

constexpr std::size_t most_words = 60;
constexpr std::size_t most_words_of_parts = 40;
constexpr std::size_t longest_part = 5;  // words
constexpr std::size_t outermost_lines = 4;

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29U);
}

// Keys of one hash and different kinds are different keys.
std::uint64_t finish(std::uint64_t hash, KeyKind kind) {
  return mix(hash, static_cast<std::uint64_t>(kind) + 1);
}

}  // namespace

void append_keys(const Line& line, std::span<const LineWord> words, LinePlace place,
                 std::uint64_t salt, std::vector<LineKey>& out) {
  const std::size_t count = words.size();
  if (count == 0 || count > most_words) return;
  const std::string_view folded = line.folded;
  const bool has_parts = count > 1 && count <= most_words_of_parts &&
                         (place == LinePlace::outermost || !is_prose(line.shape));
  const std::size_t parts = has_parts ? std::min(longest_part, count - 1) : 0;
  const std::size_t whole_at = out.size();
  out.push_back({0, KeyKind::whole, static_cast<std::uint8_t>(count)});
  std::uint64_t hash = mix(salt, gap_hash(gap_before(folded, words, 0)));
  for (std::size_t i = 0; i < count; ++i) {
    hash = mix(mix(hash, words[i].hash), gap_hash(gap_before(folded, words, i + 1)));
    if (i < parts) {
      out.push_back(
          {finish(hash, KeyKind::opening), KeyKind::opening, static_cast<std::uint8_t>(i + 1)});
    }
  }
  out[whole_at].key = finish(hash, KeyKind::whole);
  hash = mix(salt, gap_hash(gap_before(folded, words, count)));
  for (std::size_t i = 0; i < parts; ++i) {
    const std::size_t word = count - 1 - i;
    hash = mix(mix(hash, words[word].hash), gap_hash(gap_before(folded, words, word)));
    out.push_back(
        {finish(hash, KeyKind::closing), KeyKind::closing, static_cast<std::uint8_t>(i + 1)});
  }
}

LinePlace place_of(std::size_t index, std::size_t lines) {
  const bool is_outermost = index < outermost_lines || index + outermost_lines >= lines;
  return is_outermost ? LinePlace::outermost : LinePlace::inner;
}

}  // namespace dross
