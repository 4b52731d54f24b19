// Files are told apart by device and inode, so that other spellings and links are found too.
#include "cli/outputs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

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

// A file that is written beside standard output. `role`: what messages call it.
Result<void> refuse_side_output(const std::string& file, std::string_view role,
                                const std::optional<struct stat>& out,
                                const std::vector<std::string>& paths) {
  if (file.empty()) return {};
  const auto status = regular_file(file);
  const std::string hint = fmt::format("give {} a file of its own", role);
  if (same_file(status, out)) {
    return fail(Fault::bad_usage, fmt::format("{} is {} and standard output", file, role), hint);
  }
  for (const std::string& path : paths) {
    if (!same_file(regular_file(path), status)) continue;
    return fail(Fault::bad_usage, fmt::format("{} is an input and {}", name_of(path), role), hint);
  }
  return {};
}

// Of files that need not exist yet.
bool is_same_path(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  if (same_file(regular_file(a), regular_file(b))) return true;
  std::error_code failed;  // then the path is compared as it was given
  const auto whole = [&](const std::string& path) {
    const std::filesystem::path absolute = std::filesystem::absolute(path, failed);
    const std::filesystem::path found = std::filesystem::weakly_canonical(absolute, failed);
    return failed ? std::filesystem::path(path) : found;
  };
  return !std::filesystem::exists(a, failed) && whole(a) == whole(b);
}

Result<void> refuse_shared_side_outputs(const Options& options,
                                        const std::optional<struct stat>& out,
                                        const std::vector<std::string>& paths) {
  struct SideOutput {
    const std::string& path;
    std::string_view role;
  };
  const std::array<SideOutput, 4> files = {{{options.log, "the log"},
                                            {options.stats, "the statistics"},
                                            {options.dedupe.seen, "the file of --seen"},
                                            {options.dedupe.template_save, "the template"}}};
  for (std::size_t i = 0; i < files.size(); ++i) {
    Result<void> fine = refuse_side_output(files[i].path, files[i].role, out, paths);
    if (!fine) return fine;
    for (std::size_t k = i + 1; k < files.size(); ++k) {
      if (!is_same_path(files[i].path, files[k].path)) continue;
      return fail(Fault::bad_usage,
                  fmt::format("{} is {} and {}", files[i].path, files[i].role, files[k].role),
                  "give each a file of its own");
    }
  }
  return {};
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
  const auto out = options.mode == Mode::check ? std::nullopt : regular_stdout();
  if (Result<void> fine = refuse_shared_side_outputs(options, out, paths); !fine) return fine;
  for (const std::string& path : paths) {
    const auto input = regular_file(path);
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
