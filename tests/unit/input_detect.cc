// The format `automatic`, for every size of reads from one byte on.
#include <string>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "unit/input_support.h"

namespace {

using dross::Fault;
using dross::Format;
using dross::ReaderOptions;
using dross::RecordKind;
using dross::test::read_all;

enum class Told { text, jsonl, json_array, html };

Told tell(const std::string& bytes, std::size_t piece, std::size_t block) {
  ReaderOptions options;
  options.block = block;
  const auto result = read_all(bytes, options, "in", piece);
  CHECK(result.raw() == bytes);
  if (result.format == Format::jsonl) return Told::jsonl;
  const bool refused = !result.records.empty() && result.records[0].fault.has_value();
  if (!refused) return Told::text;
  CHECK(result.records[0].fault->fault == Fault::not_our_input);
  CHECK(result.records[0].fault->message.find("not this tool's input") != std::string::npos);
  CHECK_FALSE(result.records[0].fault->hint.empty());
  for (const auto& record : result.records) CHECK(record.kind == RecordKind::untouched);
  return result.records[0].fault->message.find("HTML") != std::string::npos ? Told::html
                                                                            : Told::json_array;
}

TEST_CASE("the first bytes tell the format") {
  struct Case {
    std::string bytes;
    Told told;
  };
  const std::string bom = "\xEF\xBB\xBF";
  const std::vector<Case> cases = {{"An article.\n", Told::text},
                                   {"\n\n  An article.\n", Told::text},
                                   {"   \n\t\n", Told::text},
                                   {bom, Told::text},
                                   {bom + "An article.", Told::text},
                                   {"\xEF", Told::text},
                                   {"\xEF\xBB{", Told::text},
                                   {"{\"text\":\"a\"}\n", Told::jsonl},
                                   {"{", Told::jsonl},
                                   {"\n \r\n\t{\"text\":\"a\"}\n", Told::jsonl},
                                   {bom + "{\"text\":\"a\"}\n", Told::jsonl},
                                   {bom + "\n{\"text\":\"a\"}\n", Told::jsonl},
                                   {"A\n{\"text\":\"a\"}\n", Told::text},
                                   {"[{\"text\":\"a\"}]\n", Told::json_array},
                                   {" \n[\n  {\"text\":\"a\"}]\n", Told::json_array},
                                   {bom + "[ {", Told::json_array},
                                   {"[", Told::text},
                                   {"[]", Told::text},
                                   {"[1] A footnote.\n", Told::text},
                                   {"[ \n", Told::text},
                                   {"[[{", Told::text},
                                   {"[\"One.\", \"Two.\"]", Told::json_array},
                                   {" [\n  \"One \\\"and a half\\\".\"\n]\n", Told::json_array},
                                   {"[\"One", Told::text},
                                   {"[\"One\"", Told::text},
                                   {"[\"One\" said nobody]", Told::text},
                                   {"[\"One\nTwo\", \"Three\"]", Told::text},
                                   {"<!doctype html>\n<p>", Told::html},
                                   {"<!DOCTYPE HTML PUBLIC \"-//W3C//DTD\">", Told::html},
                                   {"<!doctype\n\thtml>", Told::html},
                                   {"<!doctypehtml>", Told::text},
                                   {"<!doctype htmlx>", Told::text},
                                   {"<!doctype xml>", Told::text},
                                   {"<!doctype", Told::text},
                                   {"<!doctype ", Told::text},
                                   {"<!doctype html", Told::html},
                                   {"<html>", Told::html},
                                   {"<HTML lang=\"en\">", Told::html},
                                   {bom + " \n<Html\n>", Told::html},
                                   {"<html", Told::html},
                                   {"<html/>", Told::html},
                                   {"<head>", Told::html},
                                   {"<body class=x>", Told::html},
                                   {"<?xml version=\"1.0\"?>\n<!DOCTYPE html>", Told::html},
                                   {"<!-- a > b -->\r\n<?x?><!-- --> <html>", Told::html},
                                   {"<!-- <html> -->", Told::text},
                                   {"<!-- a note -->\nAn article.", Told::text},
                                   {"<!-- never ends <html>", Told::text},
                                   {"<?xml version=\"1.0\"?>\n<rss>", Told::text},
                                   {"<header>", Told::text},
                                   {"<headline> is a tag of ours.", Told::text},
                                   {"<html-widget>", Told::text},
                                   {"<htm", Told::text},
                                   {"< html>", Told::text},
                                   {"<p>A paragraph.</p>", Told::text},
                                   {"<", Told::text},
                                   {"A line, then\n<html>", Told::text}};
  for (const Case& c : cases) {
    for (const std::size_t piece : {1U, 2U, 3U, 5U, 8U, 1000U}) {
      INFO(c.bytes << " in pieces of " << piece);
      CHECK(tell(c.bytes, piece, 1000) == c.told);
      CHECK(tell(c.bytes, 1000, piece) == c.told);
    }
  }
}

TEST_CASE("the name counts before the content") {
  CHECK(read_all("An article.", {}, "dump.jsonl").format == Format::jsonl);
  CHECK(read_all("[{\"text\":1}]", {}, "dump.ndjson").format == Format::jsonl);
  CHECK(read_all("An article.", {}, "dump.JSONL").format == Format::text);
  CHECK(read_all("An article.", {}, "dump.jsonl.txt").format == Format::text);
  CHECK(read_all("{\"text\":\"a\"}", {}, "dump.txt").format == Format::jsonl);
}

TEST_CASE("a format that is given is not questioned") {
  ReaderOptions options;
  options.format = Format::text;
  for (const std::string bytes : {"<html>", "[{", "{\"text\":\"a\"}"}) {
    const auto result = read_all(bytes, options, "dump.jsonl");
    REQUIRE(result.records.size() == 1);
    CHECK(result.format == Format::text);
    CHECK(result.records[0].kind == RecordKind::document);
  }
  options.format = Format::jsonl;
  const auto result = read_all("<html>\n", options);
  CHECK(result.format == Format::jsonl);
  CHECK(result.records.at(0).fault->fault == Fault::not_a_json_object);
}

TEST_CASE("blank bytes are looked through up to the limit and no further") {
  const std::size_t limit = dross::limits::max_format_sample;
  for (const std::size_t piece : {std::size_t{1000}, limit, SIZE_MAX}) {
    CHECK(tell(std::string(limit - 1, '\n') + "{", piece, 1 << 18) == Told::jsonl);
    CHECK(tell(std::string(limit, '\n') + "{", piece, 1 << 18) == Told::text);
  }
}

TEST_CASE("input that is not ours passes in pieces of a block, the first with the fault") {
  ReaderOptions options;
  options.block = 16;
  const std::string page = "<html>" + std::string(100, 'x');
  const auto result = read_all(page, options);
  CHECK(result.records.size() == 7);
  CHECK(result.raw() == page);
  for (std::size_t i = 1; i < result.records.size(); ++i) CHECK_FALSE(result.records[i].fault);
  CHECK(result.counts.documents == 0);
}

}  // namespace
