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
      block_(std::max<std::size_t>(options.block, 1)),
      state_(options.text_unit == TextUnit::lines ? State::lines : State::whole) {}

TextReader::TextReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options,
                       Diagnostic refusal)
    : TextReader(std::move(buffer), options) {
  state_ = State::passing;
  format_ = Format::automatic;
  refusal_ = std::move(refusal);
}

Result<bool> TextReader::read(Record& record) {
  record.clear();
  record.offset = buffer_->offset();
  record.line = 1;
  record.framing = Framing::bare;
  switch (state_) {
    case State::whole:
      return read_whole(record);
    case State::lines:
      return read_lines(record);
    case State::long_line:
      return read_piece(record, Until::newline);
    case State::passing:
      break;
  }
  return read_piece(record, Until::end);
}

Result<bool> TextReader::read_whole(Record& record) {
  const Result<Gathered> gathered = buffer_->gather(record.raw, Until::end, max_document_);
  state_ = State::passing;  // whatever comes after this record belongs to no document
  if (record.raw.empty()) return gathered ? Result<bool>(false) : tl::unexpected(gathered.error());
  if (!gathered) return true;
  if (*gathered == Gathered::part) {
    ++counts_.too_large;
    record.fault = document_too_large(buffer_->name(), record.line, max_document_);
    return true;
  }
  make_document(record);
  return true;
}

// A block, and what its last line wants. Of a line that goes on and on so much is taken that no
// rule will look at it (limits::max_line); the rest passes.
Result<bool> TextReader::read_lines(Record& record) {
  Result<Gathered> gathered = buffer_->gather(record.raw, Until::end, block_);
  if (gathered && *gathered == Gathered::part && !record.raw.ends_with('\n')) {
    gathered = buffer_->gather(record.raw, Until::newline, block_ + limits::max_line + 1);
    if (gathered && *gathered == Gathered::part) state_ = State::long_line;
  }
  if (record.raw.empty()) return gathered ? Result<bool>(false) : tl::unexpected(gathered.error());
  make_document(record);
  return true;
}

Result<bool> TextReader::read_piece(Record& record, Until until) {
  const Result<Gathered> gathered = buffer_->gather(record.raw, until, block_);
  if (until == Until::newline && gathered && *gathered == Gathered::line) state_ = State::lines;
  if (record.raw.empty()) return gathered ? Result<bool>(false) : tl::unexpected(gathered.error());
  record.fault = std::exchange(refusal_, std::nullopt);
  return true;
}

void TextReader::make_document(Record& record) {
  record.kind = RecordKind::document;
  record.content = Content::document;
  record.document = ++counts_.documents;
  record.text_in_raw = {0, record.raw.size()};
  if (record.document == 1 && record.raw.starts_with(byte_order_mark)) {
    record.text_in_raw.begin = byte_order_mark.size();
  }
}

}  // namespace dross
