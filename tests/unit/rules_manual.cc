// docs/rule-files.md: its rules load and do what their examples say, and its diagnostics are real.
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "catch.h"
#include "eval/examples.h"
#include "unit/rules_support.h"

namespace dross {
namespace {

/// The indented blocks of the manual, without the indent.
std::vector<std::string> blocks() {
  std::ifstream file(DROSS_SOURCE_DIR "/docs/rule-files.md");
  std::vector<std::string> found(1);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("    ")) {
      found.back() += line.substr(4) + "\n";
    } else if (line.empty()) {
      found.back() += found.back().empty() ? "" : "\n";
    } else if (!found.back().empty()) {
      found.emplace_back();
    }
  }
  return found;
}

TEST_CASE("the manual's rules load without a warning, and their examples hold") {
  std::string rules;
  for (const std::string& block : blocks()) {
    if (block.starts_with("[[rule]]")) rules += block;
  }
  const LoadedRules loaded = dross::test::load_text(rules);
  for (const Diagnostic& d : loaded.diagnostics) FAIL_CHECK(render_text(d, Colour::off));
  REQUIRE(loaded.set.rules.size() == 6);

  ExampleCount count;
  for (const Diagnostic& d : test_examples(loaded.set, count)) {
    FAIL_CHECK(render_text(d, Colour::off));
  }
  CHECK(count.tested == 12);
}

TEST_CASE("the manual's diagnostics are those of the file it speaks of") {
  const LoadedRules loaded = dross::test::load_text(
      "[[rule]]\n"
      "id = \"mine/follow-us\"\n"
      "category = \"social\"\n"
      "why = \"Asks the reader to follow the paper\"\n"
      "confidence = \"high\"\n"
      "kind = \"line\"\n"
      "match = '(?i)^follow (us|@\\w+ on (facebook|instagram)'\n"
      "min_word = 3\n"
      "max_words = 20\n"
      "removes = [\"Follow us on Facebook\"]\n"
      "keeps = [\"Follow us through the old town.\"]\n");
  std::string shown;
  for (const Diagnostic& d : loaded.diagnostics) {
    shown += (shown.empty() ? "" : "\n") + render_text(d, Colour::off);
  }
  std::string printed;
  for (const std::string& block : blocks()) {
    if (block.starts_with("error[")) printed += block.substr(0, block.find_last_not_of('\n') + 2);
  }
  CHECK(shown == printed);
}

}  // namespace
}  // namespace dross
