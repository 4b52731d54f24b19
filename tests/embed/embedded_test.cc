// Rule files must come out of the build byte for byte. Compiled twice: over the shipped rules, and
// over a folder of files that hold what build scripts and literals like to mangle.
#include "rules/embedded.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.h"

namespace {

const std::filesystem::path folder = DROSS_EMBEDDED_FOLDER;

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<std::string> paths_on_disk() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") {
      paths.push_back(entry.path().lexically_relative(folder).generic_string());
    }
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

TEST_CASE("every rule file is embedded, in order of path") {
  std::vector<std::string> embedded;
  for (const auto& file : dross::embedded_rule_files) embedded.emplace_back(file.path);
  CHECK(embedded == paths_on_disk());
  CHECK_FALSE(embedded.empty());
}

TEST_CASE("embedded rule files have the bytes of the files") {
  for (const auto& file : dross::embedded_rule_files) {
    CAPTURE(file.path);
    CHECK((file.content == read_bytes(folder / file.path)));
  }
}
