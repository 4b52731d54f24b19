// A folder is listed whole before its first file is read: what is written beside the inputs
// meanwhile is no input. A million paths are some 150 MB.
#include "input/folders.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace dross {
namespace {

namespace fs = std::filesystem;

// A folder that cannot be listed becomes an input itself: opening it says why, and the rest is
// done.
void list_folder(const std::string& folder, std::vector<std::string>& files) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    if (entry->path().filename().string().starts_with('.')) continue;
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      list_folder(entry->path().string(), files);
    } else if (entry->is_regular_file(ignored)) {
      files.push_back(entry->path().string());
    }
  }
  if (error) files.push_back(folder);
}

// "corpus/" and "corpus" give the same.
std::string below(const std::string& folder, const std::string& path) {
  std::size_t at = folder.size();
  while (at < path.size() && path[at] == '/') ++at;
  return at == path.size() ? fs::path(path).filename().string() : path.substr(at);
}

}  // namespace

std::vector<InputFile> find_input_files(const std::vector<std::string>& paths) {
  std::vector<InputFile> inputs;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path == "-" || !fs::is_directory(path, ignored)) {
      inputs.push_back({path, fs::path(path).filename().string()});
      continue;
    }
    std::vector<std::string> files;
    list_folder(path, files);
    std::ranges::sort(files);
    for (std::string& file : files) {
      std::string relative = below(path, file);
      inputs.push_back({std::move(file), std::move(relative)});
    }
  }
  return inputs;
}

std::vector<std::string> expand_folders(const std::vector<std::string>& paths) {
  std::vector<InputFile> files = find_input_files(paths);
  std::vector<std::string> expanded;
  expanded.reserve(files.size());
  for (InputFile& file : files) expanded.push_back(std::move(file.path));
  return expanded;
}

}  // namespace dross
