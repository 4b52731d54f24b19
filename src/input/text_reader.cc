// The whole input is one document, because a line can only be judged by its place in the article. A
// byte order mark stays outside the text: else no pattern anchored at the start would see the first
// line, and a removed first line would take the mark with it.
#include "input/text_reader.h"

#include <algorithm>
#include <utility>

#include "input/detect.h"
#include "input/reader_faults.h"

namespace dross {

TextReader::TextReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options)
    : buffer_(std::move(buffer)),
      max_document_(std::max<std::size_t>(options.max_document, 1)),
      block_(std::max<std::size_t>(options.block, 1)) {}

TextReader::TextReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options,
                       Diagnostic refusal)
    : TextReader(std::move(buffer), options) {
  state_ = State::passing;
  format_ = Format::automatic;
  refusal_ = std::move(refusal);
}

Result<bool> TextReader::next(Record& record) {
  record.clear();
  record.offset = buffer_->offset();
  record.line = 1;
  return state_ == State::whole ? next_whole(record) : next_piece(record);
}

Result<bool> TextReader::next_whole(Record& record) {
  const Result<Gathered> gathered = buffer_->gather(record.raw, Until::end, max_document_);
  state_ = State::passing;  // whatever comes after this record belongs to no document
  if (record.raw.empty()) return gathered ? Result<bool>(false) : tl::unexpected(gathered.error());
  if (!gathered) return true;
  if (*gathered == Gathered::part) {
    ++counts_.too_large;
    record.fault = document_too_large(buffer_->name(), record.line, max_document_);
    return true;
  }
  record.kind = RecordKind::document;
  record.document = ++counts_.documents;
  record.text_in_raw = {0, record.raw.size()};
  if (record.raw.starts_with(byte_order_mark)) record.text_in_raw.begin = byte_order_mark.size();
  return true;
}

Result<bool> TextReader::next_piece(Record& record) {
  const Result<Gathered> gathered = buffer_->gather(record.raw, Until::end, block_);
  if (record.raw.empty()) return gathered ? Result<bool>(false) : tl::unexpected(gathered.error());
  record.fault = std::exchange(refusal_, std::nullopt);
  return true;
}

}  // namespace dross
