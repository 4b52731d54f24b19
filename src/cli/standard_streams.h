// A program may be started with its standard streams closed.
#pragma once

namespace dross::cli {

/// Makes descriptors 0 to 2 taken ones. A program that is started with one of them closed would be
/// given its number for the next file it opens, and write the cleaned text into the log. Reading
/// from a stdin or writing to a stdout that was closed stays an error.
void hold_standard_streams();

}  // namespace dross::cli
