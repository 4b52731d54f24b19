// --separator: several documents in one text.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "input_support.h"

namespace {

using dross::ReaderOptions;
using dross::Record;
using dross::RecordKind;
using dross::test::read_all;

std::vector<std::string> texts_of(const dross::test::ReadAll& read) {
  std::vector<std::string> texts;
  for (const Record& record : read.records) {
    if (record.kind == RecordKind::document) texts.emplace_back(record.text());
  }
  return texts;
}

ReaderOptions by(std::string separator) {
  ReaderOptions options;
  options.separator = std::move(separator);
  return options;
}

}  // namespace

TEST_CASE("a line of just the separator ends a document") {
  const std::string text = "One.\nStill one.\n---\nTwo.\n---\n---\n --- \n----\nFour.";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, SIZE_MAX}) {
    const auto read = read_all(text, by("---"), "in", piece);
    CHECK(read.raw() == text);
    CHECK(texts_of(read) ==
          std::vector<std::string>{"One.\nStill one.\n", "Two.\n", "", " --- \n----\nFour."});
    CHECK(read.records.front().framing == dross::Framing::framed);
    CHECK(read.records.back().framing == dross::Framing::open);
    CHECK(read.records.at(1).line == 4);
  }
}

TEST_CASE("the separator may end in CR LF, stand last, or be a form feed") {
  CHECK(texts_of(read_all("One.\r\n---\r\nTwo.\r\n", by("---"))) ==
        std::vector<std::string>{"One.\r\n", "Two.\r\n"});
  CHECK(texts_of(read_all("One.\n---\n", by("---"))) == std::vector<std::string>{"One.\n"});
  CHECK(texts_of(read_all("One.\n---", by("---"))) == std::vector<std::string>{"One.\n"});
  CHECK(texts_of(read_all("One.\n\f\nTwo.\n", by("\f"))).size() == 2);
  CHECK(read_all("", by("---")).records.empty());
}

TEST_CASE("a byte order mark stays out of the first document only") {
  const auto read = read_all("\xEF\xBB\xBFOne.\n---\n\xEF\xBB\xBFTwo.\n", by("---"));
  CHECK(texts_of(read) == std::vector<std::string>{"One.\n", "\xEF\xBB\xBFTwo.\n"});
}

TEST_CASE("of several documents only the one over the limit passes untouched") {
  const std::string large(500, 'x');
  ReaderOptions options = by("---");
  options.max_document = 100;
  for (const std::string& text : {"One.\n---\n" + large + "\n---\nTwo.\n",
                                  "One.\n---\n" + large + "\n" + large + "\n---\nTwo.\n",
                                  "One.\n---\n" + std::string(100, 'x') + "\n---\nTwo.\n"}) {
    for (const std::size_t block :
         {std::size_t{1}, std::size_t{5}, std::size_t{64}, std::size_t{4096}}) {
      options.block = block;
      const auto read = read_all(text, options, "in", 3);
      CHECK(read.raw() == text);
      CHECK(read.counts.too_large == 1);
      CHECK(texts_of(read) == std::vector<std::string>{"One.\n", "Two.\n"});
    }
  }
  const auto at_limit = read_all(std::string(99, 'x') + "\n---\nTwo.\n", options);
  CHECK(at_limit.counts.too_large == 0);
  CHECK(at_limit.counts.documents == 2);
}

TEST_CASE("JSONL is read as JSONL whatever the separator") {
  const auto read = read_all("{\"text\":\"One.\"}\n---\n", by("---"));
  CHECK(read.format == dross::Format::jsonl);
}
