// Web archives: every byte is in a record, texts are found, damage is named and left behind.
#include <string>
#include <string_view>

#include "catch.h"
#include "input/warc_header.h"
#include "input_support.h"
#include "warc_support.h"

namespace {

using dross::Content;
using dross::Fault;
using dross::Format;
using dross::ReaderOptions;
using dross::Record;
using dross::RecordKind;
using dross::test::conversion;
using dross::test::read_all;
using dross::test::warc_record;
using dross::test::warcinfo;

std::vector<std::string> texts_of(const dross::test::ReadAll& read) {
  std::vector<std::string> texts;
  for (const Record& record : read.records) {
    if (record.kind == RecordKind::document) texts.emplace_back(record.text());
  }
  return texts;
}

ReaderOptions wet() {
  ReaderOptions options;
  options.format = Format::wet;
  return options;
}

}  // namespace

TEST_CASE("the fields of a head are found by name") {
  const std::string_view head =
      "WARC/1.0\r\nWARC-Type: conversion\r\nwarc-target-uri:https://a.example/\r\n"
      "Long: one\r\n two\r\nContent-Length:  12 \r\n\r\n";
  CHECK(dross::warc_value(head, "WARC-Target-URI") == "https://a.example/");
  CHECK(dross::warc_value(head, "Long") == "one\r\n two");
  CHECK(dross::warc_value(head, "Absent").empty());
  CHECK(dross::warc_content_length(head) == 12);
  CHECK_FALSE(dross::warc_content_length("WARC/1.0\r\nContent-Length: -1\r\n\r\n"));
  CHECK_FALSE(
      dross::warc_content_length("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"));
  CHECK_FALSE(dross::warc_content_length("WARC/1.0\r\nContent-Length:\r\n\r\n"));
  const auto field = dross::find_warc_field(head, "long");
  REQUIRE(field);
  CHECK(head.substr(field->line.begin, field->line.size()) == "Long: one\r\n two\r\n");
}

TEST_CASE("version lines") {
  CHECK(dross::is_warc_version("WARC/1.0\r\n"));
  CHECK(dross::is_warc_version("WARC/1.1\n"));
  for (const std::string_view line :
       {"WARC/1.0", "WARC/1\r\n", "WARC/.0\r\n", "WARC/1.0 is a format\n", "warc/1.0\r\n", "\n"}) {
    CHECK_FALSE(dross::is_warc_version(line));
  }
}

TEST_CASE("an archive is told by its first line, whatever the size of the reads") {
  const std::string archive = warcinfo() + conversion("One.\n");
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
    CHECK(read_all(archive, {}, "in", piece).format == Format::wet);
    CHECK(read_all("WARC/1.0 is a format.\n", {}, "in", piece).format == Format::text);
    CHECK(read_all("WARC", {}, "in", piece).format == Format::text);
    CHECK(read_all("Wind and rain.\n", {}, "in", piece).format == Format::text);
  }
}

TEST_CASE("conversion records are documents, others pass") {
  const std::string archive =
      warcinfo() + conversion("One.\n", "WARC-Identified-Content-Language: deu,eng\r\n") +
      warc_record("metadata", "application/json", "{}") + conversion("") + conversion("Zwei.\n");
  for (const std::size_t piece : {std::size_t{1}, std::size_t{61}, SIZE_MAX}) {
    const auto read = read_all(archive, {}, "in", piece);
    CHECK_FALSE(read.error);
    CHECK(read.raw() == archive);
    CHECK(texts_of(read) == std::vector<std::string>{"One.\n", "", "Zwei.\n"});
    CHECK(read.counts.documents == 3);
    CHECK(read.counts.no_text == 1);
    const Record& first = read.records.at(1);
    CHECK(first.metadata.id == "urn:uuid:1");
    CHECK(first.metadata.url == "https://news.example/a");
    CHECK(first.metadata.language == "deu");
    CHECK(first.metadata.extent == dross::Extent::page);
    CHECK(first.header.size() == 1);
  }
}

