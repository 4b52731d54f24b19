// The scanner against nlohmann::json, a parser written by others. That one refuses lone surrogates
// and bytes that are not UTF-8, takes a NUL outside strings for the end, and refuses numbers too
// large for a double; so both judge a copy of the line in which the first three are neutralised,
// and lines with such numbers are left out, and counted.
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>

#include "catch.h"
#include "input/json.h"

namespace {

using namespace std::string_view_literals;
using dross::json::scan_object;
using dross::json::ValueKind;
using Json = nlohmann::json;

enum class Verdict { accepted, refused, not_comparable };

std::string neutralised(std::string line) {
  for (char& c : line) {
    if (static_cast<unsigned char>(c) >= 0x80) c = 'x';
    if (c == '\0') c = '\x01';
  }
  for (std::size_t i = 0; i + 3 < line.size(); ++i) {
    if (line[i] == '\\' && line[i + 1] == 'u' && (line[i + 2] == 'd' || line[i + 2] == 'D')) {
      line[i + 2] = 'c';
    }
  }
  return line;
}

Verdict judge_by_nlohmann(const std::string& line) {
  try {
    return Json::parse(line).is_object() ? Verdict::accepted : Verdict::refused;
  } catch (const Json::out_of_range&) {
    return Verdict::not_comparable;
  } catch (const Json::parse_error&) {
    return Verdict::refused;
  }
}

/// "(none)" where the object has no string in `text`.
std::string text_by_nlohmann(const Json& object) {
  const auto text = object.find("text");
  return text != object.end() && text->is_string() ? text->get<std::string>() : "(none)";
}

std::string text_by_us(const std::string& line) {
  const auto scan = scan_object(line, {"text"});
  if (!scan.members[0] || scan.members[0]->kind != ValueKind::string) return "(none)";
  const auto& string = scan.members[0]->string;
  std::string out;
  dross::json::decode_string(line.substr(string.inside.begin, string.inside.size()), out);
  CHECK(string.has_escapes ==
        (line.substr(string.inside.begin, string.inside.size()).find('\\') != std::string::npos));
  return out;
}

struct Tally {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::size_t left_out = 0;
  std::size_t texts = 0;
};

void compare(const std::string& line, Tally& tally) {
  const Verdict theirs = judge_by_nlohmann(neutralised(line));
  if (theirs == Verdict::not_comparable) {
    ++tally.left_out;
    return;
  }
  const bool ours = scan_object(line, {}).is_object;
  ++(ours ? tally.accepted : tally.refused);
  if (ours != (theirs == Verdict::accepted)) {
    INFO(line);
    FAIL("the parsers disagree");
  }
  if (!ours) return;
  const Json object = Json::parse(line, nullptr, false);
  if (object.is_discarded()) return;  // surrogates or bytes that nlohmann does not take
  const std::string text = text_by_nlohmann(object);
  if (text != "(none)") ++tally.texts;
  if (text_by_us(line) != text) {
    INFO(line);
    FAIL("the texts differ");
  }
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string line() {
    std::string line = blank() + object(0) + blank();
    for (std::size_t n = below(4); n > 0; --n) mutate(line);
    return line;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  template <std::size_t n>
  std::string one_of(const char* const (&choices)[n]) {
    return choices[below(n)];
  }

  std::string blank() { return one_of({"", "", "", "", " ", "\t", "\r", "\n", "  "}); }

  std::string string() {
    std::string out = "\"";
    for (std::size_t n = below(6); n > 0; --n) {
      out += one_of({"a",        "See also",
                     "\\n",      "\\\"",
                     "\\\\",     "\\/",
                     "\\u00e9",  "\\uD83D\\uDE00",
                     "\xC3\xA9", "\xF0\x9F\x98\x80",
                     " ",        "longer than eight bytes",
                     "\\t",      "\\u0000",
                     "{",        "]",
                     ":",        "\\u2028",
                     "\x7F",     "0",
                     "text",     "\\ud83d",
                     "\\udc00",  "\xE9"});
    }
    return out + '"';
  }

  std::string key() {
    return one_of({"\"text\"", "\"te\\u0078t\"", "\"text\"", "\"id\"", "\"\"", "\"Text\""});
  }

  std::string value(std::size_t depth) {
    switch (below(depth > 4 ? 6 : 8)) {
      case 0:
      case 1:
      case 2:
        return string();
      case 3:
        return one_of({"0", "-0", "1.5", "1e3", "-2E-7", "12345", "0.0e+1"});
      case 4:
        return one_of({"true", "false", "null"});
      case 5:
        return one_of({"[]", "{}", "\"\""});
      case 6:
        return object(depth + 1);
      default:
        return array(depth + 1);
    }
  }

  std::string object(std::size_t depth) {
    std::string out = "{" + blank();
    for (std::size_t n = below(4), i = 0; i < n; ++i) {
      if (i > 0) out += "," + blank();
      out += key() + blank() + ":" + blank() + value(depth) + blank();
    }
    return out + "}";
  }

  std::string array(std::size_t depth) {
    std::string out = "[" + blank();
    for (std::size_t n = below(4), i = 0; i < n; ++i) {
      if (i > 0) out += "," + blank();
      out += value(depth) + blank();
    }
    return out + "]";
  }

  void mutate(std::string& line) {
    static constexpr std::string_view bytes =
        "{}[]\",:\\/ \t\n\r0123456789+-.eEtfnuabd\x01\x1F\x7F\x80\xC3\xFF\0"sv;
    const std::size_t at = below(line.size() + 1);
    const char byte = bytes[below(bytes.size())];
    switch (below(4)) {
      case 0:
        line.insert(at, 1, byte);
        break;
      case 1:
        if (at < line.size()) line[at] = byte;
        break;
      case 2:
        if (at < line.size()) line.erase(at, 1);
        break;
      default:
        line.insert(at, line.substr(at, below(6)));
        break;
    }
  }

  std::mt19937 random_;
};

TEST_CASE("100,000 generated and mutated lines are judged as nlohmann::json judges them") {
  Generator generator(20240229);
  Tally tally;
  for (int i = 0; i < 100'000; ++i) compare(generator.line(), tally);
  CHECK(tally.accepted > 20'000);
  CHECK(tally.refused > 20'000);
  CHECK(tally.texts > 5'000);
  CHECK(tally.left_out < 1'000);
}

/// Calls `visit` with every string of 0 to `longest` bytes of `alphabet`.
template <class Visit>
void for_every_string(std::string_view alphabet, std::size_t longest, Visit visit) {
  std::string text;
  const auto extend = [&](const auto& self) -> void {
    visit(text);
    if (text.size() == longest) return;
    for (char c : alphabet) {
      text.push_back(c);
      self(self);
      text.pop_back();
    }
  };
  extend(extend);
}

TEST_CASE("all strings of up to 3 bytes, alone and inside an object") {
  constexpr std::string_view alphabet = "{}[]\",:\\ \t\n0129+-.eEtu\x01\x80\0"sv;
  Tally tally;
  for_every_string(alphabet, 3, [&](const std::string& text) {
    compare(text, tally);
    compare("{" + text + "}", tally);
    compare("{\"text\":" + text + "}", tally);
    compare("{\"text\":\"" + text + "\"}", tally);
  });
  CHECK(tally.accepted > 5'000);
  CHECK(tally.refused > 10'000);
}

TEST_CASE("all numbers of up to 6 bytes") {
  Tally tally;
  for_every_string("01+-.e", 6,
                   [&](const std::string& text) { compare("{\"n\":" + text + "}", tally); });
  CHECK(tally.accepted > 300);
  CHECK(tally.refused > 10'000);
}

}  // namespace
