// The handler does all the work itself: no thread has to notice a flag, so the end does not wait
// for a long document or a slow disk.
#include "cli/signals.h"

#include <array>
#include <csignal>

#include "base/unfinished_files.h"

namespace dross::cli {
namespace {

extern "C" void end_by_signal(int signal) {
  remove_unfinished_files();
  // SA_RESETHAND has brought the default back, and the signal is let through when this returns.
  ::raise(signal);
}

}  // namespace

void handle_signals() {
  // Writing then fails with its cause, where the signal would end the process without a word.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before{};
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    struct sigaction action{};
    action.sa_handler = end_by_signal;
    ::sigfillset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace dross::cli
