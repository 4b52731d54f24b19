// CodePoints against a decoder written from Unicode's table of well-formed byte sequences (Unicode
// 15, table 3-7), on every byte sequence of up to three bytes and on random longer ones.
#include <utf8.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/utf8.h"

namespace {

using dross::CodePoint;
using dross::CodePoints;
using dross::no_code_point;

struct Row {
  unsigned first_low, first_high;    // of the first byte
  unsigned second_low, second_high;  // of the second; the rest are 80..BF
  std::size_t size;
};

constexpr Row table[] = {
    {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// Size of the well-formed sequence at the start of `text`; 0 where there is none.
std::size_t well_formed_size(std::string_view text) {
  for (const Row& row : table) {
    const unsigned first = byte_at(text, 0);
    if (first < row.first_low || first > row.first_high) continue;
    if (text.size() < row.size) return 0;
    for (std::size_t i = 1; i < row.size; ++i) {
      const unsigned low = i == 1 ? row.second_low : 0x80;
      const unsigned high = i == 1 ? row.second_high : 0xBF;
      if (byte_at(text, i) < low || byte_at(text, i) > high) return 0;
    }
    return row.size;
  }
  return 0;
}

char32_t value_of(std::string_view sequence) {
  if (sequence.size() == 1) return byte_at(sequence, 0);
  char32_t value = byte_at(sequence, 0) & (0x7FU >> sequence.size());
  for (std::size_t i = 1; i < sequence.size(); ++i) {
    value = (value << 6U) | (byte_at(sequence, i) & 0x3FU);
  }
  return value;
}

// Says no more than whether all is right: a CHECK for each of 17 million strings takes minutes.
bool agrees(std::string_view text) {
  std::size_t at = 0;
  std::size_t first_bad = text.size();
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    if (point.begin != at || at >= text.size()) return false;
    const std::size_t size = well_formed_size(text.substr(at));
    if (size == 0) first_bad = std::min(first_bad, at);
    const char32_t value = size == 0 ? no_code_point : value_of(text.substr(at, size));
    if (point.value != value || point.end != at + std::max<std::size_t>(size, 1)) return false;
    const CodePoint backwards = dross::code_point_before(text, point.end);
    if (backwards.value != point.value || backwards.begin != point.begin) return false;
    at = point.end;
  }
  const auto bad = utf8::find_invalid(text.begin(), text.end()) - text.begin();
  return at == text.size() && first_bad == static_cast<std::size_t>(bad);
}

TEST_CASE("every string of up to three bytes is walked once, byte for byte") {
  CHECK(agrees(""));
  std::size_t checked = 0;
  for (std::size_t size = 1; size <= 3; ++size) {
    std::string text(size, '\0');
    for (unsigned long value = 0; value < 1UL << (8 * size); ++value) {
      for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(value >> (8 * i) & 0xFFU);
      if (!agrees(text)) FAIL("bytes " << std::hex << value);
      ++checked;
    }
  }
  CHECK(checked == 256 + 65536 + 16777216);
}

TEST_CASE("random strings at the edges of the table are walked once, byte for byte") {
  constexpr unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                     0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                     0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  std::mt19937 random(31);
  for (int round = 0; round < 300'000; ++round) {
    std::string text;
    for (std::size_t left = 4 + random() % 9; left > 0; --left) {
      text += static_cast<char>(edges[random() % std::size(edges)]);
    }
    if (!agrees(text)) FAIL("round " << round);
  }
}

}  // namespace
