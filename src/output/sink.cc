// write(2) with a buffer of 256 KiB; short writes and EINTR are carried on from where they stopped.
#include "output/sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace dross {
namespace {

constexpr std::size_t buffer_size = std::size_t{256} << 10;

tl::unexpected<Diagnostic> write_failure(const std::string& name, int error) {
  const std::string cause = std::strerror(error);
  return fail(Fault::output_failed, "cannot write " + name + ": " + cause,
              error == ENOSPC ? "free some space; what was written so far is incomplete" : "");
}

class FileSink final : public ByteSink {
 public:
  enum class Ownership { borrowed, owned };

  FileSink(int descriptor, std::string name, Ownership ownership)
      : descriptor_(descriptor), name_(std::move(name)), ownership_(ownership) {
    buffer_.reserve(buffer_size);
  }
  ~FileSink() override {
    if (ownership_ == Ownership::owned && descriptor_ >= 0) ::close(descriptor_);
  }

  Result<void> write(std::string_view bytes) override {
    if (buffer_.size() + bytes.size() > buffer_size) {
      if (Result<void> done = flush(); !done) return done;
    }
    if (bytes.size() >= buffer_size) return write_all(bytes);
    buffer_.append(bytes);
    return {};
  }

  Result<void> flush() override {
    Result<void> done = write_all(buffer_);
    buffer_.clear();
    return done;
  }

  Result<void> close() override {
    if (Result<void> done = flush(); !done) return done;
    if (ownership_ == Ownership::borrowed) return {};
    const int status = ::close(descriptor_);
    descriptor_ = -1;
    if (status != 0) return failure(errno);
    return {};
  }

 private:
  // That nobody reads standard output any more is an end; that nobody reads the log is a loss.
  [[nodiscard]] tl::unexpected<Diagnostic> failure(int error) const {
    if (error == EPIPE && ownership_ == Ownership::borrowed) {
      return fail(Fault::output_closed, name_ + ": " + std::strerror(error));
    }
    return write_failure(name_, error);
  }

  Result<void> write_all(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return failure(errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }

  int descriptor_;
  std::string name_;
  Ownership ownership_;
  std::string buffer_;
};

class MemorySink final : public ByteSink {
 public:
  explicit MemorySink(std::string& out) : out_(out) {}
  Result<void> write(std::string_view bytes) override {
    out_.append(bytes);
    return {};
  }
  Result<void> flush() override { return {}; }
  Result<void> close() override { return {}; }

 private:
  std::string& out_;
};

class NullSink final : public ByteSink {
 public:
  Result<void> write(std::string_view) override { return {}; }
  Result<void> flush() override { return {}; }
  Result<void> close() override { return {}; }
};

}  // namespace

std::unique_ptr<ByteSink> stdout_sink() {
  return std::make_unique<FileSink>(STDOUT_FILENO, "standard output",
                                    FileSink::Ownership::borrowed);
}

Result<std::unique_ptr<ByteSink>> file_sink(const std::string& path) {
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
  constexpr mode_t mode = 0666;
  const int descriptor = ::open(path.c_str(), flags, mode);
  if (descriptor < 0) {
    return fail(Fault::output_failed, "cannot write " + path + ": " + std::strerror(errno));
  }
  return std::make_unique<FileSink>(descriptor, path, FileSink::Ownership::owned);
}

std::unique_ptr<ByteSink> memory_sink(std::string& out) {
  return std::make_unique<MemorySink>(out);
}

std::unique_ptr<ByteSink> null_sink() {
  return std::make_unique<NullSink>();
}

}  // namespace dross
