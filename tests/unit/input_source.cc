// Sources: files, stdin, pipes that are interrupted or not ready, memory.
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "catch.h"
#include "input/source.h"

namespace {

namespace fs = std::filesystem;
using dross::ByteSource;
using dross::Fault;

std::string read_whole(ByteSource& source, std::size_t size = 7) {
  std::string all;
  std::string buffer(size, '\0');
  while (true) {
    const auto got = source.read(buffer.data(), buffer.size());
    REQUIRE(got.has_value());
    if (*got == 0) return all;
    all.append(buffer, 0, *got);
  }
}

/// A folder of its own, gone at the end.
class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (fs::temp_directory_path() / "dross-input-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() { fs::remove_all(path_); }

  [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Puts a pipe's reading end in the place of stdin while it lives.
class PipeAsStdin {
 public:
  PipeAsStdin() : saved_(::dup(STDIN_FILENO)) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    write_end_ = ends[1];
  }
  PipeAsStdin(const PipeAsStdin&) = delete;
  PipeAsStdin& operator=(const PipeAsStdin&) = delete;
  ~PipeAsStdin() {
    if (saved_ >= 0) {
      ::dup2(saved_, STDIN_FILENO);
      ::close(saved_);
    } else {
      ::close(STDIN_FILENO);
    }
  }

  void write_and_close(const std::string& bytes) const {
    if (::write(write_end_, bytes.data(), bytes.size()) < 0) std::abort();
    ::close(write_end_);
  }

 private:
  int saved_;
  int write_end_ = -1;
};

std::atomic<int> signals_seen = 0;
void count_signal(int) {
  ++signals_seen;
}

TEST_CASE("a file is read whole, whatever its bytes") {
  const TempFolder folder;
  const std::string bytes = std::string("a\0b\r\n\xFF", 6) + std::string(10'000, 'x');
  const std::string path = folder.file("a.txt", bytes);
  auto source = dross::open_source(path);
  REQUIRE(source.has_value());
  CHECK((*source)->name() == path);
  CHECK(read_whole(**source) == bytes);
}

TEST_CASE("a missing file and a folder are faults that name path and cause") {
  const TempFolder folder;
  const std::string missing = (folder.path() / "none.txt").string();
  const auto none = dross::open_source(missing);
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().fault == Fault::input_unreadable);
  CHECK(none.error().message == "cannot read `" + missing + "`: No such file or directory");
  CHECK(none.error().place.file == missing);

  const auto directory = dross::open_source(folder.path().string());
  REQUIRE_FALSE(directory.has_value());
  CHECK(directory.error().fault == Fault::input_unreadable);
  CHECK(directory.error().message.find("Is a directory") != std::string::npos);
  CHECK_FALSE(directory.error().hint.empty());
}

TEST_CASE("a read that fails is a fault") {
  // Offset 0 of a process's memory is never mapped, so that opening works and reading does not.
  auto source = dross::open_source("/proc/self/mem");
  REQUIRE(source.has_value());
  char byte = 0;
  const auto got = (*source)->read(&byte, 1);
  REQUIRE_FALSE(got.has_value());
  CHECK(got.error().fault == Fault::input_unreadable);
  CHECK(got.error().message == "cannot read `/proc/self/mem`: Input/output error");
}

TEST_CASE("`-` is stdin, which stays open") {
  const PipeAsStdin pipe;
  pipe.write_and_close("from the pipe");
  {
    auto source = dross::open_source("-");
    REQUIRE(source.has_value());
    CHECK((*source)->name() == "-");
    CHECK(read_whole(**source) == "from the pipe");
  }
  CHECK(::fcntl(STDIN_FILENO, F_GETFD) != -1);
}

TEST_CASE("a read that a signal interrupts is tried again") {
  struct sigaction action{};
  struct sigaction before{};
  action.sa_handler = count_signal;  // without SA_RESTART, so that read(2) returns EINTR
  REQUIRE(::sigaction(SIGUSR1, &action, &before) == 0);
  signals_seen = 0;
  const PipeAsStdin pipe;
  auto source = dross::open_source("-");
  REQUIRE(source.has_value());
  const pthread_t reader = ::pthread_self();
  std::thread writer([&] {
    for (int i = 0; i < 5; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      ::pthread_kill(reader, SIGUSR1);
    }
    pipe.write_and_close("after the signals");
  });
  const std::string all = read_whole(**source);
  writer.join();
  ::sigaction(SIGUSR1, &before, nullptr);
  CHECK(all == "after the signals");
  CHECK(signals_seen > 0);
}

TEST_CASE("a stdin that does not block is waited for") {
  const PipeAsStdin pipe;
  REQUIRE(::fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK) == 0);
  auto source = dross::open_source("-");
  REQUIRE(source.has_value());
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    pipe.write_and_close("late");
  });
  const std::string all = read_whole(**source);
  writer.join();
  CHECK(all == "late");
}

TEST_CASE("memory comes in the pieces asked for") {
  auto source = dross::memory_source("abcdefgh", "mem", 3);
  CHECK(source->name() == "mem");
  char buffer[8];
  CHECK(source->read(buffer, 8).value() == 3);
  CHECK(source->read(buffer, 2).value() == 2);
  CHECK(std::string(buffer, 2) == "de");
  CHECK(read_whole(*source) == "fgh");
  CHECK(source->read(buffer, 8).value() == 0);
  CHECK(read_whole(*dross::memory_source("")).empty());
}

}  // namespace
