// A folder's path is resolved once: a run may write a million files into a few folders.
#include "cli/run_files.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <system_error>
#include <unordered_map>

namespace dross::cli {
namespace {

namespace fs = std::filesystem;

class FileKeys {
 public:
  /// Empty for what is no regular file and could not become one.
  std::string of(const std::string& path) {
    if (path.empty() || path == "-") return {};
    struct stat status{};
    if (::stat(path.c_str(), &status) == 0) {
      return S_ISREG(status.st_mode) ? fmt::format("{}:{}", status.st_dev, status.st_ino) : "";
    }
    const fs::path file(path);
    return resolved(file.parent_path().string()) + '/' + file.filename().string();
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

Result<void> refuse(const RunFile& file, std::string_view role, std::string_view other) {
  return fail(Fault::bad_usage, fmt::format("{} is {} and {}", file.path, role, other),
              "give each a file of its own");
}

}  // namespace

Result<void> refuse_clashes(const std::vector<RunFile>& read, const std::vector<RunFile>& written) {
  FileKeys keys;
  std::unordered_map<std::string, std::string_view> roles;
  for (const RunFile& file : written) {
    const std::string key = keys.of(file.path);
    if (key.empty()) continue;
    const auto [other, is_new] = roles.emplace(key, file.role);
    if (!is_new) return refuse(file, other->second, file.role);
  }
  if (roles.empty()) return {};  // a filter: its inputs need not be looked at
  for (const RunFile& file : read) {
    const std::string key = keys.of(file.path);
    const auto found = key.empty() ? roles.end() : roles.find(key);
    if (found != roles.end()) return refuse(file, file.role, found->second);
  }
  return {};
}

}  // namespace dross::cli
