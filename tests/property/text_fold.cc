// Folding random lines: the map back to the line's bytes is monotone, complete and right.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace {

using dross::CodePoint;
using dross::CodePoints;
using dross::no_code_point;

std::string random_line(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "a",      "Wort",   "é",      "漢",     "😀",       "“",
      "”",      "’",      "–",      "—",      "«",        " ",
      "  ",     "\t",     "\r",     "\n",     "\r\n",     "\u00A0",
      "\u3000", "\u2028", "\u200B", "\uFEFF", "\u00AD",   "\u200E",
      "•",      "- ",     "* ",     "**",     "_",        "## ",
      "> ",     "→",      "|",      "\xFF",   "\xE2\x82", "\xED\xA0\xBD",
      "\x80",   "\xED",   "…",      ".",      "e\u0301"};
  std::string line;
  for (std::size_t left = random() % 14; left > 0; --left) line += pieces[random() % pieces.size()];
  return line;
}

std::vector<CodePoint> points_of(std::string_view text) {
  std::vector<CodePoint> points;
  CodePoint point;
  for (CodePoints walk(text); walk.next(point);) points.push_back(point);
  return points;
}

bool may_be_dropped(char32_t c) {
  return dross::is_space(c) || dross::is_invisible(c);
}

/// Is `folded` what the character at `origin` of the line folds to?
bool folds_to(std::string_view line, const CodePoint& origin, std::string_view folded) {
  if (origin.value == no_code_point) {
    const char byte = line[origin.begin] == '\xED' ? '\xFF' : line[origin.begin];
    return folded == std::string_view(&byte, 1);
  }
  if (dross::is_space(origin.value)) return folded == " ";
  std::string bytes;
  dross::append_utf8(dross::unify_punctuation(origin.value), bytes);
  return folded == bytes;
}

// Walks both sides: every folded character has its origin, and between two origins nothing that can
// be seen is left out.
std::string fault_of(std::string_view line) {
  std::vector<char> storage;
  const std::string_view folded = dross::fold_line(line, storage).folded;
  const std::vector<std::uint32_t> origins = dross::fold_origins(line);
  if (origins.size() != folded.size() + 1) return "one entry more than folded bytes";
  if (origins.back() > line.size()) return "the last origin is outside the line";
  const std::vector<CodePoint> points = points_of(line);
  std::size_t next = 0;  // of points
  while (next < points.size() && points[next].begin < origins.front()) ++next;
  for (const CodePoint& to : points_of(folded)) {
    if (next == points.size()) return "more folded characters than there are in the line";
    const std::uint32_t origin = origins[to.begin];
    for (; next < points.size() && points[next].begin < origin; ++next) {
      if (!may_be_dropped(points[next].value)) return "a character was left out";
    }
    if (next == points.size() || points[next].begin != origin)
      return "not the start of a character";
    for (std::size_t i = to.begin; i < to.end; ++i) {
      if (origins[i] != origin) return "the bytes of one character have several origins";
    }
    if (!folds_to(line, points[next], folded.substr(to.begin, to.end - to.begin))) {
      return "another character stands there";
    }
    ++next;
  }
  for (; next < points.size() && points[next].begin < origins.back(); ++next) {
    if (!may_be_dropped(points[next].value))
      return "the end is behind more than the last character";
  }
  if (!folded.empty() && origins.back() < points[next - 1].end) return "the end is too early";
  return "";
}

TEST_CASE("origins of folded lines are monotone, complete and right") {
  std::mt19937 random(41);
  std::size_t folded_bytes = 0;
  for (int round = 0; round < 200'000; ++round) {
    const std::string line = random_line(random);
    const std::string fault = fault_of(line);
    folded_bytes += dross::fold_origins(line).size() - 1;
    if (!fault.empty()) {
      CAPTURE(line, round);
      FAIL(fault);
    }
  }
  CHECK(folded_bytes > 1'000'000);  // the lines were not folded to nothing
}

TEST_CASE("folding a folded line changes nothing") {
  std::mt19937 random(42);
  for (int round = 0; round < 50'000; ++round) {
    const std::string line = random_line(random);
    std::vector<char> once;
    const std::string folded(dross::fold_line(line, once).folded);
    std::vector<char> twice;
    CAPTURE(line);
    if (dross::fold_line(folded, twice).folded != folded) FAIL("round " << round);
  }
}

}  // namespace
