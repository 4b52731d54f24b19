// Where lines begin and end, and what paragraphs are made of them.
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "text/lines.h"

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using dross::LinedText;
using dross::Paragraphs;
using dross::split_lines;
using Strings = std::vector<std::string>;

Strings contents(std::string_view text, Paragraphs paragraphs = Paragraphs::line) {
  const LinedText lined = split_lines(text, paragraphs);
  Strings out;
  for (const dross::Line& line : lined.lines) out.emplace_back(lined.raw(line));
  return out;
}

std::vector<std::uint32_t> numbers(std::string_view text,
                                   Paragraphs paragraphs = Paragraphs::line) {
  std::vector<std::uint32_t> out;
  for (const dross::Line& line : split_lines(text, paragraphs).lines) out.push_back(line.number);
  return out;
}

TEST_CASE("lines are counted up to the limit, with the last one that has no end") {
  const std::size_t most = dross::limits::max_lines;
  const std::string full(most, '\n');
  CHECK_FALSE(dross::has_too_many_lines(""));
  CHECK_FALSE(dross::has_too_many_lines(full));
  CHECK(dross::has_too_many_lines(full + "\n"));
  CHECK(dross::has_too_many_lines(full + "a"));
  CHECK_FALSE(dross::has_too_many_lines(full.substr(1) + "a"));
  CHECK_FALSE(dross::has_too_many_lines(full.substr(1) + "a\n"));
}

TEST_CASE("a line ends at LF, and a CR before it belongs to the end") {
  CHECK(contents("").empty());
  CHECK(contents("a") == Strings{"a"});
  CHECK(contents("a\n") == Strings{"a"});
  CHECK(contents("a\nb") == Strings{"a", "b"});
  CHECK(contents("a\r\nb\r\n") == Strings{"a", "b"});
  CHECK(contents("a\nb\r\nc") == Strings{"a", "b", "c"});
}

TEST_CASE("nothing else ends a line") {
  CHECK(contents("a\rb\n") == Strings{"a\rb"});
  CHECK(contents("a\r\r\nb") == Strings{"a\r", "b"});
  CHECK(contents("a\r") == Strings{"a\r"});
  CHECK(contents("a\0b\nc"sv) == Strings{"a\0b"s, "c"});
  CHECK(contents("a\u2028b\nc") == Strings{"a\u2028b", "c"});
  CHECK(contents("a\u2029b\u0085c") == Strings{"a\u2029b\u0085c"});
  CHECK(contents("a\vb\fc") == Strings{"a\vb\fc"});
}

TEST_CASE("blank lines lie between lines and are counted") {
  CHECK(contents("\n\n").empty());
  CHECK(contents("\r\n\r\n \t\n").empty());
  CHECK(contents("\r").empty());
  CHECK(numbers("\n\na\n\nb\n") == std::vector<std::uint32_t>{3, 5});
  CHECK(numbers("a\r\n\r\nb") == std::vector<std::uint32_t>{1, 3});
}

TEST_CASE("a line of Unicode spaces and invisible marks is blank") {
  for (const std::string blank : {"\u00A0", " \u3000\t", "\u200B", "\uFEFF", "\u00AD \u2028"}) {
    CHECK(contents("a\n" + blank + "\nb") == Strings{"a", "b"});
  }
}

TEST_CASE("a NUL, an invalid byte or a lone mark is not blank") {
  CHECK(contents("\0"sv) == Strings{"\0"s});
  CHECK(contents("\xFF\n") == Strings{"\xFF"});
  CHECK(contents("\u0301\n") == Strings{"\u0301"});
  CHECK(contents("-\n") == Strings{"-"});
}

TEST_CASE("a byte order mark stands before the first line") {
  const LinedText lined = split_lines(
      "\xEF\xBB\xBF"
      "a\n\xEF\xBB\xBF"
      "b");
  CHECK(lined.begin == 3);
  REQUIRE(lined.lines.size() == 2);
  CHECK(lined.lines[0].content == dross::ByteSpan{3, 4});
  CHECK(lined.raw(lined.lines[1]) ==
        "\xEF\xBB\xBF"
        "b");
  CHECK(lined.lines[1].folded == "b");
  CHECK(split_lines("\xEF\xBB\xBF").begin == 3);
  CHECK(split_lines("\xEF\xBB\xBF").lines.empty());
  CHECK(split_lines("\xEF\xBB").begin == 0);
}

TEST_CASE("the blank unit joins lines that stand together") {
  const std::string_view text = "\none\ntwo\r\n\r\nthree\n \nfour";
  CHECK(contents(text, Paragraphs::blank) == Strings{"one\ntwo", "three", "four"});
  CHECK(numbers(text, Paragraphs::blank) == std::vector<std::uint32_t>{2, 5, 7});
  CHECK(numbers(text, Paragraphs::line) == std::vector<std::uint32_t>{2, 3, 5, 7});
  CHECK(split_lines(text, Paragraphs::blank).lines[0].folded == "one two");
  CHECK(split_lines(text, Paragraphs::blank).lines[0].shape.words == 2);
}

TEST_CASE("the unit that automatic came to is told") {
  CHECK(split_lines("a\nb\n").unit == Paragraphs::line);
  CHECK(split_lines("a\nb\n", Paragraphs::blank).unit == Paragraphs::blank);
  CHECK(split_lines("a\nb\n", Paragraphs::line).unit == Paragraphs::line);
}

TEST_CASE("a line knows its folded text and its shape") {
  const std::string text = "• “Read more”\nPlain line.\n";
  const LinedText lined = split_lines(text);
  REQUIRE(lined.lines.size() == 2);
  CHECK(lined.lines[0].folded == "\"Read more\"");
  CHECK(lined.lines[0].shape.bulleted);
  CHECK(lined.lines[0].shape.words == 2);
  CHECK_FALSE(lined.lines[1].shape.bulleted);
  CHECK(lined.lines[1].shape.ending == dross::Ending::sentence);
  CHECK(lined.lines[1].folded.data() == text.data() + lined.lines[1].content.begin);
}

TEST_CASE("folded lines stay good while many more are folded") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "“Line " + std::to_string(i) + "”\n";
  const LinedText lined = split_lines(text, Paragraphs::line);
  REQUIRE(lined.lines.size() == 2000);
  for (std::size_t i = 0; i < lined.lines.size(); ++i) {
    if (lined.lines[i].folded != "\"Line " + std::to_string(i) + "\"") FAIL("line " << i);
  }
}

}  // namespace
