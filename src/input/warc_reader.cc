// A record says how long it is, so it is taken whole by that number, and the four bytes that close
// it tell whether the number was right. Where it was not, nothing that follows can be trusted until
// a line is a version line again: what lies between passes untouched and is named.
#include "input/warc_reader.h"

#include <algorithm>
#include <utility>

#include "input/reader_faults.h"
#include "input/warc_header.h"

namespace dross {
namespace {

constexpr std::string_view closing = "\r\n\r\n";

bool is_blank_line(std::string_view line) {
  return line == "\r\n" || line == "\n";
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, ascii_lower);
}

// A conversion is text that somebody made of a page. Other types and other media (JSON of a WAT
// file, HTML of a crawl) are not what the rules are written for.
bool is_text(std::string_view head) {
  const std::string_view media = warc_value(head, "Content-Type");
  return starts_with_word(warc_value(head, "WARC-Type"), "conversion") &&
         (media.empty() || starts_with_word(media, "text/plain"));
}

std::string_view without_brackets(std::string_view value) {
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  return value;
}

void find_fields(std::string_view head, Record& record) {
  using enum HeaderValue::Kind;
  static constexpr std::pair<std::string_view, HeaderValue::Kind> fields[] = {
      {"Content-Length", content_length},
      {"WARC-Block-Digest", digest},
      {"WARC-Payload-Digest", digest}};
  for (const auto& [name, kind] : fields) {
    if (const auto field = find_warc_field(head, name)) {
      record.header.push_back({kind, field->line, field->value});
    }
  }
  std::ranges::sort(record.header, {}, [](const HeaderValue& v) { return v.line.begin; });
}

}  // namespace

WarcReader::WarcReader(std::unique_ptr<InputBuffer> buffer, const ReaderOptions& options)
    : buffer_(std::move(buffer)),
      max_document_(std::max<std::size_t>(options.max_document, 1)),
      block_(std::max<std::size_t>(options.block, 1)) {}

Result<bool> WarcReader::read(Record& record) {
  record.clear();
  record.offset = buffer_->offset();
  record.framing = Framing::framed;
  switch (state_) {
    case State::record_start:
      return read_record(record);
    case State::large_block:
      return read_large_block(record);
    case State::lost:
    case State::lost_in_line:
      return find_record(record);
    case State::ended:
      break;
  }
  return false;
}

// With bytes in hand the end or the error is told by the next call.
Result<bool> WarcReader::end(Record& record, const Result<Gathered>& gathered) {
  if (!record.raw.empty()) return true;
  if (!gathered) return tl::unexpected(gathered.error());
  state_ = State::ended;
  return true;  // the end, which is to be settled
}

Result<bool> WarcReader::give_up(Record& record, std::string_view cause) {
  ++counts_.broken;
  record.fault = not_a_warc_record(buffer_->name(), record.offset, cause);
  state_ = record.raw.ends_with('\n') ? State::lost : State::lost_in_line;
  return true;
}

Result<bool> WarcReader::read_record(Record& record) {
  Result<bool> head = read_head(record);
  if (!head || !*head || record.fault || state_ == State::ended) return head;
  if (record.content != Content::unread) return true;
  const std::optional<std::uint64_t> length = warc_content_length(record.raw);
  if (!length) return give_up(record, "its head has no Content-Length");
  return read_block(record, *length);
}

/// Leaves `content` unread where a head stands in `record`.
Result<bool> WarcReader::read_head(Record& record) {
  std::size_t line = 0;
  while (true) {
    const Result<Gathered> gathered =
        buffer_->gather(record.raw, Until::newline, limits::max_warc_head);
    if (!gathered || *gathered == Gathered::all) {
      if (gathered && !record.raw.empty()) return give_up(record, "the file ends inside its head");
      return end(record, gathered);
    }
    if (*gathered == Gathered::part) return give_up(record, "its head is over 64 KiB");
    const std::string_view text = std::string_view(record.raw).substr(line);
    if (is_blank_line(text)) {
      // Some writers close a record by more than two line ends.
      record.content = line == 0 ? Content::blank : Content::unread;
      return true;
    }
    if (line == 0 && !is_warc_version(text)) return give_up(record, "it starts with no WARC/1.0");
    line = record.raw.size();
  }
}

