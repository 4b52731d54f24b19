// What becomes of a run that is told to stop.
#pragma once

namespace dross::cli {

/// From here on SIGINT, SIGTERM and SIGHUP remove the temporary files and end the process as they
/// would have without us, so that a shell sees what happened. One that is ignored (nohup) stays so.
/// Writing to a pipe that nobody reads is an error value and no signal.
void handle_signals();

}  // namespace dross::cli
