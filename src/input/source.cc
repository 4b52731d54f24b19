// read(2) on a descriptor, and pieces of a string. EINTR is tried again (a signal that only wants a
// look must not end a run of hours); EAGAIN waits, because a stdin shared with another program may
// have been set non-blocking by it.
#include "input/source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace dross {
namespace {

constexpr std::string_view stdin_name = "-";

tl::unexpected<Diagnostic> unreadable(const std::string& name, int error) {
  Diagnostic diagnostic;
  diagnostic.fault = Fault::input_unreadable;
  diagnostic.message = "cannot read `" + name + "`: " + std::generic_category().message(error);
  diagnostic.place.file = name;
  if (error == EISDIR) diagnostic.hint = "name the files inside it";
  return tl::unexpected(std::move(diagnostic));
}

enum class OnEnd { close, leave_open };

class DescriptorSource final : public ByteSource {
 public:
  DescriptorSource(int descriptor, std::string name, OnEnd on_end)
      : descriptor_(descriptor), name_(std::move(name)), on_end_(on_end) {}
  ~DescriptorSource() override {
    if (on_end_ == OnEnd::close) ::close(descriptor_);
  }

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(descriptor_, buffer, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EAGAIN) {
        pollfd wanted{descriptor_, POLLIN, 0};
        ::poll(&wanted, 1, -1);
      } else if (errno != EINTR) {
        return unreadable(name_, errno);
      }
    }
  }

  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  int descriptor_;
  std::string name_;
  OnEnd on_end_;
};

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string bytes, std::string name, std::size_t piece)
      : bytes_(std::move(bytes)), name_(std::move(name)), piece_(std::max<std::size_t>(piece, 1)) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t got = std::min({size, piece_, bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, got, buffer);
    at_ += got;
    return got;
  }

  [[nodiscard]] const std::string& name() const override { return name_; }

 private:
  std::string bytes_;
  std::string name_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

int open_for_reading(const std::string& path) {
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

}  // namespace

Result<std::unique_ptr<ByteSource>> open_source(const std::string& path) {
  const bool is_stdin = path == stdin_name;
  const int descriptor = is_stdin ? STDIN_FILENO : open_for_reading(path);
  if (descriptor < 0) return unreadable(path, errno);
  auto source = std::make_unique<DescriptorSource>(descriptor, path,
                                                   is_stdin ? OnEnd::leave_open : OnEnd::close);
  // open(2) takes a folder and only read(2) fails; asking now keeps the fault with the opening.
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) return unreadable(path, errno);
  if (S_ISDIR(status.st_mode)) return unreadable(path, EISDIR);
  return source;
}

std::unique_ptr<ByteSource> memory_source(std::string bytes, std::string name, std::size_t piece) {
  return std::make_unique<MemorySource>(std::move(bytes), std::move(name), piece);
}

}  // namespace dross
