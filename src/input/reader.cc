// Which reader an input gets. The file name counts before the content, so that a JSONL file whose
// first line is damaged is still read as what it is.
#include "input/reader.h"

#include <sys/stat.h>

#include <utility>

#include "base/compression.h"
#include "input/buffer.h"
#include "input/detect.h"
#include "input/jsonl_reader.h"
#include "input/reader_faults.h"
#include "input/separated_reader.h"
#include "input/text_reader.h"
#include "input/warc_reader.h"

namespace dross {
namespace {

bool is_named_jsonl(std::string_view name) {
  name = without_compression(name);
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

InputKind kind_asked_for(const ReaderOptions& options, InputBuffer& buffer) {
  switch (options.format) {
    case Format::text:
      return InputKind::text;
    case Format::jsonl:
      return InputKind::jsonl;
    case Format::wet:
      return InputKind::wet;
    case Format::automatic:
      break;
  }
  return is_named_jsonl(buffer.name()) ? InputKind::jsonl : detect_kind(buffer);
}

}  // namespace

Result<bool> RecordReader::next(Record& record) {
  Result<bool> more = read(record);
  if (!more || !*more) return more;
  interpret(record);
  settle(record);
  return !record.raw.empty() || record.fault.has_value();
}

Result<std::unique_ptr<RecordReader>> open_reader(std::unique_ptr<ByteSource> source,
                                                  const ReaderOptions& options) {
  auto buffer = std::make_unique<InputBuffer>(std::move(source), options.block);
  const InputKind kind = kind_asked_for(options, *buffer);
  switch (kind) {
    case InputKind::text:
      if (options.separator.empty())
        return std::make_unique<TextReader>(std::move(buffer), options);
      return std::make_unique<SeparatedReader>(std::move(buffer), options);
    case InputKind::wet:
      return std::make_unique<WarcReader>(std::move(buffer), options);
    case InputKind::jsonl:
      return std::make_unique<JsonlReader>(std::move(buffer), options);
    case InputKind::json_array:
    case InputKind::html:
      break;
  }
  Diagnostic refusal = not_our_input(buffer->name(), kind);
  return std::make_unique<TextReader>(std::move(buffer), options, std::move(refusal));
}

std::optional<Format> format_of_file(const std::string& path, const ReaderOptions& options) {
  constexpr std::size_t first_look = 4096;
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  Result<std::unique_ptr<ByteSource>> source = open_input(path, options.decode);
  if (!source) return std::nullopt;
  InputBuffer buffer(std::move(*source), first_look);
  const InputKind kind = kind_asked_for(options, buffer);
  if (buffer.pending().empty() && !buffer.fill().value_or(false)) return std::nullopt;
  switch (kind) {
    case InputKind::text:
      return Format::text;
    case InputKind::jsonl:
      return Format::jsonl;
    case InputKind::wet:
      return Format::wet;
    case InputKind::json_array:
    case InputKind::html:
      break;
  }
  return std::nullopt;
}

}  // namespace dross
