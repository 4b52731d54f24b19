// Bytes -> records. A reader holds one record at a time, whole; memory is bounded by
// `max_document`, above which bytes pass through in pieces.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/limits.h"
#include "input/record.h"
#include "input/source.h"

namespace dross {

enum class Format { automatic, text, jsonl };

struct ReaderOptions {
  Format format = Format::automatic;
  std::string text_field = "text";
  std::string id_field = "id";
  std::string url_field = "url";
  std::string language_field = "lang";
  std::size_t max_document = limits::max_document;
  std::size_t block = std::size_t{256} << 10;  ///< bytes asked of the source at a time
};

class RecordReader {
 public:
  RecordReader() = default;
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  virtual ~RecordReader() = default;

  /// Fills `record` (its buffers are reused) and returns true; false at the end of the input.
  /// An error means that the source failed; what was read before it has been returned.
  virtual Result<bool> next(Record& record) = 0;
  [[nodiscard]] virtual Format format() const = 0;
};

/// Looks at the first bytes where the format is `automatic`. A JSON array or an HTML page passes
/// untouched, its first record carrying Fault::not_our_input.
Result<std::unique_ptr<RecordReader>> open_reader(std::unique_ptr<ByteSource>, const ReaderOptions&);

}  // namespace dross
