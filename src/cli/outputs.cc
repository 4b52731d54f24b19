// Files are told apart by device and inode, so that other spellings and links are found too.
#include "cli/outputs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

namespace dross::cli {
namespace {

// Only regular files: a pipe, a terminal or /dev/null may well be read and written at once.
std::optional<struct stat> regular_file(const std::string& path) {
  struct stat status{};
  const int found = path == "-" ? ::fstat(STDIN_FILENO, &status) : ::stat(path.c_str(), &status);
  if (found != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return status;
}

std::optional<struct stat> regular_stdout() {
  struct stat status{};
  if (::fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return status;
}

std::string name_of(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

bool same_file(const std::optional<struct stat>& a, const std::optional<struct stat>& b) {
  return a && b && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

}  // namespace

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

Result<void> refuse_overwriting(const Options& options, const std::vector<std::string>& paths) {
  const auto log = options.log.empty() ? std::nullopt : regular_file(options.log);
  const auto out = options.mode == Mode::check ? std::nullopt : regular_stdout();
  if (same_file(log, out)) {
    return fail(Fault::bad_usage, fmt::format("{} is the log and standard output", options.log),
                "give the log a file of its own");
  }
  for (const std::string& path : paths) {
    const auto input = regular_file(path);
    if (same_file(input, log)) {
      return fail(Fault::bad_usage, fmt::format("{} is an input and the log", name_of(path)),
                  "give the log a file of its own");
    }
    // An empty input cannot grow under its reader: the shell has emptied it before we began.
    if (same_file(input, out) && input->st_size > 0) {
      return fail(Fault::bad_usage,
                  fmt::format("{} is an input and standard output", name_of(path)),
                  "write to another file, then rename it");
    }
  }
  return {};
}

}  // namespace dross::cli
