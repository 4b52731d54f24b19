// Plain text: one document, its limit, and what makes an input text.
#include <string>
#include <vector>

#include "catch.h"
#include "unit/input_support.h"

namespace {

using dross::ByteSpan;
using dross::Fault;
using dross::Format;
using dross::memory_source;
using dross::ReaderOptions;
using dross::RecordKind;
using dross::Spelling;
using dross::test::FailingSource;
using dross::test::read_all;

ReaderOptions limited(std::size_t max_document, std::size_t block = 4) {
  ReaderOptions options;
  options.format = Format::text;
  options.max_document = max_document;
  options.block = block;
  return options;
}

TEST_CASE("the whole text is one document") {
  const std::string text = std::string("One.\r\n\nTwo\0\xFF.", 14);
  const auto result = read_all(text);
  REQUIRE(result.records.size() == 1);
  const auto& record = result.records[0];
  CHECK(result.format == Format::text);
  CHECK(record.kind == RecordKind::document);
  CHECK(record.raw == text);
  CHECK(record.text() == text);
  CHECK(record.spelling == Spelling::plain);
  CHECK(record.document == 1);
  CHECK(record.line == 1);
  CHECK_FALSE(record.fault.has_value());
  CHECK(result.counts.documents == 1);
}

TEST_CASE("an empty input has no record") {
  for (const Format format : {Format::automatic, Format::text, Format::jsonl}) {
    ReaderOptions options;
    options.format = format;
    const auto result = read_all("", options);
    CHECK(result.records.empty());
    CHECK_FALSE(result.error.has_value());
  }
}

TEST_CASE("a byte order mark is kept and is no part of the text") {
  const auto result = read_all("\xEF\xBB\xBFOne.\n");
  REQUIRE(result.records.size() == 1);
  CHECK(result.records[0].raw == "\xEF\xBB\xBFOne.\n");
  CHECK(result.records[0].text() == "One.\n");
  CHECK(result.records[0].raw_spans(std::vector<ByteSpan>{{0, 4}}) ==
        std::vector<ByteSpan>{{3, 7}});
  CHECK(read_all("\xEF\xBB\xBF").records.at(0).text().empty());
  CHECK(read_all("\xEF\xBB").records.at(0).text() == "\xEF\xBB");
  CHECK(read_all("a\xEF\xBB\xBF").records.at(0).text() == "a\xEF\xBB\xBF");
}

TEST_CASE("a text is a document up to the limit and passes above it") {
  const auto fits = read_all("0123456789", limited(10));
  REQUIRE(fits.records.size() == 1);
  CHECK(fits.records[0].kind == RecordKind::document);

  const auto over = read_all("0123456789abcdefg", limited(10));
  REQUIRE(over.records.size() == 3);  // ten bytes, then pieces of four
  CHECK(over.raw() == "0123456789abcdefg");
  std::size_t offset = 0;
  for (const auto& record : over.records) {
    CHECK(record.kind == RecordKind::untouched);
    CHECK(record.document == 0);
    CHECK(record.offset == offset);
    offset += record.raw.size();
  }
  REQUIRE(over.records[0].fault.has_value());
  CHECK(over.records[0].fault->fault == Fault::document_too_large);
  CHECK(over.records[0].fault->message ==
        "the document is larger than 10 bytes and passes untouched");
  CHECK(over.records[0].fault->hint.find("--max-document") != std::string::npos);
  CHECK(over.records[0].fault->place.file == "in");
  CHECK_FALSE(over.records[1].fault.has_value());
  CHECK(over.counts.documents == 0);
  CHECK(over.counts.too_large == 1);
}

TEST_CASE("limits are told in the unit a person would use") {
  const auto message = [](std::size_t limit) {
    return read_all(std::string(limit + 1, 'x'), limited(limit, 65536))
        .records.at(0)
        .fault->message;
  };
  CHECK(message(2 << 20).find("than 2 MiB and") != std::string::npos);
  CHECK(message(3 << 10).find("than 3 KiB and") != std::string::npos);
  CHECK(message(1025).find("than 1025 bytes and") != std::string::npos);
  CHECK(message(1).find("than 1 byte and") != std::string::npos);
}

TEST_CASE("a text over the limit holds no more memory than the limit") {
  ReaderOptions options = limited(std::size_t{1} << 20, std::size_t{1} << 16);
  auto reader = dross::open_reader(
      memory_source(std::string(std::size_t{20} << 20, 'x'), "in", 5000), options);
  dross::Record record;
  std::size_t total = 0;
  while ((*reader)->next(record).value()) {
    total += record.raw.size();
    CHECK(record.raw.capacity() <= std::size_t{2} << 20);
  }
  CHECK(total == std::size_t{20} << 20);
}

TEST_CASE("what came before a failing read is returned, untouched, then the error") {
  for (const Format format : {Format::automatic, Format::text, Format::jsonl}) {
    ReaderOptions options;
    options.format = format;
    const auto result = read_all(std::make_unique<FailingSource>("One.\nTwo"), options);
    CHECK(result.raw() == "One.\nTwo");
    CHECK(result.records.back().kind == RecordKind::untouched);
    CHECK_FALSE(result.records.back().fault.has_value());
    REQUIRE(result.error.has_value());
    CHECK(result.error->fault == Fault::input_unreadable);
    CHECK(result.error->message == "the disk is gone");
  }
}

TEST_CASE("a source that fails at once, or while the format is told, loses nothing") {
  for (const std::string begin : {"", " ", "\xEF\xBB", "[ ", "<htm", "{", "{\"text\":\"a\"}\n"}) {
    INFO(begin);
    const auto result = read_all(std::make_unique<FailingSource>(begin));
    CHECK(result.raw() == begin);
    CHECK(result.error.has_value());
  }
}

TEST_CASE("the error comes back when asked again") {
  auto reader = dross::open_reader(std::make_unique<FailingSource>("One."), {});
  dross::Record record;
  CHECK((*reader)->next(record).value());
  CHECK_FALSE((*reader)->next(record).has_value());
  CHECK_FALSE((*reader)->next(record).has_value());
}

/// Like a terminal: an end, and more after it for whoever reads on.
class TerminalSource final : public dross::ByteSource {
 public:
  dross::Result<std::size_t> read(char* buffer, std::size_t size) override {
    ++reads_;
    return reads_ == 2 ? 0 : std::string("{}\n").copy(buffer, size);
  }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  std::string name_ = "-";
  int reads_ = 0;
};

TEST_CASE("after its end a source is not read again") {
  for (const Format format : {Format::automatic, Format::text, Format::jsonl}) {
    ReaderOptions options;
    options.format = format;
    auto reader = dross::open_reader(std::make_unique<TerminalSource>(), options);
    dross::Record record;
    std::string all;
    for (int i = 0; i < 10; ++i) {
      CHECK((*reader)->next(record).has_value());
      all += record.raw;
    }
    CHECK(all == "{}\n");
  }
}

TEST_CASE("the end is the end when asked again") {
  for (const std::string bytes : {"", "One.", "{\"text\":\"a\"}\n", "{\"a\":1}\n"}) {
    auto reader = dross::open_reader(memory_source(bytes), {});
    dross::Record record;
    while ((*reader)->next(record).value()) continue;
    CHECK_FALSE((*reader)->next(record).value());
    CHECK_FALSE((*reader)->next(record).value());
    CHECK(record.raw.empty());
  }
}

}  // namespace