Result<bool> WarcReader::read_block(Record& record, std::uint64_t length) {
  const std::size_t head = record.raw.size();
  const std::uint64_t rest = max_document_ - std::min(max_document_, head);
  if (rest < closing.size() || length > rest - closing.size()) {
    ++counts_.too_large;
    record.content = Content::piece;
    record.fault = document_too_large(buffer_->name(), 0, max_document_);
    left_ = length + std::min<std::uint64_t>(closing.size(), UINT64_MAX - length);
    state_ = State::large_block;
    return true;
  }
  const std::size_t whole = head + static_cast<std::size_t>(length) + closing.size();
  const Result<Gathered> gathered = buffer_->gather(record.raw, Until::end, whole);
  if (record.raw.size() == whole && record.raw.ends_with(closing)) {
    record.text_in_raw = {head, head + static_cast<std::size_t>(length)};
    return true;
  }
  record.content = Content::piece;
  if (!gathered) return true;  // the source failed; the next call says so
  if (record.raw.size() == whole) {
    return give_up(record, "its Content-Length does not lead to its end");
  }
  return give_up(record, "the file ends inside it");
}

// Whether the number was right shows in the next head.
Result<bool> WarcReader::read_large_block(Record& record) {
  const std::uint64_t wanted = std::min<std::uint64_t>(left_, block_);
  const Result<Gathered> gathered =
      buffer_->gather(record.raw, Until::end, static_cast<std::size_t>(wanted));
  left_ -= record.raw.size();
  if (left_ == 0) {
    state_ = State::record_start;
  } else if (gathered && record.raw.size() < wanted) {
    return give_up(record, "the file ends inside it");
  }
  return record.raw.empty() ? end(record, gathered) : Result<bool>(true);
}

bool WarcReader::is_at_record() {
  constexpr std::string_view start = "WARC/1.";
  while (buffer_->pending().size() < start.size()) {
    if (!buffer_->fill().value_or(false)) return false;
  }
  return buffer_->pending().starts_with(start);
}

Result<bool> WarcReader::find_record(Record& record) {
  while (record.raw.size() < block_) {
    if (state_ == State::lost && is_at_record()) {
      state_ = State::record_start;
      return record.raw.empty() ? read_record(record) : Result<bool>(true);
    }
    const Result<Gathered> gathered = buffer_->gather(record.raw, Until::newline, block_);
    if (!gathered || *gathered == Gathered::all) return end(record, gathered);
    state_ = *gathered == Gathered::line ? State::lost : State::lost_in_line;
  }
  return true;
}

void WarcReader::interpret(Record& record) const {
  if (record.content != Content::unread) return;
  const std::string_view head = std::string_view(record.raw).substr(0, record.text_in_raw.begin);
  if (!is_text(head)) {
    const bool is_about_the_file = starts_with_word(warc_value(head, "WARC-Type"), "warcinfo");
    record.content = is_about_the_file ? Content::blank : Content::no_text;
    return;
  }
  record.kind = RecordKind::document;
  record.content = Content::document;
  record.spelling = Spelling::plain;
  record.metadata.id = without_brackets(warc_value(head, "WARC-Record-ID"));
  record.metadata.url = without_brackets(warc_value(head, "WARC-Target-URI"));
  // Several, with commas between, the one with most of the text first.
  const std::string_view languages = warc_value(head, "WARC-Identified-Content-Language");
  record.metadata.language = languages.substr(0, languages.find(','));
  record.metadata.extent = Extent::page;
  find_fields(head, record);
}

void WarcReader::settle(Record& record) {
  switch (record.content) {
    case Content::no_text:
      ++counts_.no_text;
      break;
    case Content::document:
      record.document = ++counts_.documents;
      break;
    case Content::blank:
    case Content::broken:
      break;
    case Content::unread:
    case Content::piece:
      if (!record.raw.empty() || counts_.documents > 0 || counts_.no_text == 0) break;
      record.fault = no_warc_text(buffer_->name());
      break;
  }
}

}  // namespace dross
