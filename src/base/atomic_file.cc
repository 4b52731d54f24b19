// Temporary file, fsync, rename, fsync of the folder: without the first fsync a crash could leave
// the new name with no bytes behind it, without the second the old name could come back.
#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "base/unfinished_files.h"

namespace dross {
namespace {

constexpr std::string_view temporary_mark = ".dross-";
constexpr std::string_view random_part = "XXXXXX";

// Hidden, so that a dead run's is no input of the next; short enough for any file system's names.
std::string temporary_name(const std::string& target) {
  constexpr std::size_t most_of_name = 200;
  const std::filesystem::path path(target);
  const std::string name = "." + path.filename().string().substr(0, most_of_name);
  std::string temporary = (path.parent_path() / name).string();
  return temporary.append(temporary_mark).append(random_part);
}

bool is_temporary(const std::string& name) {
  const std::size_t size = temporary_mark.size() + random_part.size();
  return name.starts_with('.') && name.size() > size &&
         std::string_view(name).substr(name.size() - size).starts_with(temporary_mark);
}

// Whoever writes a file holds a lock on it.
void remove_if_dead(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
  ::close(descriptor);
}

std::string follow_links(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path found = std::filesystem::canonical(path, failed);
  return failed ? path : found.string();
}

// What the old file may be read by, or what any new file may.
mode_t mode_for(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 0777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

void sync_folder(const std::string& folder) {
  const std::string name = folder.empty() ? "." : folder;
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // a file system that cannot has nothing to wait for
  static_cast<void>(::fsync(descriptor));
  ::close(descriptor);
}

}  // namespace

AtomicFile::AtomicFile(std::string path, std::string target, std::string temporary, int descriptor)
    : path_(std::move(path)),
      target_(std::move(target)),
      temporary_(std::move(temporary)),
      descriptor_(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  forget_unfinished_file(temporary_);
}

Result<AtomicFile> AtomicFile::create(const std::string& path) {
  const std::string target = follow_links(path);
  std::string temporary = temporary_name(target);
  const int descriptor = create_unfinished_file(temporary);
  if (descriptor < 0) {
    return fail(Fault::output_failed, "cannot write " + path + ": " + std::strerror(errno));
  }
  // Held until the file is closed: who finds a temporary file without one finds a dead run's.
  static_cast<void>(::flock(descriptor, LOCK_EX | LOCK_NB));
  static_cast<void>(::fchmod(descriptor, mode_for(target)));
  return AtomicFile(path, target, std::move(temporary), descriptor);
}

tl::unexpected<Diagnostic> AtomicFile::failure(int error) const {
  return fail(Fault::output_failed, "cannot write " + path_ + ": " + std::strerror(error),
              "what was there before has been left as it was");
}

Result<void> AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> AtomicFile::commit() {
  while (::fsync(descriptor_) != 0) {
    if (errno != EINTR) return failure(errno);
  }
  // The bytes are on the disk, and Linux has closed the descriptor also where it says EINTR.
  const int closed = ::close(std::exchange(descriptor_, -1));
  if (closed != 0 && errno != EINTR) return failure(errno);
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return failure(errno);
  forget_unfinished_file(temporary_);
  temporary_.clear();
  sync_folder(std::filesystem::path(target_).parent_path().string());
  return {};
}

void remove_dead_temporaries(const std::string& folder) {
  std::error_code error;
  std::filesystem::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::recursive_directory_iterator();
       entry.increment(error)) {
    if (is_temporary(entry->path().filename().string())) remove_if_dead(entry->path().string());
  }
}

void remove_dead_temporaries_of(const std::string& path) {
  const std::filesystem::path pattern(temporary_name(follow_links(path)));
  const std::string name = pattern.filename().string();
  const std::string_view start = std::string_view(name).substr(0, name.size() - random_part.size());
  std::error_code error;
  const std::filesystem::path folder = pattern.has_parent_path() ? pattern.parent_path() : ".";
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    const std::string found = entry->path().filename().string();
    if (found.size() == name.size() && found.starts_with(start)) {
      remove_if_dead(entry->path().string());
    }
  }
}

Result<void> remove_files(const std::vector<std::string>& paths) {
  std::set<std::string> folders;
  for (const std::string& path : paths) {
    if (::unlink(path.c_str()) != 0) {
      if (errno == ENOENT || errno == ENOTDIR) continue;
      return fail(Fault::output_failed, "cannot remove " + path + ": " + std::strerror(errno));
    }
    folders.insert(std::filesystem::path(path).parent_path().string());
  }
  for (const std::string& folder : folders) sync_folder(folder);
  return {};
}

}  // namespace dross
