// Bytes -> records. A reader holds one record at a time, whole; memory is bounded by
// `max_document`, above which bytes pass through in pieces.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "base/limits.h"
#include "input/decode.h"
#include "input/record.h"
#include "input/source.h"

namespace dross {

enum class Format { automatic, text, jsonl, wet };

/// What a plain text is cut into.
enum class TextUnit {
  document,  ///< one document, held whole
  lines      ///< blocks of whole lines, each a document of its own, for what looks at lines alone
};

struct ReaderOptions {
  Format format = Format::automatic;
  TextUnit text_unit = TextUnit::document;
  /// A plain text is several documents, with a line of just this between two; empty = it is one.
  std::string separator;
  std::string text_field = "text";
  std::string id_field = "id";
  std::string url_field = "url";
  std::string language_field = "lang";
  /// Bytes of a record, line end included: one more, and it passes untouched. 0 counts as 1.
  std::size_t max_document = limits::max_document;
  DecodeOptions decode;  ///< for who opens the inputs
  /// Bytes asked of the source at a time, and size of the pieces that pass. 0 counts as 1.
  std::size_t block = std::size_t{256} << 10;
};

/// What a reader has met so far. In a text input there is one document and nothing else.
struct ReadCounts {
  std::size_t documents = 0;  ///< records with text to clean
  std::size_t no_text = 0;    ///< JSON objects without a string in the text field, WARC records
                              ///< of something else
  std::size_t broken = 0;     ///< lines that are no complete JSON object, damaged WARC records
  std::size_t too_large = 0;  ///< documents over max_document
  std::size_t blank = 0;      ///< blank lines
};

class RecordReader {
 public:
  RecordReader() = default;
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  virtual ~RecordReader() = default;

  /// Fills `record` (its buffers are reused) and returns true; false at the end of the input.
  /// An error means that the source failed; what was read before it has been returned.
  /// A document that the source could not give whole passes untouched, before the error.
  Result<bool> next(Record& record);

  // The steps of next(), for those who read ahead. Reading and settling each go in the order of the
  // input, and may go at the same time for different records; interpreting, in any order, between.

  /// The bytes of the next record, and no more. Once, at the end, the record may be empty: it is to
  /// be settled like any other.
  virtual Result<bool> read(Record& record) = 0;
  /// Finds the text in them.
  virtual void interpret(Record& record) const = 0;
  /// Counts the record and gives a document its number. An empty record that carries no fault
  /// afterwards is none.
  virtual void settle(Record& record) = 0;
  /// Are there bytes of another record that the source need not be asked for?
  [[nodiscard]] virtual bool has_bytes_at_hand() const = 0;

  /// `text`, `jsonl` or `wet`; `automatic` for input that is not ours.
  [[nodiscard]] virtual Format format() const = 0;
  [[nodiscard]] virtual const ReadCounts& counts() const = 0;
};

/// Looks at the first bytes where the format is `automatic`: JSONL if the source's name ends in
/// .jsonl or .ndjson (before .gz or .zst) or the first byte that is not blank is `{`, WET if it
/// starts with the version line of a WARC record, else text. A JSON array or an HTML
/// page passes untouched, its first record carrying Fault::not_our_input; with a format given no
/// such look is taken. A source that fails is reported by next(), behind what it gave.
///
///   auto reader = open_reader(memory_source("{\"text\":\"One.\"}\n"), {});
///   for (Record record; (*reader)->next(record).value_or(false);) use(record.text());
Result<std::unique_ptr<RecordReader>> open_reader(std::unique_ptr<ByteSource>,
                                                  const ReaderOptions&);

/// The format in which a file would be read, from its first bytes. Nothing for what is no regular
/// file, is empty, cannot be read or is not this tool's input.
std::optional<Format> format_of_file(const std::string& path, const ReaderOptions&);

}  // namespace dross
