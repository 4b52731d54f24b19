// The temporary files of this process, where a signal handler can find them: a run that is
// interrupted takes them with it.
#pragma once

#include <string>

namespace dross {

/// Makes a file by mkostemp(3) (`pattern` ends in XXXXXX and becomes its name) and puts it on the
/// list; the descriptor, or -1 with errno set. While remove_unfinished_files() runs, none is made.
int create_unfinished_file(std::string& pattern);

/// Takes the name off the list; to be called once the file has got its last name, or is gone.
void forget_unfinished_file(const std::string& name);

/// Removes all that are on the list, and lets no new one be made: for a handler that ends the
/// process. Async-signal-safe.
void remove_unfinished_files();

}  // namespace dross
