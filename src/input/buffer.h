// Bytes of a source with a look ahead: the format is told from bytes that the reader then gets.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/source.h"

namespace dross {

enum class Until { newline, end };

/// Why gathering stopped: behind a newline, at the end of the input, or at the limit with more to
/// come.
enum class Gathered { line, all, part };

class InputBuffer {
 public:
  InputBuffer(std::unique_ptr<ByteSource> source, std::size_t block);

  /// Bytes read and not yet taken.
  [[nodiscard]] std::string_view pending() const;
  /// Reads once more, keeping what is pending; false at the end of the input. After an error the
  /// source is not asked again: the same error comes back.
  Result<bool> fill();
  /// Moves bytes to the end of `out` until it holds `limit` bytes. On an error `out` holds what
  /// came before it.
  Result<Gathered> gather(std::string& out, Until until, std::size_t limit);
  /// Of pending() in the input.
  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] const std::string& name() const { return source_->name(); }

 private:
  void make_room();
  void take(std::size_t size);

  std::unique_ptr<ByteSource> source_;
  std::size_t block_;
  std::vector<char> bytes_;
  std::size_t begin_ = 0;  // pending() is bytes_[begin_, end_)
  std::size_t end_ = 0;
  std::size_t offset_ = 0;
  std::optional<Result<bool>> last_;  // the end or the error, once met
};

}  // namespace dross
