// gzip in members of 1 MiB, or of a record each where that is the custom (web archives). Deflate at
// level 6 packs 27 MB/s a core (JSONL of news), which is slower than cleaning; members are
// independent, so several are packed at once (as pigz does with blocks), and their fixed size keeps
// the bytes the same at any number of threads. It costs 1 % in size.
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <deque>
#include <future>
#include <new>
#include <string>
#include <utility>

#include "output/encoders.h"

namespace dross {
namespace {

constexpr std::size_t member_size = std::size_t{1} << 20;
constexpr int gzip_with_largest_window = 16 + MAX_WBITS;
constexpr int memory_level = 8;

std::string pack(const std::string& bytes) {
  z_stream stream{};
  if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_with_largest_window,
                     memory_level, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string member(::deflateBound(&stream, bytes.size()), '\0');
  // zlib's interface takes no const; it writes nothing there.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(member.data());
  stream.avail_out = static_cast<uInt>(member.size());
  ::deflate(&stream, Z_FINISH);  // deflateBound: one call is enough
  member.resize(stream.total_out);
  ::deflateEnd(&stream);
  return member;
}

class GzipSink final : public ByteSink {
 public:
  GzipSink(std::unique_ptr<ByteSink> sink, std::size_t threads)
      : sink_(std::move(sink)), threads_(std::max<std::size_t>(threads, 1)) {}

  Result<void> write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const std::string_view piece = bytes.substr(0, member_size - gathered_.size());
      gathered_.append(piece);
      bytes.remove_prefix(piece.size());
      if (gathered_.size() < member_size) continue;
      if (Result<void> done = end_member(); !done) return done;
    }
    return {};
  }

  Result<void> begin_member() override { return gathered_.empty() ? Result<void>() : end_member(); }

  Result<void> flush() override {
    if (!gathered_.empty()) {
      if (Result<void> done = end_member(); !done) return done;
    }
    if (Result<void> done = hand_over(0); !done) return done;
    return sink_->flush();
  }

  Result<void> close() override {
    if (is_empty_) {
      if (Result<void> done = end_member(); !done) return done;
    }
    if (Result<void> done = flush(); !done) return done;
    return sink_->close();
  }

 private:
  Result<void> end_member() {
    is_empty_ = false;
    if (threads_ == 1) {
      Result<void> done = sink_->write(pack(gathered_));
      gathered_.clear();
      return done;
    }
    if (Result<void> done = hand_over(threads_ - 1); !done) return done;
    members_.push_back(std::async(std::launch::async, pack, std::exchange(gathered_, {})));
    return {};
  }

  /// Members in their order, until `left` are still being packed.
  Result<void> hand_over(std::size_t left) {
    while (members_.size() > left) {
      const std::string member = members_.front().get();
      members_.pop_front();
      if (Result<void> done = sink_->write(member); !done) return done;
    }
    return {};
  }

  std::unique_ptr<ByteSink> sink_;
  std::size_t threads_;
  std::string gathered_;
  std::deque<std::future<std::string>> members_;
  bool is_empty_ = true;
};

}  // namespace

std::unique_ptr<ByteSink> gzip_sink(std::unique_ptr<ByteSink> sink, std::size_t threads) {
  return std::make_unique<GzipSink>(std::move(sink), threads);
}

}  // namespace dross
