// Where bytes go. Writes are gathered and handed to the system in large pieces; a failed write is
// an error value, so that a full disk ends a run with its cause and not with a silent loss.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace dross {

class ByteSink {
 public:
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink() = default;

  virtual Result<void> write(std::string_view bytes) = 0;
  /// What follows can be read without what came before, where the form has such a thing.
  virtual Result<void> begin_member() { return {}; }
  /// Hands over what is still gathered. To be called before the sink goes; the destructor does not.
  virtual Result<void> flush() = 0;
  /// Flushes and closes; errors that the system only tells at close come out here.
  virtual Result<void> close() = 0;
};

/// Standard output. Fault::output_closed when the reader at the other end of a pipe has gone (the
/// process must ignore SIGPIPE), Fault::output_failed for anything else.
std::unique_ptr<ByteSink> stdout_sink();

/// Creates or empties the file. A named pipe whose reader has gone is Fault::output_failed.
Result<std::unique_ptr<ByteSink>> file_sink(const std::string& path);

/// Appends to `out`, which must outlive the sink.
std::unique_ptr<ByteSink> memory_sink(std::string& out);

/// Takes everything and keeps nothing.
std::unique_ptr<ByteSink> null_sink();

}  // namespace dross
