// Raw rules without a limit of length: the work that other programs can be given too.
#include "rule_file.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace dross::bench {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

}  // namespace

std::string make_rule_file(const std::vector<std::string>& patterns) {
  std::string file = "[pack]\nname = \"bench\"\n";
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    fmt::format_to(std::back_inserter(file),
                   "\n[[rule]]\nid = \"bench/{:04}\"\ncategory = \"navigation\"\n"
                   "why = \"Made for measuring\"\nconfidence = \"high\"\nkind = \"line\"\n"
                   "raw = true\nmax_words = 1000000\nmatch = '''{}'''\n",
                   i, patterns[i]);
  }
  return file;
}

std::string with_ascii_classes(const std::string& pattern) {
  std::string ascii = pattern;
  replace_all(ascii, R"(\b)", R"((?-u:\b))");
  replace_all(ascii, R"(\d)", "[0-9]");
  replace_all(ascii, R"(\s)", R"([\t\n\f\r ])");
  replace_all(ascii, R"(\S)", R"([^\t\n\f\r ])");
  return ascii;
}

}  // namespace dross::bench