TEST_CASE("an archive without one text is named") {
  const auto read =
      read_all(warcinfo() + warc_record("response", "application/http", "HTTP/1.1 200"));
  REQUIRE(read.records.back().fault);
  CHECK(read.records.back().fault->fault == Fault::no_text_field);
  const auto only_info = read_all(warcinfo());
  for (const Record& record : only_info.records) CHECK_FALSE(record.fault);
}

TEST_CASE("what follows a damaged record is found again") {
  std::string wrong = conversion("This one lies.\n");
  const std::size_t at = wrong.find("Content-Length: 15");
  REQUIRE(at != std::string::npos);
  for (const std::string_view length : {"14", "16", "1", "900"}) {
    std::string lie = wrong;
    lie.replace(at, 18, "Content-Length: " + std::string(length));
    const std::string archive =
        conversion("One.\n") + lie + conversion("Two.\n") + conversion("Three.\n");
    for (const std::size_t piece : {std::size_t{1}, SIZE_MAX}) {
      const auto read = read_all(archive, {}, "in", piece);
      CHECK(read.raw() == archive);
      CHECK(read.counts.broken == 1);
      const auto texts = texts_of(read);
      CHECK(texts.front() == "One.\n");
      // A number that is far too large takes the records behind it with it.
      if (length != "900") CHECK(texts.back() == "Three.\n");
    }
  }
}

TEST_CASE("an archive that is cut off anywhere keeps every byte and says so") {
  const std::string archive = warcinfo() + conversion("One.\n") + conversion("Two.\n");
  const std::size_t second = warcinfo().size() + conversion("One.\n").size();
  for (std::size_t size = 20; size < archive.size(); ++size) {
    const auto read = read_all(archive.substr(0, size));
    CHECK(read.raw() == archive.substr(0, size));
    const bool is_boundary = size == warcinfo().size() || size == second;
    bool told = false;
    for (const Record& record : read.records) told = told || record.fault.has_value();
    if (told == is_boundary) FAIL("cut at " << size);
  }
}

TEST_CASE("a source that fails inside a record gives what it had, then the error") {
  const std::string archive = conversion("One.\n") + conversion("Two.\n");
  const std::string given = archive.substr(0, archive.size() - 3);
  const auto read = read_all(std::make_unique<dross::test::FailingSource>(given), wet());
  CHECK(read.error);
  CHECK(read.raw() == given);
  CHECK(texts_of(read) == std::vector<std::string>{"One.\n"});
}

TEST_CASE("a record over the limit passes untouched, one at it does not") {
  const std::string block(1000, 'x');
  const std::string archive = conversion("One.\n") + conversion(block) + conversion("Two.\n");
  ReaderOptions options;
  options.max_document = conversion(block).size();
  CHECK(read_all(archive, options).counts.documents == 3);
  options.max_document -= 1;
  for (const std::size_t block_size :
       {std::size_t{1}, std::size_t{3}, std::size_t{64}, std::size_t{4096}}) {
    options.block = block_size;
    const auto read = read_all(archive, options);
    CHECK(read.raw() == archive);
    CHECK(read.counts.too_large == 1);
    CHECK(texts_of(read) == std::vector<std::string>{"One.\n", "Two.\n"});
  }
}

TEST_CASE("a head over the limit is damage, one below is not") {
  const auto padded = [](std::size_t size) {
    return conversion("One.\n", "Padding: " + std::string(size, 'x') + "\r\n");
  };
  const std::size_t rest = padded(0).size() - 9;  // all of the head but the padding; the block is 9
  const auto fits = read_all(padded(dross::limits::max_warc_head - rest) + conversion("Two.\n"));
  CHECK(fits.counts.documents == 2);
  const auto over =
      read_all(padded(dross::limits::max_warc_head - rest + 1) + conversion("Two.\n"));
  CHECK(over.counts.documents == 1);
  CHECK(over.counts.broken == 1);
}
