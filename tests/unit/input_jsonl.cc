// JSON lines: what is a document, what passes, and what is said about it.
#include <string>
#include <vector>

#include "catch.h"
#include "unit/input_support.h"

namespace {

using dross::Diagnostic;
using dross::Fault;
using dross::Format;
using dross::ReaderOptions;
using dross::Record;
using dross::RecordKind;
using dross::Spelling;
using dross::test::read_all;
using dross::test::ReadAll;

ReadAll read_jsonl(const std::string& bytes, ReaderOptions options = {}) {
  options.format = Format::jsonl;
  ReadAll result = read_all(bytes, options, "in.jsonl");
  CHECK(result.raw() == bytes);
  CHECK_FALSE(result.error.has_value());
  return result;
}

Record only_record(const std::string& bytes, const ReaderOptions& options = {}) {
  const ReadAll result = read_jsonl(bytes, options);
  REQUIRE(result.records.size() == 1);
  return result.records[0];
}

Diagnostic only_fault(const std::string& bytes) {
  const Record record = only_record(bytes);
  CHECK(record.kind == RecordKind::untouched);
  REQUIRE(record.fault.has_value());
  return *record.fault;
}

TEST_CASE("each line is a record with its line end") {
  const ReadAll result =
      read_jsonl("{\"text\":\"a\"}\r\n\n{\"text\":\"b\"}\n \t\r\r\n{\"text\":\"c\"}");
  REQUIRE(result.records.size() == 5);
  struct Expected {
    std::string raw;
    RecordKind kind;
    std::size_t document, line, offset;
  };
  const std::vector<Expected> expected = {{"{\"text\":\"a\"}\r\n", RecordKind::document, 1, 1, 0},
                                          {"\n", RecordKind::untouched, 0, 2, 14},
                                          {"{\"text\":\"b\"}\n", RecordKind::document, 2, 3, 15},
                                          {" \t\r\r\n", RecordKind::untouched, 0, 4, 28},
                                          {"{\"text\":\"c\"}", RecordKind::document, 3, 5, 33}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Record& record = result.records[i];
    INFO(i);
    CHECK(record.raw == expected[i].raw);
    CHECK(record.kind == expected[i].kind);
    CHECK(record.document == expected[i].document);
    CHECK(record.line == expected[i].line);
    CHECK(record.offset == expected[i].offset);
    CHECK_FALSE(record.fault.has_value());
  }
  CHECK(result.counts.documents == 3);
  CHECK(result.counts.blank == 2);
}

TEST_CASE("the text is found, decoded where it has escapes, and its raw place told") {
  const Record plain = only_record(R"({"n": 1.0, "text": "One.", "x":[]})");
  CHECK(plain.kind == RecordKind::document);
  CHECK(plain.spelling == Spelling::json);
  CHECK(plain.text() == "One.");
  CHECK_FALSE(plain.has_escapes);
  CHECK(plain.decoded.empty());
  CHECK(plain.raw.substr(plain.text_in_raw.begin, plain.text_in_raw.size()) == "One.");

  const Record escaped = only_record(R"({"te\u0078t":"One.\n\u00e9 \ud83d"})");
  CHECK(escaped.has_escapes);
  CHECK(escaped.text() == "One.\n\xC3\xA9 \xED\xA0\xBD");
  CHECK(escaped.raw.substr(escaped.text_in_raw.begin, escaped.text_in_raw.size()) ==
        R"(One.\n\u00e9 \ud83d)");

  CHECK(only_record(R"({"text":""})").kind == RecordKind::document);
  CHECK(only_record(R"({"text":""})").text().empty());
  CHECK(only_record("{\"text\":\"\xE9\"}").text() == "\xE9");
}

TEST_CASE("of two texts the last counts") {
  CHECK(only_record(R"({"text":"a","text":"b"})").text() == "b");
  CHECK(only_record(R"({"text":1,"text":"b"})").text() == "b");
  CHECK(read_jsonl("{\"text\":\"a\",\"text\":1}\n").counts.no_text == 1);
}

TEST_CASE("metadata: ids may be numbers, and stay as spelled; other kinds are left empty") {
  const Record record = only_record(
      R"({"text":"a","id":"x\u0041","url":"https:\/\/news.example.org\/1","lang":"en-GB"})");
  CHECK(record.metadata.id == "xA");
  CHECK(record.metadata.url == "https://news.example.org/1");
  CHECK(record.metadata.language == "en-GB");
  CHECK(only_record(R"({"text":"a","id":1.50E+2})").metadata.id == "1.50E+2");
  const Record other = only_record(R"({"text":"a","id":[1],"url":2,"lang":null})");
  CHECK(other.metadata.id.empty());
  CHECK(other.metadata.url.empty());
  CHECK(other.metadata.language.empty());
}

TEST_CASE("fields can be named, also twice the same") {
  ReaderOptions options;
  options.text_field = "body";
  options.id_field = "key";
  options.url_field = "link";
  options.language_field = "body";
  const Record record = only_record(R"({"text":"no","body":"de","key":7,"link":"u"})", options);
  CHECK(record.text() == "de");
  CHECK(record.metadata.id == "7");
  CHECK(record.metadata.url == "u");
  CHECK(record.metadata.language == "de");
}

TEST_CASE("nothing of one record is left in the next") {
  const ReadAll result = read_jsonl(
      "{\"text\":\"a\\n\",\"id\":\"1\",\"url\":\"u\",\"lang\":\"en\"}\n{\"text\":\"b\"}\nx\n\n");
  REQUIRE(result.records.size() == 4);
  CHECK(result.records[1].text() == "b");
  CHECK(result.records[1].decoded.empty());
  CHECK(result.records[1].metadata.id.empty());
  CHECK(result.records[1].metadata.url.empty());
  CHECK(result.records[1].metadata.language.empty());
  CHECK(result.records[2].text_in_raw.empty());
  CHECK(result.records[2].document == 0);
  CHECK_FALSE(result.records[3].fault.has_value());
}

TEST_CASE("a byte order mark before the first line is kept; before another it does not fit") {
  const std::string bom = "\xEF\xBB\xBF";
  const Record record = only_record(bom + R"({"text":"a\n","id":3})" + "\n");
  CHECK(record.kind == RecordKind::document);
  CHECK(record.text() == "a\n");
  CHECK(record.metadata.id == "3");
  CHECK(record.raw.substr(record.text_in_raw.begin, record.text_in_raw.size()) == "a\\n");
  CHECK_FALSE(only_record(bom + "\r\n").fault.has_value());
  CHECK_FALSE(only_record(bom).fault.has_value());
  CHECK(only_fault(bom + "x").place.column == 1);
  const ReadAll second = read_jsonl("{\"text\":\"a\"}\n" + bom + "{\"text\":\"b\"}\n");
  CHECK(second.records.at(1).fault->fault == Fault::not_a_json_object);
}

TEST_CASE("a line that is no object passes, named with place and excerpt") {
  const ReadAll result =
      read_jsonl("{\"text\":\"a\"}\n{\"text\":\"\xC3\xA9\",}\r\n{\"text\":\"b\"}\n");
  REQUIRE(result.records.size() == 3);
  CHECK(result.records[2].document == 2);
  CHECK(result.records[1].kind == RecordKind::untouched);
  CHECK(result.records[1].document == 0);
  REQUIRE(result.records[1].fault.has_value());
  const Diagnostic& fault = *result.records[1].fault;
  CHECK(fault.fault == Fault::not_a_json_object);
  CHECK(fault.message ==
        "not one complete JSON object: `}` does not fit here; the line passes untouched");
  CHECK(fault.place.file == "in.jsonl");
  CHECK(fault.place.line == 2);
  CHECK(fault.place.column == 13);  // code points: the two bytes of the letter are one
  CHECK(fault.source_line == "{\"text\":\"\xC3\xA9\",}");
  CHECK(result.counts.broken == 1);
  CHECK(result.counts.documents == 2);
}

TEST_CASE("what is wrong with a line is said in words") {
  CHECK(only_fault("{\"text\":\"a\"").message.find("ends inside a JSON object") !=
        std::string::npos);
  CHECK(only_fault("{\"text\":\"a\"").place.column == 12);
  CHECK(only_fault("{\n").hint.find("jq -c") != std::string::npos);
  CHECK(only_fault("{\"a\":NaN}").hint.find("no NaN") != std::string::npos);
  CHECK(only_fault("{\"a\":-Infinity}").place.column == 7);
  CHECK(only_fault("{\"a\":\"\x01\"}").message.find("byte 0x01") != std::string::npos);
  CHECK(only_fault("{\"a\": tr ue}").message.find("a space") != std::string::npos);
  CHECK(only_fault("[1]").place.column == 1);
  CHECK(only_fault("\x0B\n").fault == Fault::not_a_json_object);  // no white space of JSON's
  CHECK(only_fault("An article.\n").source_line == "An article.");
}

TEST_CASE("the excerpt ends after 120 code points and is left out where the place is further on") {
  std::string letters;
  for (int i = 0; i < 200; ++i) letters += "\xC3\xA9";
  const Diagnostic early = only_fault("x" + letters);
  CHECK(early.source_line == "x" + letters.substr(0, 238));
  const std::string begin = "{\"\":\"";  // five code points
  const Diagnostic last = only_fault(begin + letters.substr(0, 2 * 114) + "\x01" + letters);
  CHECK(last.place.column == 120);
  CHECK(last.source_line.size() == 5 + 2 * 114 + 1);
  const Diagnostic beyond = only_fault(begin + letters.substr(0, 2 * 115) + "\x01" + letters);
  CHECK(beyond.place.column == 121);
  CHECK(beyond.source_line.empty());
}

TEST_CASE("an object without a string in the field passes without a fault and is counted") {
  const ReadAll result =
      read_jsonl("{\"title\":\"a\"}\n{\"text\":null}\n{\"text\":\"b\"}\n{\"text\":[\"c\"]}\n");
  REQUIRE(result.records.size() == 4);
  for (const Record& record : result.records) CHECK_FALSE(record.fault.has_value());
  CHECK(result.records[0].kind == RecordKind::untouched);
  CHECK(result.records[2].document == 1);
  CHECK(result.counts.no_text == 3);
  CHECK(result.counts.documents == 1);
}

TEST_CASE("where no object has the field, a last empty record says so") {
  const ReadAll result =
      read_jsonl("{\"body\":\"a\",\"n\":1,\"ti\\u0074le\":\"b\"}\n{\"other\":\"c\"}\n");
  REQUIRE(result.records.size() == 3);
  const Record& last = result.records[2];
  CHECK(last.kind == RecordKind::untouched);
  CHECK(last.raw.empty());
  REQUIRE(last.fault.has_value());
  CHECK(last.fault->fault == Fault::no_text_field);
  CHECK(last.fault->message == "no record has a string in the field `text`; all pass untouched");
  CHECK(last.fault->hint == "--field NAME; the first record has strings in `body`, `title`");
  CHECK(last.fault->place.file == "in.jsonl");
  CHECK(last.fault->place.line == 0);
}

TEST_CASE("the hint of a missing field stays short") {
  const std::string long_name(61, 'x');
  std::string line = "{\"" + long_name + "\":\"\"";
  for (int i = 0; i < 20; ++i) line += ",\"f" + std::to_string(i) + "\":\"\"";
  const ReadAll result = read_jsonl(line + "}\n");
  const std::string& hint = result.records.at(1).fault->hint;
  CHECK(hint.find(long_name) == std::string::npos);
  CHECK(hint.find("`f7`") != std::string::npos);
  CHECK(hint.find("`f8`") == std::string::npos);
  CHECK(read_jsonl("{\"a\":1}\n").records.at(1).fault->hint.find("no string fields") !=
        std::string::npos);
}

TEST_CASE("without any object there is no word about the field") {
  CHECK(read_jsonl("\n\n").records.size() == 2);
  CHECK(read_jsonl("x\n").records.size() == 1);
}

ReaderOptions limited(std::size_t max_document) {
  ReaderOptions options;
  options.max_document = max_document;
  options.block = 8;
  return options;
}

TEST_CASE("a line of just the limit is read and one byte more passes") {
  const std::string line = "{\"text\":\"0123456789\"}\n";
  const ReadAll fits = read_jsonl(line + line, limited(line.size()));
  CHECK(fits.counts.documents == 2);
  CHECK(read_jsonl(line.substr(0, line.size() - 1), limited(line.size() - 1)).counts.documents ==
        1);
  const ReadAll over = read_jsonl(line + line, limited(line.size() - 1));
  CHECK(over.counts.documents == 0);
  CHECK(over.counts.too_large == 2);
}

TEST_CASE("a line over the limit passes in pieces up to its end, with one fault") {
  const std::string small = "{\"text\":\"a\"}\n";
  const std::string large = "{\"text\":\"" + std::string(100, 'x') + "\"}\n";
  const ReadAll result = read_jsonl(small + large + small + large, limited(20));
  std::size_t faults = 0;
  for (const Record& record : result.records) {
    CHECK(record.raw.size() <= 20);
    if (!record.fault) continue;
    ++faults;
    CHECK(record.fault->fault == Fault::document_too_large);
    CHECK((record.fault->place.line == 2 || record.fault->place.line == 4));
    CHECK(record.line == record.fault->place.line);
  }
  CHECK(faults == 2);
  CHECK(result.counts.documents == 2);
  CHECK(result.counts.too_large == 2);
  std::vector<std::size_t> lines;
  for (const Record& record : result.records) {
    if (record.kind == RecordKind::document) lines.push_back(record.line);
  }
  CHECK(lines == std::vector<std::size_t>{1, 3});
}

TEST_CASE("the last line over the limit may lack its newline") {
  for (std::size_t size = 15; size < 60; ++size) {
    const ReadAll result = read_jsonl("{\"text\":\"a\"}\n" + std::string(size, 'x'), limited(14));
    CHECK(result.counts.too_large == 1);
    CHECK(result.counts.broken == 0);
  }
}

}  // namespace
