// Loaded before the C library (LD_PRELOAD): makes the Nth call of one kind fail, or all calls of
// write(2) come up short or interrupted, as a full disk, a dying one or a signal would.
//
//   FAIL_CALL   write, fsync, rename, close or open (of files that are made); none: nothing fails
//   FAIL_AT     which call, from 1; that one and all after it fail
//   FAIL_ERRNO  by which error
//   FAIL_MODE   `short`: writes take one byte of what they are given; `interrupted`: every other
//               write and fsync is EINTR
//   READ_SIZE   reads give no more bytes than that
//
// Standard error is left alone, so that the message can be read.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

std::string_view setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::atomic<long> calls = 0;

/// Counts a call of that kind; true where it is to fail, with errno set.
bool fails(std::string_view call) {
  if (setting("FAIL_CALL") != call) return false;
  const char* at = std::getenv("FAIL_AT");
  if (++calls < (at == nullptr ? 1 : std::atol(at))) return false;
  const char* error = std::getenv("FAIL_ERRNO");
  errno = error == nullptr ? EIO : std::atoi(error);
  return true;
}

bool is_interrupted() {
  static std::atomic<unsigned> turn = 0;
  if (setting("FAIL_MODE") != "interrupted" || turn++ % 2 == 1) return false;
  errno = EINTR;
  return true;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
  if (descriptor == STDERR_FILENO) return real(descriptor, bytes, size);
  if (fails("write") || is_interrupted()) return -1;
  const bool is_short = setting("FAIL_MODE") == "short" && size > 1;
  return real(descriptor, bytes, is_short ? 1 : size);
}

ssize_t read(int descriptor, void* bytes, size_t size) {
  static auto* const real = next<ssize_t(int, void*, size_t)>("read");
  static const std::string_view most = setting("READ_SIZE");
  static const size_t limit = most.empty() ? SIZE_MAX : std::strtoul(most.data(), nullptr, 10);
  return real(descriptor, bytes, size < limit ? size : limit);
}

int fsync(int descriptor) {
  static auto* const real = next<int(int)>("fsync");
  if (fails("fsync") || is_interrupted()) return -1;
  return real(descriptor);
}

int rename(const char* from, const char* to) {
  static auto* const real = next<int(const char*, const char*)>("rename");
  return fails("rename") ? -1 : real(from, to);
}

int close(int descriptor) {
  static auto* const real = next<int(int)>("close");
  const bool is_written = (::fcntl(descriptor, F_GETFL) & O_ACCMODE) != O_RDONLY;
  const bool has_failed = is_written && fails("close");
  const int error = errno;
  const int status = real(descriptor);
  if (!has_failed) return status;
  errno = error;
  return -1;
}

int mkostemp(char* pattern, int flags) {
  static auto* const real = next<int(char*, int)>("mkostemp");
  return fails("open") ? -1 : real(pattern, flags);
}

}  // extern "C"
