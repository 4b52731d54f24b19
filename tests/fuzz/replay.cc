// Feeds a fuzz target every seed: whole, cut short at many places, and with one byte turned. What
// fuzzing once found stays found, in every build, without a fuzzer.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

void feed(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

constexpr std::size_t variants = 40;

std::size_t feed_variants(const std::string& bytes) {
  const std::size_t step = std::max<std::size_t>(1, bytes.size() / variants);
  std::size_t fed = 0;
  for (std::size_t at = 0; at < bytes.size(); at += step, fed += 2) {
    feed(bytes.substr(0, at));
    std::string turned = bytes;
    turned[at] = static_cast<char>(~turned[at]);
    feed(turned);
  }
  return fed;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t seeds = 0;
  std::size_t fed = 0;
  for (int i = 1; i < argc; ++i) {
    for (const fs::path& path : files_in(argv[i])) {
      std::ifstream file(path, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      feed(bytes);
      fed += 1 + feed_variants(bytes);
      ++seeds;
    }
  }
  std::printf("%zu seeds, %zu inputs\n", seeds, fed);
  return seeds > 0 ? 0 : 1;
}
