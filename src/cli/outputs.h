// Outputs must not fall onto one another or onto what is being read: the bytes lost so are gone.
#pragma once

#include "base/diagnostic.h"
#include "cli/options.h"

namespace dross::cli {

/// Makes descriptors 0 to 2 taken ones. A program that is started with one of them closed would be
/// given its number for the next file it opens, and write the cleaned text into the log. Reading
/// from a stdin or writing to a stdout that was closed stays an error.
void hold_standard_streams();

/// Refuses a log or a statistics file that is one of the inputs or another output, and a standard
/// output that is appended to an input: the first loses bytes, the second never ends.
Result<void> refuse_overwriting(const Options&, const std::vector<std::string>& paths);

}  // namespace dross::cli
