// Closed ones are opened on /dev/null, in the direction that nobody wants.
#include "cli/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>

namespace dross::cli {

void hold_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // open(2) gives the lowest free number, which is this one. The wrong direction keeps the error.
    const int direction = descriptor == STDIN_FILENO    ? O_WRONLY
                          : descriptor == STDOUT_FILENO ? O_RDONLY
                                                        : O_RDWR;
    static_cast<void>(::open("/dev/null", direction));
  }
}

}  // namespace dross::cli
