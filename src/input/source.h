// Where bytes come from: a file descriptor, or memory (tests, bindings). Reading is by read(2), not
// by mmap: a mapped file that is cut short meanwhile ends in SIGBUS.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/diagnostic.h"

namespace dross {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Up to `size` bytes into `buffer`; 0 at the end. May return fewer at any time.
  virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;
  /// What diagnostics and logs call it: the path as given, `-` for stdin.
  [[nodiscard]] virtual const std::string& name() const = 0;
};

/// Opens a file for reading (`-` is stdin). A folder is refused as unreadable.
Result<std::unique_ptr<ByteSource>> open_source(const std::string& path);

/// Reads `bytes` in pieces of at most `piece` bytes.
std::unique_ptr<ByteSource> memory_source(std::string bytes, std::string name = "-",
                                          std::size_t piece = SIZE_MAX);

}  // namespace dross
