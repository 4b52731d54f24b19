// Options that do not go together.
#pragma once

#include "base/diagnostic.h"
#include "cli/options.h"

namespace dross::cli {

/// Fault::bad_usage where options contradict one another or one needs another.
Result<void> check_together(Command command, const Options& options);

}  // namespace dross::cli
