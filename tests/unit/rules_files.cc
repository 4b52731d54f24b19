// Rule files on disk: folders, order, what cannot be read.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch.h"
#include "rules/embedded.h"
#include "unit/rules_support.h"

namespace dross {
namespace {

using dross::test::count_of;
using dross::test::line_rule;
namespace fs = std::filesystem;

/// A folder of its own for each test, gone after it.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("dross-rules-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  std::string write(const std::string& name, const std::string& content) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::vector<std::string> ids(const LoadedRules& loaded) {
  std::vector<std::string> out;
  for (const Rule& rule : loaded.set.rules) out.push_back(rule.id);
  return out;
}

TEST_CASE("a folder stands for the rule files below it, in order of path") {
  const Folder folder;
  folder.write("b.toml", line_rule("b"));
  folder.write("a/z.toml", line_rule("a/z"));
  folder.write("a/deep/er.toml", line_rule("a/deep"));
  folder.write("c.toml", line_rule("c"));
  folder.write(".#c.toml", line_rule("c"));
  folder.write("readme.md", "no rules");
  const LoadedRules loaded = load_rules_from({folder.path()});
  CHECK(loaded.diagnostics.empty());
  CHECK(ids(loaded) == std::vector<std::string>{"a/deep", "a/z", "b", "c"});
}

TEST_CASE("a file that is named twice is read once") {
  const Folder folder;
  const std::string file = folder.write("a.toml", line_rule("a"));
  const LoadedRules loaded = load_rules_from({file, folder.path(), folder.path() + "/./a.toml"});
  CHECK(loaded.diagnostics.empty());
  CHECK(ids(loaded) == std::vector<std::string>{"a"});
}

TEST_CASE("what cannot be read is named, the rest is read") {
  const Folder folder;
  const std::string good = folder.write("a.toml", line_rule("a"));
  const std::string missing = folder.path() + "/missing.toml";
  const LoadedRules loaded = load_rules_from({missing, good});
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK_FALSE(loaded.ok());
  CHECK(render_text(loaded.diagnostics[0], Colour::off) ==
        "error[E101]: cannot read the rule file: No such file or directory\n --> " + missing +
            "\n");
  CHECK(ids(loaded) == std::vector<std::string>{"a"});
}

TEST_CASE("a folder without rule files is an error") {
  const Folder folder;
  folder.write("notes.txt", "");
  const LoadedRules loaded = load_rules_from({folder.path()});
  CHECK(count_of(loaded, Fault::no_rule_files) == 1);
  CHECK_FALSE(loaded.ok());
}

TEST_CASE("a device without end is refused") {
  const LoadedRules loaded = load_rules_from({"/dev/zero"});
  CHECK(count_of(loaded, Fault::rule_file_too_large) == 1);
}

TEST_CASE("`shipped` stands for the rules of the program, beside a user's own") {
  const Folder folder;
  const std::string mine = folder.write("mine.toml", line_rule("mine/one"));
  const LoadedRules loaded = load_rules_from({"shipped", mine, "shipped"});
  for (const Diagnostic& d : loaded.diagnostics) FAIL_CHECK(render_text(d, Colour::off));
  CHECK(loaded.set.packs.size() == embedded_rule_files.size() + 1);
  CHECK(loaded.set.rules.size() == shipped_rules().rules.size() + 1);
}

// What makes it safe that the program does not compile them when it starts.
TEST_CASE("every shipped rule loads with its patterns compiled") {
  const LoadedRules loaded = load_rules(shipped_rule_sources());
  for (const Diagnostic& d : loaded.diagnostics) {
    if (d.severity == Severity::error) FAIL_CHECK(render_text(d, Colour::off));
  }
  CHECK(loaded.set.rules.size() == shipped_rules().rules.size());
  CHECK(loaded.set.hash == shipped_rules().hash);
}

}  // namespace
}  // namespace dross
