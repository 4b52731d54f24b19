// Sinks that write to files: everything arrives, and a full disk is an error that says so.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.h"
#include "output/sink.h"

namespace {

using dross::Fault;
namespace fs = std::filesystem;

class ScratchFile {
 public:
  ScratchFile() {
    std::string name = (fs::temp_directory_path() / "dross-sink-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    REQUIRE(descriptor >= 0);
    ::close(descriptor);
    path_ = name;
  }
  ~ScratchFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::string content() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  fs::path path_;
};

TEST_CASE("what is written arrives in order, in small pieces and in large ones") {
  const ScratchFile file;
  std::string expected;
  auto sink = dross::file_sink(file.path());
  REQUIRE(sink.has_value());
  for (const std::size_t size : {0U, 1U, 1000U, 262143U, 262144U, 262145U, 3U, 700000U, 1U}) {
    const std::string piece(size, static_cast<char>('a' + expected.size() % 26));
    expected += piece;
    REQUIRE((*sink)->write(piece).has_value());
  }
  REQUIRE((*sink)->close().has_value());
  CHECK((file.content() == expected));
}

TEST_CASE("a file is emptied when it is opened for writing") {
  const ScratchFile file;
  std::ofstream(file.path()) << "old and long";
  auto sink = dross::file_sink(file.path());
  REQUIRE(sink.has_value());
  REQUIRE((*sink)->write("new").has_value());
  REQUIRE((*sink)->close().has_value());
  CHECK(file.content() == "new");
}

TEST_CASE("a file that cannot be made is an error with its name") {
  const auto sink = dross::file_sink("/no such folder/file");
  REQUIRE_FALSE(sink.has_value());
  CHECK(sink.error().fault == Fault::output_failed);
  CHECK_THAT(sink.error().message, Catch::Contains("/no such folder/file"));
}

TEST_CASE("a full disk is an error that says so") {
  auto sink = dross::file_sink("/dev/full");
  REQUIRE(sink.has_value());
  REQUIRE((*sink)->write("x").has_value());
  const auto done = (*sink)->flush();
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().fault == Fault::output_failed);
  CHECK_THAT(done.error().hint, Catch::Contains("space"));
}

TEST_CASE("a sink in memory appends") {
  std::string out = "a";
  const auto sink = dross::memory_sink(out);
  CHECK(sink->write("b").has_value());
  CHECK(sink->close().has_value());
  CHECK(out == "ab");
}

}  // namespace
