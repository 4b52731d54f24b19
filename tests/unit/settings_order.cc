// Settings as words of a command line: which of several counts, and what cannot be set.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "cli/options.h"
#include "cli/settings.h"

namespace {

namespace fs = std::filesystem;
using dross::Fault;
using dross::cli::command_clean;
using dross::cli::command_eval;
using dross::cli::Surroundings;
using Words = std::vector<std::string>;

class World {
 public:
  World() {
    std::string name = (fs::temp_directory_path() / "dross-settings-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    root_ = name;
    fs::create_directories(root_ / "project" / "deep" / "down");
    fs::create_directories(root_ / "home" / ".config" / "dross");
  }
  ~World() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  void project(std::string_view text) const { write(root_ / "project" / ".dross.toml", text); }
  void user(std::string_view text) const {
    write(root_ / "home" / ".config" / "dross" / "config.toml", text);
  }
  [[nodiscard]] std::string project_folder() const { return (root_ / "project").string(); }
  std::map<std::string, std::string> variables;

  [[nodiscard]] dross::Result<Words> words(const Words& typed,
                                           dross::cli::Command command = command_clean) const {
    std::map<std::string, std::string> all = variables;
    all["HOME"] = (root_ / "home").string();
    const Surroundings surroundings{all, (root_ / "project" / "deep" / "down").string()};
    return dross::cli::with_settings(command, typed, surroundings);
  }

 private:
  static void write(const fs::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
  }
  fs::path root_;
};

}  // namespace

TEST_CASE("what is nearer to the run counts") {
  World world;
  world.user("profile = 'greedy'\nthreads = 3\nlang = 'de'\n");
  world.project("profile = 'careful'\nthreads = 2\n");
  world.variables["DROSS_PROFILE"] = "balanced";
  CHECK(world.words({"a.txt"}).value() ==
        Words{"--profile=balanced", "--threads=2", "--lang=de", "a.txt"});
  CHECK(world.words({"--threads", "1", "a.txt"}).value() ==
        Words{"--profile=balanced", "--lang=de", "--threads", "1", "a.txt"});
  CHECK(world.words({"--threads=1"}).value() ==
        Words{"--profile=balanced", "--lang=de", "--threads=1"});
  CHECK(world.words({"--no-config", "a.txt"}).value() == Words{"--no-config", "a.txt"});
  CHECK(world.words({"a.txt"}, command_eval).value() == Words{"a.txt"});
}

TEST_CASE("a list is one setting, and rule files are named from their file on") {
  World world;
  world.project("rules = ['shipped', 'mine.toml']\nskip = ['related', 'en/*']\n");
  world.user("rules = ['other.toml']\n");
  CHECK(world.words({}).value() == Words{"--rules=shipped",
                                         "--rules=" + world.project_folder() + "/mine.toml",
                                         "--skip=related", "--skip=en/*"});
}

TEST_CASE("flags") {
  World world;
  world.project("quiet = true\nno-progress = false\n");
  CHECK(world.words({}).value() == Words{"--quiet"});
  CHECK(world.words({"-q"}).value() == Words{"--quiet", "-q"});
  world.variables["DROSS_DROP_EMPTY"] = "1";
  world.variables["DROSS_ADD_FIELDS"] = "0";
  CHECK(world.words({}).value() == Words{"--drop-empty", "--quiet"});
}

TEST_CASE("words behind -- are files") {
  World world;
  world.project("threads = 2\n");
  CHECK(world.words({"--", "--threads"}).value() == Words{"--threads=2", "--", "--threads"});
}

TEST_CASE("what cannot be set is a fault with a place") {
  World world;
  world.project("\nlog = 'x'\n");
  const auto refused = world.words({});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::unknown_key);
  CHECK(refused.error().place.line == 2);
  world.project("threads = 'many'\n");
  const auto bad = world.words({});
  REQUIRE_FALSE(bad);
  CHECK(bad.error().place.file == world.project_folder() + "/.dross.toml");
  world.project("\xFF\xFE = 1\n");
  CHECK_FALSE(world.words({}));
}

TEST_CASE("a variable that is nearly one of ours is a fault, somebody else's is none") {
  World world;
  const auto hint_of = [&](const std::string& name) {
    world.variables = {{name, "x"}};
    const auto words = world.words({});
    return words ? std::string() : words.error().hint;
  };
  CHECK(hint_of("DROSS_PROFLE") == "did you mean `DROSS_PROFILE`?");
  CHECK(hint_of("DROSS_THREAD") == "did you mean `DROSS_THREADS`?");
  CHECK(hint_of("DROSS_LOG") == "`--log` is for the command line only");
  CHECK(hint_of("DROSS_HOME").empty());
  CHECK(hint_of("DROSS_VERSION").empty());
  CHECK(hint_of("DROSSTHREAD").empty());
  world.variables = {{"DROSS_PROFLE", "x"}};
  CHECK(world.words({"--no-config"}).has_value());
  CHECK(world.words({}, command_eval).has_value());
}

TEST_CASE("a file of settings over the limit is refused, one at it is read") {
  World world;
  const std::string setting = "threads = 2\n#";
  world.project(setting + std::string(dross::limits::max_config_file - setting.size(), 'x'));
  CHECK(world.words({}).value() == Words{"--threads=2"});
  world.project(setting + std::string(dross::limits::max_config_file - setting.size() + 1, 'x'));
  CHECK_FALSE(world.words({}));
}
