// Spans of the text and the raw bytes that spell them.
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "input/json.h"
#include "input/record.h"

namespace {

using dross::ByteSpan;
using dross::Record;
using Spans = std::vector<ByteSpan>;

Record json_record(const std::string& inside) {
  Record record;
  record.kind = dross::RecordKind::document;
  record.spelling = dross::Spelling::json;
  record.raw = "{\"text\":\"" + inside + "\"}\n";
  record.text_in_raw = {9, 9 + inside.size()};
  record.has_escapes = inside.find('\\') != std::string::npos;
  if (record.has_escapes) dross::json::decode_string(inside, record.decoded);
  return record;
}

/// The raw span of text()[begin, end), counted from the start of the inside.
ByteSpan inside_span(const std::string& inside, std::size_t begin, std::size_t end) {
  const ByteSpan raw = json_record(inside).raw_spans(Spans{{begin, end}}).at(0);
  return {raw.begin - 9, raw.end - 9};
}

std::string without(const std::string& bytes, const Spans& spans) {
  std::string rest;
  std::size_t at = 0;
  for (const ByteSpan& span : spans) {
    rest.append(bytes, at, span.begin - at);
    at = span.end;
  }
  return rest.append(bytes, at);
}

TEST_CASE("spans of a text without escapes are only shifted") {
  CHECK(inside_span("abc", 0, 3) == ByteSpan{0, 3});
  CHECK(inside_span("abc", 1, 1) == ByteSpan{1, 1});
  CHECK(json_record("abc").raw_spans(Spans{}).empty());
  Record plain;
  plain.raw = "abc";
  plain.text_in_raw = {0, 3};
  CHECK(plain.raw_spans(Spans{{0, 1}, {2, 3}}) == Spans{{0, 1}, {2, 3}});
}

TEST_CASE("an escape is covered whole or not at all") {
  CHECK(inside_span(R"(a\nb)", 1, 2) == ByteSpan{1, 3});
  CHECK(inside_span(R"(a\nb)", 0, 1) == ByteSpan{0, 1});
  CHECK(inside_span(R"(a\nb)", 2, 3) == ByteSpan{3, 4});
  CHECK(inside_span(R"(\n)", 0, 0) == ByteSpan{0, 0});
  CHECK(inside_span(R"(\n)", 1, 1) == ByteSpan{2, 2});
  CHECK(inside_span(R"(a\u00e9b)", 1, 3) == ByteSpan{1, 7});
  CHECK(inside_span(R"(a\u00e9b)", 0, 2) == ByteSpan{0, 1});
  CHECK(inside_span(R"(a\u00e9b)", 2, 4) == ByteSpan{7, 8});
  CHECK(inside_span(R"(a\u00e9b)", 2, 2).empty());
  CHECK(inside_span(R"(\ud83d\ude00)", 0, 4) == ByteSpan{0, 12});
  CHECK(inside_span(R"(\ud83d\ude00)", 0, 3) == ByteSpan{0, 0});
  CHECK(inside_span(R"(\ud83d\ude00)", 1, 3).empty());
  CHECK(inside_span(R"(\ud83dx)", 0, 3) == ByteSpan{0, 6});
  CHECK(inside_span(R"(\ud83dx)", 3, 4) == ByteSpan{6, 7});
}

TEST_CASE("a cut that cuts one character leaves the next spans right") {
  const Record record = json_record(R"(\u00e9\u00e9x)");
  CHECK(record.raw_spans(Spans{{1, 1}, {1, 2}, {2, 4}, {4, 5}}) ==
        Spans{{15, 15}, {15, 15}, {15, 21}, {21, 22}});
}

/// A piece of a JSON string, and what it decodes to: told here by hand, so that the test does not
/// lean on the decoder.
struct Unit {
  std::string raw;
  std::string text;
};

const std::vector<Unit> units = {{"a", "a"},
                                 {" ", " "},
                                 {"\xC3\xA9", "\xC3\xA9"},
                                 {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
                                 {"\xFF", "\xFF"},
                                 {"u0041", "u0041"},
                                 {"\\n", "\n"},
                                 {"\\\\", "\\"},
                                 {"\\\"", "\""},
                                 {"\\/", "/"},
                                 {"\\u0041", "A"},
                                 {"\\u00E9", "\xC3\xA9"},
                                 {"\\u20ac", "\xE2\x82\xAC"},
                                 {"\\uD83D\\uDE00", "\xF0\x9F\x98\x80"},
                                 {"\\ud83d", "\xED\xA0\xBD"},
                                 {"\\ude00", "\xED\xB8\x80"},
                                 {"a longer run of plain text", "a longer run of plain text"}};

TEST_CASE("cutting raw spans spells the text that is left") {
  std::mt19937 random(7);
  std::size_t pairs_made = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string inside, text, kept_inside, kept_text;
    Spans spans;
    bool cut = false;
    for (std::size_t n = random() % 20; n > 0; --n) {
      const Unit* unit = &units[random() % units.size()];
      // Side by side these two are a pair, which is a unit of its own.
      if (unit->raw == "\\ude00" && inside.ends_with("\\ud83d")) unit = &units[0];
      if (random() % 3 == 0) cut = !cut;
      if (cut) {
        const std::size_t end = text.size() + unit->text.size();
        if (!spans.empty() && spans.back().end == text.size() && random() % 2 == 0) {
          spans.back().end = end;
        } else {
          spans.push_back({text.size(), end});
        }
      } else {
        kept_inside += unit->raw;
        kept_text += unit->text;
      }
      inside += unit->raw;
      text += unit->text;
    }
    const Record record = json_record(inside);
    REQUIRE(std::string(record.text()) == text);
    const Spans raw = record.raw_spans(spans);
    REQUIRE(raw.size() == spans.size());
    const std::string rest = without(record.raw, raw);
    REQUIRE(rest == "{\"text\":\"" + kept_inside + "\"}\n");
    REQUIRE(without(text, spans) == kept_text);
    std::string decoded;
    dross::json::decode_string(kept_inside, decoded);
    // The one exception that record.h names: a cut that makes a pair of two lone surrogates.
    if (kept_inside.find("\\ud83d\\ude00") != std::string::npos) {
      ++pairs_made;
    } else {
      REQUIRE(decoded == kept_text);
    }
  }
  CHECK(pairs_made > 0);
  CHECK(pairs_made < 2'000);
}

TEST_CASE("many spans in a long text take time proportionate to it") {
  // Quadratic work would be 10^11 steps here, hours and not a blink.
  std::string inside;
  for (int i = 0; i < 1'000'000; ++i) inside += "word ";
  inside += "\\n";
  Spans spans;
  for (std::size_t at = 0; at + 5 <= 5'000'000; at += 5) spans.push_back({at, at + 4});
  const Spans raw = json_record(inside).raw_spans(spans);
  REQUIRE(raw.size() == spans.size());
  CHECK(raw.back() == ByteSpan{9 + 4'999'995, 9 + 4'999'999});
}

TEST_CASE("a cleared record gives back what is large") {
  Record record = json_record("a\\n");
  record.raw.assign(std::size_t{3} << 20, 'x');
  record.decoded.assign(std::size_t{3} << 20, 'x');
  record.clear();
  CHECK(record.raw.empty());
  CHECK(record.decoded.empty());
  CHECK(record.raw.capacity() < 100);
  CHECK(record.decoded.capacity() < 100);
  CHECK(record.kind == dross::RecordKind::untouched);
  CHECK(record.text().empty());
}

}  // namespace
