// Web archives as Common Crawl's WET: the block of each `conversion` record is a document, and all
// other records pass untouched.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/buffer.h"
#include "input/reader.h"

namespace dross {

class WarcReader final : public RecordReader {
 public:
  WarcReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options);

  Result<bool> read(Record& record) override;
  void interpret(Record& record) const override;
  void settle(Record& record) override;
  [[nodiscard]] bool has_bytes_at_hand() const override { return !buffer_->pending().empty(); }
  [[nodiscard]] Format format() const override { return Format::wet; }
  [[nodiscard]] const ReadCounts& counts() const override { return counts_; }

 private:
  /// Where the next byte stands: at the start of a record; in the block of one that is over the
  /// limit; behind damage, where a record is looked for, at the start of a line or not; or behind
  /// the last byte with everything said.
  enum class State { record_start, large_block, lost, lost_in_line, ended };

  Result<bool> read_record(Record& record);
  Result<bool> read_head(Record& record);
  Result<bool> read_block(Record& record, std::uint64_t length);
  Result<bool> read_large_block(Record& record);
  Result<bool> find_record(Record& record);
  bool is_at_record();
  Result<bool> give_up(Record& record, std::string_view cause);
  Result<bool> end(Record& record, const Result<Gathered>& gathered);

  std::unique_ptr<InputBuffer> buffer_;
  std::size_t max_document_;
  std::size_t block_;
  State state_ = State::record_start;
  std::uint64_t left_ = 0;  ///< bytes of a large block, and of what closes it, to come
  ReadCounts counts_;
};

}  // namespace dross
