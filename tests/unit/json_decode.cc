// Decoding and quoting of JSON strings.
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.h"
#include "input/json.h"

namespace {

std::string decoded(const std::string& inside) {
  std::string out = "left over";
  dross::json::decode_string(inside, out);
  return out;
}

TEST_CASE("escapes are decoded") {
  struct Case {
    std::string inside;
    std::string text;
  };
  const std::vector<Case> cases = {{"", ""},
                                   {"plain", "plain"},
                                   {R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"},
                                   {R"(a\u0041b)", "aAb"},
                                   {R"(\u00e9\u00E9)", "\xC3\xA9\xC3\xA9"},
                                   {R"(\u20ac)", "\xE2\x82\xAC"},
                                   {R"(\uD83D\uDE00)", "\xF0\x9F\x98\x80"},
                                   {R"(\u0000)", std::string(1, '\0')},
                                   {R"(\\u0041)", "\\u0041"},
                                   {"\xE9 stays", "\xE9 stays"},
                                   {R"(\ud83d)", "\xED\xA0\xBD"},
                                   {R"(\ude00)", "\xED\xB8\x80"},
                                   {R"(\ud83dx)", "\xED\xA0\xBDx"},
                                   {R"(\ud83d\n)", "\xED\xA0\xBD\n"},
                                   {R"(\ud83d\u0041)",
                                    "\xED\xA0\xBD"
                                    "A"},
                                   {R"(\ude00\ud83d)", "\xED\xB8\x80\xED\xA0\xBD"},
                                   {R"(\ud83d\ud83d\ude00)", "\xED\xA0\xBD\xF0\x9F\x98\x80"},
                                   {R"(\udbff\udfff)", "\xF4\x8F\xBF\xBF"},
                                   {R"(\ud800\udc00)", "\xF0\x90\x80\x80"}};
  for (const Case& c : cases) {
    INFO(c.inside);
    CHECK(decoded(c.inside) == c.text);
  }
}

TEST_CASE("every code unit escape decodes to its code point") {
  for (unsigned unit = 0; unit < 0x10000; ++unit) {
    if (unit >= 0xD800 && unit < 0xE000) continue;
    char escape[7];
    std::snprintf(escape, sizeof escape, "\\u%04X", unit);
    const std::string line = "\"" + std::string(escape) + "\"";
    if (decoded(escape) != nlohmann::json::parse(line).get<std::string>()) FAIL(escape);
  }
}

TEST_CASE("quoting") {
  using dross::json::quote;
  CHECK(quote("") == "\"\"");
  CHECK(quote("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(quote("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(quote(std::string("\0\x01\x1F\x7F", 4)) == "\"\\u0000\\u0001\\u001f\x7F\"");
  CHECK(quote("\xC3\xA9\xF0\x9F\x98\x80") == "\"\xC3\xA9\xF0\x9F\x98\x80\"");
  CHECK(quote("a\xFF\xFE"
              "b") ==
        "\"a\xEF\xBF\xBD\xEF\xBF\xBD"
        "b\"");
  CHECK(quote("\xED\xA0\xBD") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
  CHECK(quote("cut \xE2\x82") == "\"cut \xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST_CASE("what is quoted is read back by another parser") {
  for (int first = 0; first < 128; ++first) {
    for (int second = 0; second < 128; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      if (nlohmann::json::parse(dross::json::quote(text)).get<std::string>() != text) FAIL(first);
    }
  }
}

}  // namespace
