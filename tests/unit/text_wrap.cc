// Is a text hard-wrapped? By table: texts broken by a greedy breaker at several widths, and texts
// whose lines are short for other reasons.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace {

using dross::Paragraphs;

constexpr std::array<std::string_view, 3> paragraphs = {
    "The ferry that links the two halves of the town did not leave its berth on Monday, and by "
    "noon the queue of lorries on the northern quay reached back to the old customs house, where "
    "drivers had been told to wait for word from the harbour office that never came.",
    "Engineers found a crack in the housing of the second pump on Sunday night. A spare part is on "
    "its way from the yard that built the ship, but the yard closes for the regatta, and nobody "
    "at the company would say on which day the first crossing could be expected.",
    "For the school on the southern bank it is the third week this year without its teachers of "
    "music and of Spanish, who live on the other side and would need two hours by road."};

std::string wrap(std::string_view text, std::size_t width, std::string_view line_end) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (column > 0 && column + 1 + word.size() > width) {
      out += line_end;
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    at = end + 1;
  }
  return out.append(line_end);
}

std::string article(std::size_t width, const std::string& line_end) {
  std::string text;
  for (const std::string_view paragraph : paragraphs) {
    text += wrap(paragraph, width, line_end) + line_end;
  }
  return text;
}

Paragraphs unit_of(std::string_view text) {
  return dross::split_lines(text).unit;
}

TEST_CASE("text broken at a width is hard-wrapped") {
  for (const std::size_t width : {60U, 66U, 72U, 78U, 80U, 100U}) {
    CAPTURE(width);
    CHECK(unit_of(article(width, "\n")) == Paragraphs::blank);
    CHECK(unit_of(article(width, "\r\n")) == Paragraphs::blank);
    CHECK(dross::split_lines(article(width, "\n")).lines.size() == paragraphs.size());
  }
}

TEST_CASE("wrapped text with a heading and a signature is still hard-wrapped") {
  const std::string text = "FERRY STAYS IN PORT\n\n" + article(72, "\n") + "Jo Doe\n";
  CHECK(unit_of(text) == Paragraphs::blank);
}

TEST_CASE("the width of wrapped text: 40 to 120") {
  CHECK(unit_of(article(44, "\n")) == Paragraphs::blank);
  CHECK(unit_of(article(38, "\n")) == Paragraphs::line);
  CHECK(unit_of(article(118, "\n")) == Paragraphs::blank);
  CHECK(unit_of(article(130, "\n")) == Paragraphs::line);
}

TEST_CASE("widths count characters, not bytes") {
  std::string text = article(72, "\n");
  for (std::size_t at = 0; (at = text.find('e', at)) != std::string::npos; at += 2) {
    text.replace(at, 1, "é");
  }
  CHECK(unit_of(text) == Paragraphs::blank);
}

TEST_CASE("paragraphs of one line each are not wrapped") {
  std::string close;
  std::string apart;
  for (const std::string_view paragraph : paragraphs) {
    close.append(paragraph).append("\n");
    apart.append(paragraph).append("\n\n");
  }
  CHECK(unit_of(close + close) == Paragraphs::line);
  CHECK(unit_of(apart + apart) == Paragraphs::line);
}

TEST_CASE("short paragraphs without blank lines between them are not wrapped") {
  CHECK(unit_of("The council met on Tuesday evening in the new hall.\n"
                "Seven of its nine members had come.\n"
                "They voted for the bridge, for the school and against the toll.\n"
                "The mayor did not vote.\n"
                "A second meeting follows on the first day of May.\n"
                "Nobody expects it to be short.\n") == Paragraphs::line);
}

TEST_CASE("a list, a table and verse are not wrapped") {
  CHECK(unit_of("- Seven seats change hands in the north of the county\n"
                "- Turnout rises\n"
                "- A recount is likely in the two smallest wards\n"
                "- Mayor concedes\n"
                "- What happens next, and who decides about it\n"
                "- Weather\n") == Paragraphs::line);
  CHECK(unit_of("Harbour Rovers 3 1\nMill United 2 2\nNorth End 1 0\nQuay Town 0 4\n"
                "Old Bridge 1 1\nFerry Lane 2 0\n") == Paragraphs::line);
  CHECK(unit_of("I asked the ferryman his fee,\nhe laughed and would not say,\n"
                "for those who cross the evening sea\ncome never back by day.\n\n"
                "I gave him then my silver ring,\nmy hat, my walking cane,\n"
                "and still I hear the ferry sing\nof crossing back again.\n") == Paragraphs::line);
}

TEST_CASE("four breaks are enough to judge by, three are not") {
  const std::string line(50, 'x');
  const std::string word = line.substr(0, 20) + " " + line.substr(0, 29);
  std::string text = word;
  for (int breaks = 1; breaks <= 3; ++breaks) text += "\n" + word;
  CHECK(unit_of(text) == Paragraphs::line);
  CHECK(unit_of(text + "\n" + word) == Paragraphs::blank);
}

std::string han(std::size_t characters) {
  std::string text;
  for (std::size_t i = 0; i < characters; ++i) {
    dross::append_utf8(static_cast<char32_t>(0x4E00 + (i * 37) % 5000), text);
  }
  return text;
}

TEST_CASE("Chinese paragraphs of one line each are not wrapped, though they have no spaces") {
  std::string text;
  for (const std::size_t size : {62U, 48U, 95U, 71U, 110U, 54U, 83U}) text += han(size) + "。\n";
  CHECK(unit_of(text) == Paragraphs::line);
}

TEST_CASE("Chinese text broken at a width is hard-wrapped") {
  std::string text;
  for (int paragraph = 0; paragraph < 3; ++paragraph) {
    for (int line = 0; line < 4; ++line) text += han(42) + "\n";
    text += han(17) + "。\n\n";
  }
  CHECK(unit_of(text) == Paragraphs::blank);
}

}  // namespace
