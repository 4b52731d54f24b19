// Packed inputs: gzip (RFC 1952, any number of members) and Zstandard (RFC 8878, any number of
// frames, skippable ones too) are told by their first bytes and unpacked while they are read. What
// cannot be unpacked is a fault behind all bytes that could, so that nothing is lost in silence.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/compression.h"
#include "base/limits.h"
#include "input/source.h"

namespace dross {

struct DecodeOptions {
  /// Unpacked bytes for each packed one, looked at once `min_ratio_bytes` have come; more is
  /// Fault::input_expands.
  std::size_t max_ratio = limits::max_ratio;
  std::size_t min_ratio_bytes = limits::min_ratio_bytes;
  /// Base-2 logarithm of the largest Zstandard window, which is memory that the input asks for;
  /// more is Fault::window_too_large. 10 to 31.
  int max_window_log = limits::max_window_log;
  /// Is told of bytes as they are read, packed; may be null.
  std::atomic<std::uint64_t>* bytes_read = nullptr;
};

/// By magic number; nothing where more bytes could still make one.
std::optional<Compression> compression_of(std::string_view first_bytes);

/// Of a file on disk; `none` for all that is no regular file or cannot be read.
Compression compression_of_file(const std::string& path);

/// The unpacked bytes of `source`, or its bytes as they are where it is not packed. An input that
/// ends inside its first magic number is Fault::input_damaged, behind its bytes, if its name says
/// that it is packed or no text starts so.
/// Not unpacked again: packed twice comes out packed once.
std::unique_ptr<ByteSource> decoded(std::unique_ptr<ByteSource> source,
                                    const DecodeOptions& options = {});

/// open_source, unpacked.
Result<std::unique_ptr<ByteSource>> open_input(const std::string& path,
                                               const DecodeOptions& options = {});

}  // namespace dross
