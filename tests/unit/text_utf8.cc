// Code points of text that may hold anything; the exhaustive half is in tests/property/.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/utf8.h"

namespace {

using namespace std::string_view_literals;
using dross::CodePoint;
using dross::CodePoints;
using dross::no_code_point;

std::vector<char32_t> values_of(std::string_view text) {
  std::vector<char32_t> values;
  CodePoint point;
  for (CodePoints points(text); points.next(point);) values.push_back(point.value);
  return values;
}

TEST_CASE("code points of valid text") {
  CHECK(values_of("").empty());
  CHECK(values_of("a\0b"sv) == std::vector<char32_t>{'a', 0, 'b'});
  CHECK(values_of("é€😀") == std::vector<char32_t>{0xE9, 0x20AC, 0x1F600});
  CHECK(values_of("\xEF\xBB\xBF") == std::vector<char32_t>{0xFEFF});
  CHECK(values_of("\xEF\xBF\xBE\xEF\xBF\xBF") == std::vector<char32_t>{0xFFFE, 0xFFFF});
}

TEST_CASE("a byte that is not UTF-8 is handed out alone") {
  constexpr char32_t bad = no_code_point;
  CHECK(values_of("a\xFF"
                  "b") == std::vector<char32_t>{'a', bad, 'b'});
  CHECK(values_of("\x80") == std::vector<char32_t>{bad});
  CHECK(values_of("\xC3") == std::vector<char32_t>{bad});
  CHECK(values_of("\xE2\x82") == std::vector<char32_t>{bad, bad});
  CHECK(values_of("\xE2\x82"
                  "a") == std::vector<char32_t>{bad, bad, 'a'});
  SECTION("too long a spelling") {
    CHECK(values_of("\xC0\xAF") == std::vector<char32_t>{bad, bad});
    CHECK(values_of("\xE0\x80\xAF") == std::vector<char32_t>{bad, bad, bad});
  }
  SECTION("a surrogate") {
    CHECK(values_of("\xED\xA0\x80") == std::vector<char32_t>{bad, bad, bad});
  }
  SECTION("beyond U+10FFFF") {
    CHECK(values_of("\xF4\x90\x80\x80") == std::vector<char32_t>{bad, bad, bad, bad});
  }
  SECTION("a lead byte before a whole character") {
    CHECK(values_of("\xE2é") == std::vector<char32_t>{bad, 0xE9});
  }
}

TEST_CASE("the code point before an offset") {
  const std::string text = "aé€😀\xFF";
  const auto at = [&](std::size_t end) { return dross::code_point_before(text, end); };
  CHECK(at(1).value == 'a');
  CHECK(at(3).value == 0xE9);
  CHECK(at(3).begin == 1);
  CHECK(at(6).value == 0x20AC);
  CHECK(at(10).value == 0x1F600);
  CHECK(at(10).begin == 6);
  CHECK(at(10).end == 10);
  CHECK(at(11).value == no_code_point);
  CHECK(at(11).begin == 10);
  CHECK(at(5).value == no_code_point);  // inside the euro sign
}

TEST_CASE("every code point is spelled and read back") {
  std::size_t checked = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    dross::append_utf8(c, bytes);
    CodePoint point;
    CodePoints points(bytes);
    if (!points.next(point) || point.value != c || point.end != bytes.size()) {
      FAIL("U+" << std::hex << static_cast<std::uint32_t>(c));
    }
    if (dross::code_point_before(bytes, bytes.size()).value != c)
      FAIL("backwards: U+" << std::hex << static_cast<std::uint32_t>(c));
    ++checked;
  }
  CHECK(checked == 0x110000 - 0x800);
}

TEST_CASE("counting code points") {
  CHECK(dross::count_code_points("") == 0);
  CHECK(dross::count_code_points("aé€😀") == 4);
  CHECK(dross::count_code_points("\xFF\xE2\x82") == 3);
}

TEST_CASE("one byte that is not ASCII is seen at every place") {
  for (std::size_t size = 0; size < 20; ++size) {
    std::string text(size, 'a');
    CAPTURE(size);
    CHECK(dross::is_ascii(text));
    for (std::size_t i = 0; i < size; ++i) {
      text[i] = '\x80';
      if (dross::is_ascii(text)) FAIL("not seen at " << i);
      text[i] = '\x7F';
    }
    CHECK(dross::is_ascii(text));
  }
}

}  // namespace
