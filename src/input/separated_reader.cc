// The separator belongs to the document before it, but not to its text: it stays whatever goes, and
// goes where the whole document is left out.
#include "input/separated_reader.h"

#include <algorithm>
#include <utility>

#include "input/detect.h"
#include "input/reader_faults.h"

namespace dross {

SeparatedReader::SeparatedReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options)
    : buffer_(std::move(buffer)),
      separator_(options.separator),
      max_document_(std::max<std::size_t>(options.max_document, 1)),
      block_(std::max<std::size_t>(options.block, 1)) {}

bool SeparatedReader::is_separator(std::string_view line) const {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r') && line.size() > separator_.size()) line.remove_suffix(1);
  return line == separator_;
}

Result<bool> SeparatedReader::read(Record& record) {
  record.clear();
  record.offset = buffer_->offset();
  record.line = line_;
  return state_ == State::document_start ? read_document(record) : read_piece(record);
}

// Never so little that a separator could be cut: it must be seen behind a document over the limit
// too, or the next one would be lost with it.
Result<Gathered> SeparatedReader::gather_line(std::string& raw, std::size_t limit) {
  const std::size_t room_for_separator = separator_.size() + 3;
  const std::size_t begin = raw.size();
  Result<Gathered> gathered =
      buffer_->gather(raw, Until::newline, std::max(limit, begin + room_for_separator));
  if (gathered && *gathered != Gathered::part && raw.size() > begin) ++line_;
  return gathered;
}

Result<bool> SeparatedReader::read_document(Record& record) {
  while (true) {
    const std::size_t begin = record.raw.size();
    const Result<Gathered> gathered = gather_line(record.raw, max_document_);
    if (record.raw.empty())
      return gathered ? Result<bool>(false) : tl::unexpected(gathered.error());
    if (!gathered) return true;
    const bool ends =
        *gathered != Gathered::part && is_separator(std::string_view(record.raw).substr(begin));
    const std::size_t size = ends ? begin : record.raw.size();
    if (size > max_document_) {
      ++counts_.too_large;
      record.fault = document_too_large(buffer_->name(), record.line, max_document_);
      if (!ends) state_ = *gathered == Gathered::part ? State::large_in_line : State::large;
      return true;
    }
    if (ends || *gathered == Gathered::all) {
      make_document(record, size);
      return true;
    }
  }
}

void SeparatedReader::make_document(Record& record, std::size_t size) {
  record.kind = RecordKind::document;
  record.content = Content::document;
  record.text_in_raw = {0, size};
  record.framing = size == record.raw.size() ? Framing::open : Framing::framed;
  const std::string_view text = std::string_view(record.raw).substr(0, size);
  if (record.offset == 0 && text.starts_with(byte_order_mark)) {
    record.text_in_raw.begin = byte_order_mark.size();
  }
}

Result<bool> SeparatedReader::read_piece(Record& record) {
  while (record.raw.size() < block_) {
    const std::size_t begin = record.raw.size();
    const bool at_line = state_ == State::large;
    const Result<Gathered> gathered = gather_line(record.raw, block_);
    if (record.raw.empty())
      return gathered ? Result<bool>(false) : tl::unexpected(gathered.error());
    if (!gathered || *gathered == Gathered::all) return true;
    state_ = *gathered == Gathered::line ? State::large : State::large_in_line;
    if (at_line && state_ == State::large &&
        is_separator(std::string_view(record.raw).substr(begin))) {
      state_ = State::document_start;
      return true;
    }
  }
  return true;
}

void SeparatedReader::settle(Record& record) {
  if (record.kind == RecordKind::document) record.document = ++counts_.documents;
}

}  // namespace dross
