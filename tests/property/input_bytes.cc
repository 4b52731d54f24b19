// What holds for every input: the raw bytes of all records are the input, and neither the size of
// the reads nor the size of the block changes what is read.
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "unit/input_support.h"
#include "unit/warc_support.h"

namespace {

using namespace std::string_view_literals;
using dross::Format;
using dross::ReaderOptions;
using dross::Record;
using dross::RecordKind;
using dross::test::read_all;
using dross::test::ReadAll;

constexpr Format formats[] = {Format::automatic, Format::text, Format::jsonl, Format::wet};

std::vector<std::size_t> read_sizes() {
  std::vector<std::size_t> sizes(17);
  std::iota(sizes.begin(), sizes.end(), std::size_t{1});
  sizes.insert(sizes.end(), {4095, 4096, 4097});
  return sizes;
}

/// A record as text, so that two readings compare by one string.
std::string digest(const ReadAll& result) {
  std::string out;
  for (const Record& record : result.records) {
    out +=
        std::to_string(static_cast<int>(record.kind)) + ' ' + std::to_string(record.offset) + ' ' +
        std::to_string(record.document) + ' ' + std::to_string(record.line) + ' ' +
        record.metadata.id + ' ' + std::to_string(record.raw.size()) + ' ' +
        std::string(record.text()) + ' ' +
        (record.fault ? record.fault->message + std::to_string(record.fault->place.column) : "") +
        '\n';
  }
  return out;
}

void check_whole(const ReadAll& result, const std::string& input) {
  if (result.error || result.raw() != input) {
    INFO(input);
    FAIL("bytes were lost or made");
  }
  std::size_t offset = 0;
  for (const Record& record : result.records) {
    if (record.offset != offset) FAIL("an offset is wrong");
    offset += record.raw.size();
  }
}

std::string mixed_input(std::mt19937& random, std::size_t lines) {
  static const std::vector<std::string> pieces = {R"({"text":"See also  One.\nTwo.","id":1})",
                                                  R"({"id":"b","text":"plain"})",
                                                  R"({"te\u0078t":"\ud83d lone"})",
                                                  R"({"title":"none"})",
                                                  R"({"text":"cut)",
                                                  "",
                                                  " \t",
                                                  "\r",
                                                  "not JSON",
                                                  "[{\"text\":1}]",
                                                  "<html>",
                                                  "\xEF\xBB\xBF",
                                                  "{",
                                                  "\xFF\xFE",
                                                  "{\"text\":null}",
                                                  "{\"text\":\"" + std::string(300, 'y') + "\"}"};
  static const std::vector<std::string> ends = {"\n", "\n", "\r\n", "\n\n", "\r", ""};
  std::string input;
  for (std::size_t i = 0; i < lines; ++i) {
    input += pieces[random() % pieces.size()] + ends[random() % ends.size()];
  }
  return input;
}

TEST_CASE("every size of reads gives the same records, and their bytes are the input") {
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    const std::string input = mixed_input(random, round % 15 == 0 ? 200 : random() % 12);
    for (const Format format : formats) {
      ReaderOptions options;
      options.format = format;
      options.max_document = round % 2 == 0 ? 100 : 1 << 20;
      const ReadAll whole = read_all(input, options);
      check_whole(whole, input);
      const std::string expected = digest(whole);
      for (const std::size_t size : read_sizes()) {
        const ReadAll pieces = read_all(input, options, "in", size);
        check_whole(pieces, input);
        if (digest(pieces) != expected) FAIL("reads of " << size << " bytes change the records");
      }
    }
  }
}

/// The documents alone: in what pieces other bytes pass depends on the block.
std::string documents_of(ReadAll result) {
  std::erase_if(result.records,
                [](const Record& record) { return record.kind != RecordKind::document; });
  return digest(result);
}

TEST_CASE("every size of the block gives the same documents") {
  std::mt19937 random(12);
  for (int round = 0; round < 60; ++round) {
    const std::string input = mixed_input(random, random() % 60);
    for (const Format format : formats) {
      ReaderOptions options;
      options.format = format;
      options.max_document = round % 2 == 0 ? 100 : 1 << 20;
      const std::string expected = documents_of(read_all(input, options));
      for (const std::size_t size : read_sizes()) {
        options.block = size;
        const ReadAll result = read_all(input, options);
        check_whole(result, input);
        if (documents_of(result) != expected) FAIL("a block of " << size << " bytes matters");
      }
    }
  }
}

TEST_CASE("all inputs of up to 3 bytes come out whole, in every format and under a small limit") {
  constexpr std::string_view alphabet = "{}[]\",:\\ \t\n\r09-.etfn<a\xEF\xBB\xBF\xFF\0"sv;
  const auto check = [&](const std::string& input) {
    for (const Format format : formats) {
      ReaderOptions options;
      options.format = format;
      options.block = 2;
      options.max_document = input.size() % 2 == 0 ? 1 : 100;
      check_whole(read_all(input, options, "in", 1), input);
    }
  };
  std::size_t checked = 0;
  for (char first : alphabet) {
    check({first});
    for (char second : alphabet) {
      check({first, second});
      for (char third : alphabet) {
        check({first, second, third});
        ++checked;
      }
    }
  }
  CHECK(checked == alphabet.size() * alphabet.size() * alphabet.size());
}

TEST_CASE("an input larger than the block comes out whole") {
  std::string input;
  std::mt19937 random(13);
  while (input.size() < 1'500'000) input += mixed_input(random, 50);
  for (const std::size_t size : {std::size_t{4096}, std::size_t{65537}, SIZE_MAX}) {
    ReaderOptions options;
    options.format = Format::jsonl;
    const ReadAll result = read_all(input, options, "in", size);
    check_whole(result, input);
    CHECK(result.counts.documents > 1000);
  }
}

/// Records of an archive, whole, damaged and cut, with separators between some.
std::string mixed_archive(std::mt19937& random) {
  std::string input;
  for (std::size_t count = random() % 8; count > 0; --count) {
    std::string record = dross::test::conversion(
        random() % 3 == 0 ? std::string(random() % 300, 'y') : "One.\n--\nTwo.\n");
    if (random() % 4 == 0) record = dross::test::warcinfo();
    if (random() % 3 == 0) record.erase(random() % record.size(), 1 + random() % 3);
    if (random() % 5 == 0) record.resize(random() % record.size());
    input += record;
    if (random() % 4 == 0) input += "--\r\n";
  }
  return input;
}

TEST_CASE("archives and separated texts come out whole, whatever was done to them") {
  std::mt19937 random(14);
  for (int round = 0; round < 1500; ++round) {
    const std::string input = mixed_archive(random);
    for (const Format format : {Format::wet, Format::text}) {
      ReaderOptions options;
      options.format = format;
      options.separator = "--";
      options.max_document = round % 2 == 0 ? 200 : 1 << 20;
      const ReadAll whole = read_all(input, options);
      check_whole(whole, input);
      const std::string documents = documents_of(whole);
      for (const std::size_t size : {1U, 2U, 7U, 64U}) {
        const ReadAll pieces = read_all(input, options, "in", size);
        check_whole(pieces, input);
        if (digest(pieces) != digest(whole)) FAIL("reads of " << size << " bytes matter");
        ReaderOptions smaller = options;
        smaller.block = size;
        if (documents_of(read_all(input, smaller)) != documents) {
          FAIL("a block of " << size << " bytes matters");
        }
      }
    }
  }
}

}  // namespace
