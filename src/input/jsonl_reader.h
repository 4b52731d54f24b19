// An input of one JSON object a line.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/buffer.h"
#include "input/json.h"
#include "input/reader.h"

namespace dross {

class JsonlReader final : public RecordReader {
 public:
  JsonlReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options);

  Result<bool> read(Record& record) override;
  void interpret(Record& record) const override;
  void settle(Record& record) override;
  [[nodiscard]] bool has_bytes_at_hand() const override { return !buffer_->pending().empty(); }
  [[nodiscard]] Format format() const override { return Format::jsonl; }
  [[nodiscard]] const ReadCounts& counts() const override { return counts_; }

 private:
  /// Where the next byte stands: at the start of a line, inside one that is over the limit, or
  /// behind the last with everything said.
  enum class State { line_start, long_line, ended };

  Result<bool> read_line(Record& record);
  Result<bool> read_piece(Record& record);
  void interpret_object(Record& record, const json::Scan& scan, std::size_t shift) const;

  std::unique_ptr<InputBuffer> buffer_;
  std::size_t max_document_;
  std::size_t block_;
  std::vector<std::string> names_;  // of the fields asked for, in the order of enum Field
  State state_ = State::line_start;
  std::size_t line_ = 0;
  ReadCounts counts_;
  std::vector<std::string> candidates_;  // string fields of the first record, if it has no text
};

}  // namespace dross
