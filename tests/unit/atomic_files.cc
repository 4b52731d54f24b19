// Files that are whole or not there, and what dead runs leave.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/atomic_file.h"
#include "catch.h"
#include "output/atomic_sink.h"

namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "dross-atomic-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }
  [[nodiscard]] std::string string() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a file comes when its sink is closed, with the mode of the old one") {
  const Folder folder;
  std::ofstream(folder / "a") << "old";
  fs::permissions(folder / "a", fs::perms::owner_read | fs::perms::owner_write);
  {
    const auto sink = dross::atomic_sink((folder / "a").string());
    REQUIRE(sink);
    REQUIRE((*sink)->write("new").has_value());
    CHECK(content(folder / "a") == "old");
    CHECK(folder.files() == 2);
    REQUIRE((*sink)->close().has_value());
    CHECK(content(folder / "a") == "new");
  }
  CHECK(folder.files() == 1);
  CHECK((fs::status(folder / "a").permissions() & fs::perms::group_read) == fs::perms::none);
}

TEST_CASE("of a sink that is not closed nothing stays") {
  const Folder folder;
  {
    const auto sink = dross::atomic_sink((folder / "a").string());
    REQUIRE(sink);
    REQUIRE((*sink)->write(std::string(1'000'000, 'x')).has_value());
  }
  CHECK(folder.files() == 0);
}

TEST_CASE("a name as long as the system allows, and one longer") {
  const Folder folder;
  const auto longest = dross::atomic_sink((folder / std::string(255, 'n')).string());
  REQUIRE(longest);
  CHECK((*longest)->close().has_value());
  const auto longer = dross::atomic_sink((folder / std::string(256, 'n')).string());
  const bool fails = !longer || !(*longer)->close();
  CHECK(fails);
}

TEST_CASE("what is no regular file is written as it is") {
  const auto full = dross::atomic_sink("/dev/full");
  REQUIRE(full);
  REQUIRE((*full)->write("x").has_value());
  CHECK_FALSE((*full)->close());
}

TEST_CASE("only what dead runs left is removed") {
  const Folder folder;
  fs::create_directories(folder / "sub");
  for (const char* name :
       {".a.dross-AbCdEf", "sub/.b.dross-123456", "a.dross-AbCdEf", ".dross.toml"}) {
    std::ofstream(folder / name) << "half";
  }
  auto alive = dross::AtomicFile::create((folder / "c").string());
  REQUIRE(alive);
  dross::remove_dead_temporaries(folder.string());
  CHECK_FALSE(fs::exists(folder / ".a.dross-AbCdEf"));
  CHECK_FALSE(fs::exists(folder / "sub/.b.dross-123456"));
  CHECK(fs::exists(folder / "a.dross-AbCdEf"));
  CHECK(fs::exists(folder / ".dross.toml"));
  CHECK(alive->write("whole").has_value());
  CHECK(alive->commit().has_value());
  CHECK(content(folder / "c") == "whole");
  dross::remove_dead_temporaries((folder / "no such folder").string());
}
