// Bytes as JSON strings and back, for all short strings and for random bytes.
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>

#include "catch.h"
#include "output/json_text.h"

namespace {

using namespace std::string_view_literals;

std::string written(std::string_view bytes) {
  std::string out;
  dross::append_json_bytes(bytes, out);
  return out;
}

bool comes_back(const std::string& bytes) {
  const std::string json = written(bytes);
  if (json.size() < 2 || json.front() != '"' || json.back() != '"') return false;
  return dross::read_json_bytes(std::string_view(json).substr(1, json.size() - 2)) == bytes;
}

TEST_CASE("bytes as a JSON string") {
  CHECK(written("") == "\"\"");
  CHECK(written("a é 😀") == "\"a é 😀\"");
  CHECK(written("\"\\/") == R"("\"\\/")");
  CHECK(written("a\nb\tc\r") == R"("a\nb\u0009c\u000d")");
  CHECK(written("\0\x1F\x7F"sv) == R"("\u0000\u001f\u007f")");
  CHECK(written("\xFF") == R"("\udcff")");
  CHECK(written("\xE2\x82") == R"("\udce2\udc82")");
  CHECK(written("\xED\xB2\x80") == R"("\udced\udcb2\udc80")");
}

TEST_CASE("the output is appended") {
  std::string out = "x";
  dross::append_json_bytes("y", out);
  CHECK(out == "x\"y\"");
}

TEST_CASE("all strings of one and two bytes come back") {
  CHECK(comes_back(""));
  for (int first = 0; first < 256; ++first) {
    std::string bytes(1, static_cast<char>(first));
    if (!comes_back(bytes)) FAIL(first);
    bytes += ' ';
    for (int second = 0; second < 256; ++second) {
      bytes[1] = static_cast<char>(second);
      if (!comes_back(bytes)) FAIL(first << ' ' << second);
    }
  }
}

TEST_CASE("random bytes come back, with surrogates and cut characters among them") {
  const std::string_view pieces[] = {
      "\xED\xA0\xBD", "\xED\xB8\x80", "\xED\xB2\x80", "\\udc80", "\\ud83d", "é",
      "😀",           "\xF0\x9F",     "\"",           "\\",      "\xED",    "\xB3"};
  std::mt19937 random(21);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (std::size_t left = random() % 12; left > 0; --left) {
      if (random() % 2 == 0) {
        bytes += pieces[random() % std::size(pieces)];
      } else {
        bytes += static_cast<char>(random() % 256);
      }
    }
    if (!comes_back(bytes)) FAIL("round " << round);
  }
}

TEST_CASE("other JSON readers read valid text the same") {
  for (const std::string text :
       {"", "a \"quoted\" \\ word", "line\nbreak\ttab\r", "é😀\u2028\u007F"}) {
    CHECK(nlohmann::json::parse(written(text)).get<std::string>() == text);
  }
  for (char c = 0; c >= 0 && c < 127; ++c) {
    const std::string text(1, c);
    CHECK(nlohmann::json::parse(written(text)).get<std::string>() == text);
  }
}

}  // namespace
