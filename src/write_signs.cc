// Run while dross is built: writes the signs of all shipped rules' patterns (match/stored_signs.h)
// as a source file. It is linked from the library's own objects, with no table in the place of the
// one that it makes.
//   dross-write-signs <file.cc>
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "match/rule_signs.h"
#include "match/stored_signs.h"
#include "rules/load.h"

namespace {

std::string table_of(const dross::RuleSet& set) {
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
      "const std::string_view shipped_signs({}, {});\n\n"
      "}}  // namespace dross\n",
      lines, table.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: dross-write-signs FILE\n", stderr);
    return 2;
  }
  std::ofstream file(argv[1], std::ios::binary);
  file << as_source(table_of(dross::shipped_rules()));
  file.close();
  if (file) return 0;
  std::fprintf(stderr, "error: cannot write %s\n", argv[1]);
  return 1;
}
