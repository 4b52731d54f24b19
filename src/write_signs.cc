// Run while dross is built: writes the signs of all shipped rules' patterns (match/stored_signs.h)
// as a source file. It is linked from the library's own objects, with no table in the place of the
// one that it makes.
//   dross-write-signs <file.cc>
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "match/rule_signs.h"
#include "match/stored_signs.h"
#include "rules/load.h"

namespace {

std::optional<std::string> table_of(const dross::RuleSet& set) {
  dross::ByteSetPool pool;
  std::vector<dross::PatternSigns> all;
  for (const dross::Rule& rule : set.rules) {
    const std::string& pattern = dross::first_pattern(rule).source();
    all.push_back({pattern, rule.view, dross::signs_of(pattern, rule.view, pool)});
  }
  return dross::store_signs(all, pool);
}

// Escapes of three octal digits end where they end, whatever comes next.
std::string as_source(const std::string& table) {
  constexpr std::size_t bytes_of_line = 32;
  std::string lines;
  for (std::size_t at = 0; at < table.size(); at += bytes_of_line) {
    lines += "\n    \"";
    for (const char c : table.substr(at, bytes_of_line)) {
      lines += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
    lines += '"';
  }
  return fmt::format(
      "// Written by src/write_signs.cc; not to be edited.\n"
      "#include \"match/stored_signs.h\"\n\n"
      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace dross {{\n\n"
      "constinit const std::string_view shipped_signs({}, {});\n\n"
      "}}  // namespace dross\n",
      lines, table.size());
}

bool holds(const std::string& name, const std::string& text) {
  std::ifstream file(name, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {}) == text;
}

// What has not changed need not be compiled again, and what is there is never half a file.
bool write(const std::string& name, const std::string& text) {
  if (holds(name, text)) return true;
  const std::string beside = name + ".new";
  std::ofstream file(beside, std::ios::binary);
  file << text;
  file.close();
  return file && std::rename(beside.c_str(), name.c_str()) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: dross-write-signs FILE\n", stderr);
    return 2;
  }
  const auto table = table_of(dross::shipped_rules());
  if (!table) {
    std::fputs("error: a rule has more signs than the table can hold\n", stderr);
    return 1;
  }
  if (write(argv[1], as_source(*table))) return 0;
  std::fprintf(stderr, "error: cannot write %s\n", argv[1]);
  return 1;
}
