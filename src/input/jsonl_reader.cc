// A line is read whole, checked, and left as it is: all that is taken down is where the text
// stands. What is no record (blank, broken, without a text, over the limit) passes; the reader
// never skips a byte and never stops at one. Only gathering lines and counting depend on the order
// of the input; looking into a line, which is most of the work, does not.
#include "input/jsonl_reader.h"

#include <algorithm>
#include <utility>

#include "input/detect.h"
#include "input/reader_faults.h"

namespace dross {
namespace {

enum Field : std::size_t { text, id, url, language };

/// The line without its end and the byte order mark before it, and how much went in front.
struct Body {
  std::string_view bytes;
  std::size_t shift = 0;
};

Body body_of(std::string_view line, std::size_t number) {
  Body body{line, 0};
  if (number == 1 && line.starts_with(byte_order_mark)) {
    body.shift = byte_order_mark.size();
    body.bytes.remove_prefix(body.shift);
  }
  if (body.bytes.ends_with('\n')) body.bytes.remove_suffix(1);
  if (body.bytes.ends_with('\r')) body.bytes.remove_suffix(1);
  return body;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

enum class Numbers { no, as_spelled };

/// The member as metadata; empty where it is missing or of another kind.
void read_metadata(std::string_view line, const std::optional<json::Member>& member,
                   Numbers numbers, std::string& out) {
  if (!member) return;
  if (member->kind == json::ValueKind::string) {
    const ByteSpan inside = member->string.inside;
    json::decode_string(line.substr(inside.begin, inside.size()), out);
  } else if (member->kind == json::ValueKind::number && numbers == Numbers::as_spelled) {
    out = line.substr(member->value.begin, member->value.size());
  }
}

void set_text(Record& record, const json::StringValue& value, std::size_t shift) {
  record.spelling = Spelling::json;
  record.text_in_raw = {shift + value.inside.begin, shift + value.inside.end};
  record.has_escapes = value.has_escapes;
  if (!value.has_escapes) return;
  const ByteSpan& inside = record.text_in_raw;
  json::decode_string(std::string_view(record.raw).substr(inside.begin, inside.size()),
                      record.decoded);
}

}  // namespace

JsonlReader::JsonlReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options)
    : buffer_(std::move(buffer)),
      max_document_(std::max<std::size_t>(options.max_document, 1)),
      block_(std::max<std::size_t>(options.block, 1)),
      names_{options.text_field, options.id_field, options.url_field, options.language_field} {}

Result<bool> JsonlReader::read(Record& record) {
  record.clear();
  record.offset = buffer_->offset();
  record.spelling = Spelling::json;
  switch (state_) {
    case State::line_start:
      return read_line(record);
    case State::long_line:
      return read_piece(record);
    case State::ended:
      break;
  }
  return false;
}

Result<bool> JsonlReader::read_line(Record& record) {
  const Result<Gathered> gathered = buffer_->gather(record.raw, Until::newline, max_document_);
  if (record.raw.empty()) {
    if (!gathered) return tl::unexpected(gathered.error());
    state_ = State::ended;
    return true;  // the end, which is to be settled
  }
  record.line = ++line_;
  if (!gathered) return true;  // the start of a line that the source did not give whole
  if (*gathered == Gathered::part) {
    state_ = State::long_line;
    ++counts_.too_large;
    record.fault = document_too_large(buffer_->name(), line_, max_document_);
    return true;
  }
  record.content = Content::unread;
  return true;
}

Result<bool> JsonlReader::read_piece(Record& record) {
  const Result<Gathered> gathered = buffer_->gather(record.raw, Until::newline, block_);
  if (gathered && *gathered != Gathered::part) state_ = State::line_start;
  if (record.raw.empty()) {
    if (!gathered) return tl::unexpected(gathered.error());
    state_ = State::ended;
    return true;  // the end, which is to be settled
  }
  record.line = line_;
  return true;
}

void JsonlReader::interpret(Record& record) const {
  if (record.content != Content::unread) return;
  const Body body = body_of(record.raw, record.line);
  if (is_blank(body.bytes)) {
    record.content = Content::blank;
    return;
  }
  const json::Scan scan = json::scan_object(body.bytes, names_);
  if (!scan.is_object) {
    record.content = Content::broken;
    record.fault = not_a_json_object(buffer_->name(), record.line, body.bytes, scan.error_at);
    return;
  }
  interpret_object(record, scan, body.shift);
}

void JsonlReader::settle(Record& record) {
  switch (record.content) {
    case Content::blank:
      ++counts_.blank;
      break;
    case Content::broken:
      ++counts_.broken;
      break;
    case Content::no_text:
      if (++counts_.no_text == 1 && counts_.documents == 0) {
        candidates_ = json::string_member_names(body_of(record.raw, record.line).bytes);
      }
      break;
    case Content::document:
      record.document = ++counts_.documents;
      break;
    case Content::unread:
    case Content::piece:
      if (!record.raw.empty() || counts_.documents > 0 || counts_.no_text == 0) break;
      record.fault = no_text_field(buffer_->name(), names_[Field::text], candidates_);
      break;
  }
}

void JsonlReader::interpret_object(Record& record, const json::Scan& scan,
                                   std::size_t shift) const {
  const std::string_view line = std::string_view(record.raw).substr(shift);
  const std::optional<json::Member>& member = scan.members[Field::text];
  if (!member || member->kind != json::ValueKind::string) {
    record.content = Content::no_text;
    return;
  }
  record.kind = RecordKind::document;
  record.content = Content::document;
  set_text(record, member->string, shift);
  read_metadata(line, scan.members[Field::id], Numbers::as_spelled, record.metadata.id);
  read_metadata(line, scan.members[Field::url], Numbers::no, record.metadata.url);
  read_metadata(line, scan.members[Field::language], Numbers::no, record.metadata.language);
}

}  // namespace dross
