// Reads a whole input from memory, for tests of the readers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/reader.h"

namespace dross::test {

struct ReadAll {
  std::vector<Record> records;
  std::optional<Diagnostic> error;
  ReadCounts counts;
  Format format = Format::automatic;

  [[nodiscard]] std::string raw() const {
    std::string all;
    for (const Record& record : records) all += record.raw;
    return all;
  }
};

inline ReadAll read_all(std::unique_ptr<ByteSource> source, const ReaderOptions& options = {}) {
  ReadAll result;
  auto reader = open_reader(std::move(source), options);
  if (!reader) {
    result.error = reader.error();
    return result;
  }
  Record record;
  while (true) {
    const Result<bool> more = (*reader)->next(record);
    if (!more) result.error = more.error();
    if (!more || !*more) break;
    result.records.push_back(record);
  }
  result.counts = (*reader)->counts();
  result.format = (*reader)->format();
  return result;
}

inline ReadAll read_all(std::string_view bytes, const ReaderOptions& options = {},
                        std::string name = "in", std::size_t piece = SIZE_MAX) {
  return read_all(memory_source(std::string(bytes), std::move(name), piece), options);
}

/// Gives `good`, then fails for ever.
class FailingSource final : public ByteSource {
 public:
  explicit FailingSource(std::string good) : good_(std::move(good)) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    if (at_ == good_.size()) return fail_now();
    const std::size_t got = good_.copy(buffer, size, at_);
    at_ += got;
    return got;
  }
  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  static tl::unexpected<Diagnostic> fail_now() {
    Diagnostic diagnostic;
    diagnostic.fault = Fault::input_unreadable;
    diagnostic.message = "the disk is gone";
    return tl::unexpected(diagnostic);
  }
  std::string good_;
  std::string name_ = "failing";
  std::size_t at_ = 0;
};

}  // namespace dross::test
