// The scanner on single lines: what is an object, where it stops fitting, where members stand.
#include <string>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "input/json.h"

namespace {

using dross::json::scan_object;
using dross::json::ValueKind;

std::string value_of(const std::string& line, const std::string& name) {
  const auto scan = scan_object(line, {name});
  REQUIRE(scan.is_object);
  if (!scan.members[0]) return "(none)";
  const auto& value = scan.members[0]->value;
  return line.substr(value.begin, value.size());
}

TEST_CASE("complete objects are accepted") {
  const std::vector<std::string> lines = {"{}",
                                          " \t\r\n{ } \t\r\n",
                                          R"({"a":1})",
                                          R"({"a":[]})",
                                          R"({"a":[{}]})",
                                          R"({"":""})",
                                          R"({"a":true,"b":false,"c":null})",
                                          R"({"a":-0,"b":0.5,"c":1e9,"d":1E+09,"e":-1.25e-3})",
                                          R"({"a":[1,[2,[3]],{"b":{"c":[]}}]})",
                                          R"({"a":"\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00"})",
                                          R"({"a":"\ud83d"})",
                                          R"({"a":"\ude00 first"})",
                                          "{\"a\":\"\xE9\xFF\x7F\"}",
                                          "{\"a\":\"\xED\xA0\x80\"}",
                                          R"({"a":123456789012345678901234567890})",
                                          R"({"a":1e999})"};
  for (const std::string& line : lines) {
    INFO(line);
    CHECK(scan_object(line, {}).is_object);
  }
}

TEST_CASE("an error stands at the first byte that does not fit") {
  struct Case {
    std::string line;
    std::size_t error_at;
  };
  const std::vector<Case> cases = {{"", 0},
                                   {"  ", 2},
                                   {"x", 0},
                                   {"[]", 0},
                                   {"\"a\"", 0},
                                   {"{", 1},
                                   {"{]", 1},
                                   {"{,", 1},
                                   {"{a:1}", 1},
                                   {R"({"a")", 4},
                                   {R"({"a" 1})", 5},
                                   {R"({"a":})", 5},
                                   {R"({"a":1)", 6},
                                   {R"({"a":1,})", 7},
                                   {R"({"a":1 "b":2})", 7},
                                   {R"({"a":1}})", 7},
                                   {R"({"a":1} x)", 8},
                                   {R"({"a":trux})", 8},
                                   {R"({"a":nul)", 8},
                                   {R"({"a":truex})", 9},
                                   {R"({"a":NaN})", 5},
                                   {R"({"a":01})", 6},
                                   {R"({"a":+1})", 5},
                                   {R"({"a":-})", 6},
                                   {R"({"a":.5})", 5},
                                   {R"({"a":1.})", 7},
                                   {R"({"a":1.e2})", 7},
                                   {R"({"a":1e})", 7},
                                   {R"({"a":1e+})", 8},
                                   {R"({"a":"\q"})", 7},
                                   {R"({"a":"\u12G4"})", 10},
                                   {R"({"a":"\u12)", 10},
                                   {R"({"a":"b)", 7},
                                   {"{\"a\":\"\x01\"}", 6},
                                   {"{\"a\":\"12345678\n\"}", 14},
                                   {R"({"a":"b\)", 8},
                                   {R"({"a":[1,]})", 8},
                                   {R"({"a":[1 2]})", 8},
                                   {R"({"a":[1})", 7},
                                   {R"({"a":[)", 6},
                                   {R"({"a":{"b":1]})", 11},
                                   {R"({'a':1})", 1},
                                   {"\xEF\xBB\xBF{}", 0},
                                   {"{}\x0B", 2},
                                   {std::string("{}\0", 3), 2},
                                   {std::string("{\0}", 3), 1},
                                   {"{\"a\":\"\x1F", 6}};
  for (const Case& c : cases) {
    INFO(c.line);
    const auto scan = scan_object(c.line, {"a"});
    CHECK_FALSE(scan.is_object);
    CHECK(scan.error_at == c.error_at);
    REQUIRE(scan.members.size() == 1);
    CHECK_FALSE(scan.members[0].has_value());
  }
}

TEST_CASE("every prefix of an object ends too early") {
  const std::string line = R"( {"text":"a\n\u00e9\ud83d\ude00","n":[-1.5e+3,{"x":null}],"t":true})";
  for (std::size_t size = 0; size < line.size(); ++size) {
    INFO(size);
    const auto scan = scan_object(line.substr(0, size), {});
    CHECK_FALSE(scan.is_object);
    CHECK(scan.error_at == size);
  }
  CHECK(scan_object(line, {}).is_object);
}

TEST_CASE("a special byte is found at every place of the eight-byte step") {
  for (std::size_t before = 0; before < 40; ++before) {
    for (const std::string& filler : {std::string("a"), std::string("\xFF"), std::string(" "),
                                      std::string("#"), std::string("]"), std::string("\x80")}) {
      std::string inside;
      for (std::size_t i = 0; i < before; ++i) inside += filler;
      const std::string begin = "{\"a\":\"";
      const std::size_t at = begin.size() + before;
      CHECK(scan_object(begin + inside + "\"}", {}).is_object);
      CHECK(scan_object(begin + inside + "\\\"" + inside + "\"}", {}).is_object);
      CHECK(scan_object(begin + inside + "\x1F" + inside + "\"}", {}).error_at == at);
      CHECK(scan_object(begin + inside + std::string(1, '\0') + "\"}", {}).error_at == at);
      CHECK(scan_object(begin + inside + "\"\"}", {}).error_at == at + 1);
    }
  }
}

TEST_CASE("members are found by their decoded key at the outermost level only") {
  CHECK(value_of(R"({"text":"a"})", "text") == "\"a\"");
  CHECK(value_of(R"({"te\u0078t":"a"})", "text") == "\"a\"");
  CHECK(value_of(R"({"\ud83d\ude00":1})", "\xF0\x9F\x98\x80") == "1");
  CHECK(value_of(R"({"n":{"text":"a"}})", "text") == "(none)");
  CHECK(value_of(R"({"n":["text","a",{"text":1}]})", "text") == "(none)");
  CHECK(value_of(R"({"Text":"a"})", "text") == "(none)");
  CHECK(value_of(R"({"a": {"b":[1, 2]} ,"c":3})", "a") == R"({"b":[1, 2]})");
  CHECK(value_of(R"({"a": [ ] })", "a") == "[ ]");
  CHECK(value_of(R"({"a": -1.5e3 })", "a") == "-1.5e3");
  CHECK(value_of(R"({"a": null })", "a") == "null");
}

TEST_CASE("of two members with one key the last counts, whatever its kind") {
  CHECK(value_of(R"({"text":"a","text":"b"})", "text") == "\"b\"");
  CHECK(value_of(R"({"text":"a","te\u0078t":null})", "text") == "null");
  CHECK(value_of(R"({"text":"a","x":{"text":"c"}})", "text") == "\"a\"");
}

TEST_CASE("kinds and escapes are told, and a name may be asked twice") {
  const std::string line = R"({"s":"x","e":"\n","n":1,"o":{}})";
  const auto scan = scan_object(line, {"s", "e", "n", "o", "s", "none"});
  REQUIRE(scan.is_object);
  CHECK(scan.members[0]->kind == ValueKind::string);
  CHECK_FALSE(scan.members[0]->string.has_escapes);
  CHECK(scan.members[0]->string.inside == dross::ByteSpan{6, 7});
  CHECK(scan.members[0]->value == dross::ByteSpan{5, 8});
  CHECK(scan.members[1]->string.has_escapes);
  CHECK(scan.members[2]->kind == ValueKind::number);
  CHECK(scan.members[3]->kind == ValueKind::other);
  CHECK(scan.members[4]->value == scan.members[0]->value);
  CHECK_FALSE(scan.members[5].has_value());
}

TEST_CASE("nesting is taken up to the limit and not one level further") {
  const auto nested = [](std::size_t arrays) {
    return "{\"a\":" + std::string(arrays, '[') + std::string(arrays, ']') + "}";
  };
  const std::size_t most = dross::limits::max_json_depth - 1;  // the object is a level itself
  CHECK(scan_object(nested(most), {}).is_object);
  const auto scan = scan_object(nested(most + 1), {});
  CHECK_FALSE(scan.is_object);
  CHECK(scan.error_at == 5 + most);
  CHECK(scan_object("{\"a\":" + std::string(1'000'000, '['), {}).error_at == 5 + most);
}

TEST_CASE("names of string members") {
  using Names = std::vector<std::string>;
  CHECK(dross::json::string_member_names(R"({"a":"x","b":1,"c\n":"y","d":{"e":"z"}})") ==
        Names{"a", "c\n"});
  CHECK(dross::json::string_member_names(R"({"a":"x",)").empty());
}

}  // namespace
