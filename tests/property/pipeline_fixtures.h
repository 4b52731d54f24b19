// The files of fixtures/, and random damage to them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "unit/pipeline_support.h"

namespace dross::test {

/// All texts and JSONL files under fixtures/, by path.
inline const std::vector<Input>& fixtures() {
  static const std::vector<Input> inputs = [] {
    namespace fs = std::filesystem;
    std::vector<Input> found;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(DROSS_SOURCE_DIR) / "fixtures")) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".txt" && extension != ".jsonl") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      found.push_back(
          {entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}});
    }
    std::ranges::sort(found, {}, &Input::name);
    REQUIRE(found.size() >= 15);
    return found;
  }();
  return inputs;
}

/// One to four changes: a byte turned, a run deleted, doubled or put elsewhere, bytes put in that
/// matter to some stage.
inline std::string corrupt(std::string bytes, std::mt19937& random) {
  static const std::vector<std::string> insertions = {"\r",
                                                      "\n",
                                                      "\r\n\r\n",
                                                      "\n\n\n",
                                                      std::string(1, '\0'),
                                                      "\xFF",
                                                      "\xE2\x82",
                                                      "\xED\xA0\xBD",
                                                      "\"",
                                                      "\\",
                                                      "\\ud83d",
                                                      "\\n",
                                                      "{",
                                                      "}",
                                                      "\u2028",
                                                      "\u00A0",
                                                      "\u200B",
                                                      "\xEF\xBB\xBF",
                                                      "“",
                                                      "See also  ",
                                                      "• ",
                                                      " | ",
                                                      "\t",
                                                      "…"};
  for (std::size_t changes = 1 + random() % 4; changes > 0; --changes) {
    const std::size_t at = random() % (bytes.size() + 1);
    const std::size_t size = std::min<std::size_t>(random() % 40, bytes.size() - at);
    switch (random() % 5) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(at, std::string(bytes, at, size));
        break;
      case 3:
        bytes.insert(random() % (bytes.size() + 1), std::string(bytes, at, size));
        break;
      default:
        bytes.insert(at, insertions[random() % insertions.size()]);
    }
  }
  return bytes;
}

inline const Input& any_fixture(std::mt19937& random) {
  return fixtures()[random() % fixtures().size()];
}

/// For a failure's message: what to feed the tool to see it.
inline std::string as_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

}  // namespace dross::test
