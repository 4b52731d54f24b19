// --separator: a plain text that holds several documents, with a line of its own between two.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "input/buffer.h"
#include "input/reader.h"

namespace dross {

class SeparatedReader final : public RecordReader {
 public:
  SeparatedReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options);

  Result<bool> read(Record& record) override;
  void interpret(Record& /*record*/) const override {}
  void settle(Record& record) override;
  [[nodiscard]] bool has_bytes_at_hand() const override { return !buffer_->pending().empty(); }
  [[nodiscard]] Format format() const override { return Format::text; }
  [[nodiscard]] const ReadCounts& counts() const override { return counts_; }

 private:
  /// Where the next byte stands: at the start of a document, or in one that is over the limit, at
  /// the start of one of its lines or inside it.
  enum class State { document_start, large, large_in_line };

  Result<Gathered> gather_line(std::string& raw, std::size_t limit);
  Result<bool> read_document(Record& record);
  Result<bool> read_piece(Record& record);
  [[nodiscard]] bool is_separator(std::string_view line) const;
  void make_document(Record& record, std::size_t size);

  std::unique_ptr<InputBuffer> buffer_;
  std::string separator_;
  std::size_t max_document_;
  std::size_t block_;
  State state_ = State::document_start;
  std::size_t line_ = 1;
  ReadCounts counts_;
};

}  // namespace dross
