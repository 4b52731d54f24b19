// An input that is one plain text, or none of ours: passed on as it is.
#pragma once

#include <memory>
#include <optional>

#include "input/buffer.h"
#include "input/reader.h"

namespace dross {

class TextReader final : public RecordReader {
 public:
  TextReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options);
  /// Passes everything untouched in pieces; the first carries the fault.
  TextReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options, Diagnostic refusal);

  Result<bool> read(Record& record) override;
  void interpret(Record&) const override {}
  void settle(Record&) override {}
  [[nodiscard]] bool has_bytes_at_hand() const override { return !buffer_->pending().empty(); }
  [[nodiscard]] Format format() const override { return format_; }
  [[nodiscard]] const ReadCounts& counts() const override { return counts_; }

 private:
  enum class State { whole, lines, long_line, passing };

  Result<bool> read_whole(Record& record);
  Result<bool> read_lines(Record& record);
  Result<bool> read_piece(Record& record, Until until);
  void make_document(Record& record);

  std::unique_ptr<InputBuffer> buffer_;
  std::size_t max_document_;
  std::size_t block_;
  State state_ = State::whole;
  Format format_ = Format::text;
  std::optional<Diagnostic> refusal_;
  ReadCounts counts_;
};

}  // namespace dross
