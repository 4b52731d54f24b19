// The bytes of one rule file and where its lines and characters stand. The TOML parser tells places
// as line and code point, RE2 and the other checks tell bytes; this translates both ways.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"

namespace dross {

/// Holds views: the file's content must outlive it. The content must be valid UTF-8.
class SourceText {
 public:
  SourceText(std::string name, std::string_view content);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view content() const { return content_; }
  [[nodiscard]] std::string_view slice(ByteSpan span) const;

  /// Byte offset of a place told in lines and code points from 1. What lies beyond the file is its
  /// end. Takes time bounded by `stride`, however long the line is.
  [[nodiscard]] std::size_t offset_of(std::size_t line, std::size_t column) const;

  /// The place of a byte offset. What lies beyond the file is its end.
  [[nodiscard]] Place place_of(std::size_t offset) const;

  /// A diagnostic whose caret stands under `at`, as far as `at` lies on one line.
  [[nodiscard]] Diagnostic diagnostic(Fault fault, Severity severity, ByteSpan at,
                                      std::string message, std::string hint) const;

 private:
  struct Line {
    std::size_t offset = 0;      ///< byte offset of its first byte
    std::size_t code_point = 0;  ///< code points of the file before it
  };

  void mark(ByteSpan line);
  [[nodiscard]] std::size_t code_point_at(std::size_t offset) const;
  [[nodiscard]] std::size_t line_index_of(std::size_t offset) const;
  [[nodiscard]] ByteSpan line_span(std::size_t index) const;

  static constexpr std::size_t stride = 32;

  std::string name_;
  std::string_view content_;
  std::size_t code_points_ = 0;
  std::vector<Line> lines_;
  std::vector<std::size_t> marks_;  ///< byte offset of every `stride`th code point
};

/// The quoted text or bare word that stands at a place, for a caret under it.
ByteSpan quoted_at(const SourceText& source, const Place& place);

/// A file's content without a UTF-8 byte order mark, which is where places are counted from.
std::string_view without_mark(std::string_view content);

}  // namespace dross
