// Files that are there whole or not at all, as sinks.
#pragma once

#include <memory>
#include <string>

#include "output/sink.h"

namespace dross {

/// The file gets its name when the sink is closed; without that nothing stays of it, and an old
/// file of that name does. What is no regular file (/dev/full, a named pipe) is written as it is.
Result<std::unique_ptr<ByteSink>> atomic_sink(const std::string& path);

}  // namespace dross
