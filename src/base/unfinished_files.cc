// A handler may run between any two instructions of any thread. So names stand in fixed slots whose
// flag is set last; and a file is made with signals held back, under a count that the handler waits
// for, or it could come to be behind the handler's back.
#include "base/unfinished_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <ctime>

namespace dross {
namespace {

/// A run has its output, log, statistics and two state files open at most; the rest is room. Files
/// beyond are made, but stay behind if a signal ends the run.
constexpr std::size_t slot_count = 16;

enum class SlotState : int { free, changing, used };

struct Slot {
  std::atomic<SlotState> state = SlotState::free;
  std::array<char, PATH_MAX> name{};
};

std::array<Slot, slot_count> slots;
std::atomic<bool> stopping = false;
std::atomic<int> creating = 0;

static_assert(std::atomic<SlotState>::is_always_lock_free);
static_assert(std::atomic<int>::is_always_lock_free);

void sleep_a_millisecond() {
  const timespec time{0, 1'000'000};
  ::nanosleep(&time, nullptr);
}

class SignalsHeldBack {
 public:
  SignalsHeldBack() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeldBack() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeldBack(const SignalsHeldBack&) = delete;
  SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;

 private:
  sigset_t before_{};
};

void remember(const std::string& name) {
  if (name.size() >= PATH_MAX) return;
  for (Slot& slot : slots) {
    SlotState expected = SlotState::free;
    if (!slot.state.compare_exchange_strong(expected, SlotState::changing)) continue;
    name.copy(slot.name.data(), name.size());
    slot.name[name.size()] = '\0';
    slot.state = SlotState::used;
    return;
  }
}

}  // namespace

int create_unfinished_file(std::string& pattern) {
  const SignalsHeldBack held;
  ++creating;
  if (stopping) {  // the process is about to end
    --creating;
    while (true) sleep_a_millisecond();
  }
  const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
  const int error = errno;
  if (descriptor >= 0) remember(pattern);
  --creating;
  errno = error;
  return descriptor;
}

void forget_unfinished_file(const std::string& name) {
  for (Slot& slot : slots) {
    if (slot.state == SlotState::used && name == slot.name.data()) {
      slot.state = SlotState::free;
      return;
    }
  }
}

void remove_unfinished_files() {
  // A thread that is making a file has signals held back, so it is another one and will come to an
  // end, or to the loop that waits for ours.
  constexpr int most_waits = 50;
  stopping = true;
  for (int i = 0; i < most_waits && creating > 0; ++i) sleep_a_millisecond();
  for (Slot& slot : slots) {
    if (slot.state == SlotState::used) ::unlink(slot.name.data());
  }
}

}  // namespace dross
