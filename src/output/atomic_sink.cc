// base/atomic_file.h behind a buffer.
#include "output/atomic_sink.h"

#include <sys/stat.h>

#include <string_view>
#include <utility>

#include "base/atomic_file.h"

namespace dross {
namespace {

constexpr std::size_t buffer_size = std::size_t{256} << 10;

class AtomicSink final : public ByteSink {
 public:
  explicit AtomicSink(AtomicFile file) : file_(std::move(file)) {}

  Result<void> write(std::string_view bytes) override {
    if (buffer_.size() + bytes.size() > buffer_size) {
      if (Result<void> done = flush(); !done) return done;
    }
    if (bytes.size() >= buffer_size) return file_.write(bytes);
    buffer_.append(bytes);
    return {};
  }

  Result<void> flush() override {
    Result<void> done = file_.write(buffer_);
    buffer_.clear();
    return done;
  }

  Result<void> close() override {
    if (Result<void> done = flush(); !done) return done;
    return file_.commit();
  }

 private:
  AtomicFile file_;
  std::string buffer_;
};

bool is_other_than_regular(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

}  // namespace

Result<std::unique_ptr<ByteSink>> atomic_sink(const std::string& path) {
  if (is_other_than_regular(path)) return file_sink(path);
  Result<AtomicFile> file = AtomicFile::create(path);
  if (!file) return tl::unexpected(file.error());
  return std::make_unique<AtomicSink>(std::move(*file));
}

}  // namespace dross
