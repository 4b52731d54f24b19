// What an option's value does to the options.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "cli/options.h"

namespace dross::cli {

/// `value`: as typed; empty for an option that takes none. Fault::bad_usage: it is none that the
/// option takes; the options are as they were then.
Result<void> apply_option(const OptionSpec& spec, const std::string& value, Options& out);

}  // namespace dross::cli
