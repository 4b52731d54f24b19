// A folder's path is resolved once: a run may write a million files into a few folders.
#include "cli/run_files.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <system_error>
#include <unordered_map>

namespace dross::cli {
namespace {

namespace fs = std::filesystem;

using FileStatus = std::optional<struct stat>;

FileStatus status_of(const RunFile& file, int standard_stream) {
  struct stat status{};
  const int found =
      file.path == "-" ? ::fstat(standard_stream, &status) : ::stat(file.path.c_str(), &status);
  return found == 0 ? FileStatus(status) : std::nullopt;
}

class FileKeys {
 public:
  /// Empty for what is no regular file and could not become one.
  std::string of(const RunFile& file, const FileStatus& status) {
    if (status) {
      return S_ISREG(status->st_mode) ? fmt::format("{}:{}", status->st_dev, status->st_ino) : "";
    }
    if (file.path.empty() || file.path == "-") return {};
    const fs::path path(file.path);
    return resolved(path.parent_path().string()) + '/' + path.filename().string();
  }

 private:
  const std::string& resolved(const std::string& folder) {
    const auto [found, is_new] = folders_.try_emplace(folder);
    if (is_new) {
      std::error_code failed;  // then the path stands as it was given
      const fs::path whole = fs::absolute(folder.empty() ? "." : folder, failed);
      const fs::path real = fs::weakly_canonical(whole, failed);
      found->second = failed ? folder : real.string();
    }
    return found->second;
  }

  std::unordered_map<std::string, std::string> folders_;
};

Result<void> refuse(const RunFile& file, std::string_view role, std::string_view other,
                    std::string_view hint) {
  const std::string name = file.path == "-" ? "standard input" : file.path;
  return fail(Fault::bad_usage, fmt::format("{} is {} and {}", name, role, other),
              std::string(hint));
}

}  // namespace

Result<void> refuse_clashes(const std::vector<RunFile>& read, const std::vector<RunFile>& written) {
  FileKeys keys;
  std::unordered_map<std::string, const RunFile*> parts;
  for (const RunFile& file : written) {
    const std::string key = keys.of(file, status_of(file, STDOUT_FILENO));
    if (key.empty()) continue;
    const auto [other, is_new] = parts.emplace(key, &file);
    if (!is_new) return refuse(file, other->second->role, file.role, RunFile().hint);
  }
  if (parts.empty()) return {};  // a filter: its inputs need not be looked at
  for (const RunFile& file : read) {
    const FileStatus status = status_of(file, STDIN_FILENO);
    const std::string key = keys.of(file, status);
    const auto found = key.empty() ? parts.end() : parts.find(key);
    if (found == parts.end()) continue;
    if (found->second->path == "-" && status && status->st_size == 0) continue;
    return refuse(file, file.role, found->second->role, found->second->hint);
  }
  return {};
}

}  // namespace dross::cli
