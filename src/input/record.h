// What a reader cuts an input into. The `raw` bytes of all records, one after the other, are the
// input; that is what makes "nothing is lost" provable. A record either holds a document whose text
// is to be cleaned, or passes untouched (blank lines, broken JSON, what is over a limit).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"

namespace dross {

/// How much of a page the text is: an article that somebody took out of it, or all of it.
enum class Extent : std::uint8_t { article, page };

/// What is known of a document besides its text. Empty where the input does not say.
struct Metadata {
  std::string id;
  std::string url;
  std::string language;  ///< as the field says it, e.g. "en" or "en-GB"
  Extent extent = Extent::article;
};

enum class RecordKind { document, untouched };

/// What a reader has found in the bytes of a record.
enum class Content : std::uint8_t {
  unread,    ///< nobody has looked yet
  piece,     ///< a part of something larger, or of what is none of ours
  blank,     ///< a blank line
  broken,    ///< no complete JSON object
  no_text,   ///< one without a string in the text field
  document,  ///< a text to clean
};

/// Do the raw bytes themselves tell where they end, so that another record may follow in one
/// output?
enum class Framing : std::uint8_t {
  bare,  ///< a plain text: no
  open,  ///< the last text of several, with no separator behind it: not yet
  framed,
  archived  ///< too; a web archive's, whose readers want each head to begin a gzip member
};

/// A value in the head of a web archive's record that is no longer right when the text has changed.
struct HeaderValue {
  enum class Kind : std::uint8_t { content_length, digest };
  Kind kind = Kind::digest;
  ByteSpan line;   ///< of `raw`; the whole field, with its line end
  ByteSpan value;  ///< of `raw`
};

/// How the raw bytes spell the text: as they are, or as the inside of a JSON string.
enum class Spelling { plain, json };

struct Record {
  RecordKind kind = RecordKind::untouched;
  Content content = Content::piece;
  std::string raw;
  std::size_t offset = 0;    ///< of `raw` in the (decompressed) input
  std::size_t document = 0;  ///< number of the document in its input, from 1; 0 = none
  std::size_t line = 0;      ///< JSONL: line number from 1 (0: of the whole input); text: 1

  Spelling spelling = Spelling::plain;
  ByteSpan text_in_raw;  ///< the text's bytes in `raw`; for JSON without the quotes, for plain text
                         ///< without a UTF-8 byte order mark
  std::string decoded;   ///< the text, where the JSON string has escapes; else empty and unused
  bool has_escapes = false;
  Framing framing = Framing::framed;
  std::vector<HeaderValue> header;  ///< ascending, before the text; a web archive's only
  Metadata metadata;

  std::optional<Diagnostic> fault;  ///< why it passes untouched, where somebody should know

  /// The document's text. Bytes that are no UTF-8 stand as they are; a lone JSON surrogate stands
  /// as the three bytes that CESU-8 would give it (which is invalid UTF-8, so no pattern takes it).
  [[nodiscard]] std::string_view text() const;

  /// Spans of text() -> the spans of `raw` that spell them, one for one, in time proportionate to
  /// the text. `spans` ascend, do not overlap and lie inside text(). An escape that a span covers
  /// only in part (it cuts through a character) is left out of it.
  /// Raw bytes without these spans decode to text() without `spans`, but for one case: where a cut
  /// brings a lone high and a lone low surrogate escape together, readers take them for a pair.
  [[nodiscard]] std::vector<ByteSpan> raw_spans(std::span<const ByteSpan> spans) const;

  /// Bytes of storage that it holds.
  [[nodiscard]] std::size_t capacity() const { return raw.capacity() + decoded.capacity(); }

  /// Empties the record for reuse. Small buffers keep their storage, large ones give it back.
  void clear();
};

}  // namespace dross
