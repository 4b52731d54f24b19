// A readers' gate that lets a waiting fork go first: std::shared_mutex of glibc prefers readers,
// and two busy threads would keep a fork waiting for ever.
#include "fork_gate.h"

#include <pthread.h>

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <new>

namespace dross::python {
namespace {

struct Gate {
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t inside = 0;
  bool closing = false;
};

// Never destroyed: threads may still run when the process ends.
Gate& gate() {
  static Gate* const only = new Gate;
  return *only;
}

void before_fork() {
  std::unique_lock lock(gate().mutex);
  gate().closing = true;
  gate().changed.wait(lock, [] { return gate().inside == 0; });
  lock.release();  // held over the fork, so that both sides find it in a known state
}

void after_fork_in_parent() {
  gate().closing = false;
  gate().mutex.unlock();
  gate().changed.notify_all();
}

// Threads that waited are not there any more, and what the condition knows of them must go too.
void after_fork_in_child() {
  new (&gate()) Gate;
}

}  // namespace

LibraryCall::LibraryCall() {
  std::unique_lock lock(gate().mutex);
  gate().changed.wait(lock, [] { return !gate().closing; });
  ++gate().inside;
}

LibraryCall::~LibraryCall() {
  bool last = false;
  {
    const std::scoped_lock lock(gate().mutex);
    --gate().inside;
    last = gate().closing && gate().inside == 0;
  }
  if (last) gate().changed.notify_all();
}

void watch_forks() {
  gate();
  ::pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

}  // namespace dross::python
