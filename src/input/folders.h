// Folders as inputs: all files below them, in an order that is the same on every machine.
#pragma once

#include <string>
#include <vector>

namespace dross {

struct InputFile {
  std::string path;
  /// Where its output stands below --out-dir: the path below the folder that was named, or the name
  /// of a file that was named itself.
  std::string relative;
};

/// Files below each folder, in the order of their paths (byte by byte); those that begin with a
/// dot, and what is no regular file, are left out; links to files are followed, links to folders
/// are not. Paths that are no folder, and folders that cannot be listed, stay as they are.
std::vector<InputFile> find_input_files(const std::vector<std::string>& paths);

/// Their paths alone.
std::vector<std::string> expand_folders(const std::vector<std::string>& paths);

}  // namespace dross
