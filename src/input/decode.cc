// The source is asked for packed bytes a block at a time; until the first few have told how they
// are packed, nothing is given out. A packed input costs its decoder (zlib some 40 KiB; Zstandard
// its window, 8 MiB at most at the usual levels) and one block.
#include "input/decode.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "input/decoder.h"

namespace dross {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t block = std::size_t{128} << 10;

// A gzip member has the method, 8 = deflate, behind its two magic bytes (RFC 1952, 2.3.1).
constexpr std::string_view gzip_magic = "\x1F\x8B\x08"sv;
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD"sv;
// 0x184D2A50 to 0x184D2A5F, little endian (RFC 8878, 3.1.2).
constexpr std::string_view skippable_magic = "\x2A\x4D\x18"sv;

enum class Fit { no, yes, wants_more };

Fit fits(std::string_view bytes, std::string_view magic) {
  if (bytes.size() < magic.size()) return magic.starts_with(bytes) ? Fit::wants_more : Fit::no;
  return bytes.starts_with(magic) ? Fit::yes : Fit::no;
}

Fit fits_skippable(std::string_view bytes) {
  if (bytes.empty()) return Fit::wants_more;
  return (bytes.front() & 0xF0) == 0x50 ? fits(bytes.substr(1), skippable_magic) : Fit::no;
}

// Bytes that no text starts with: the second magic byte of either format is never the second of a
// text in UTF-8.
bool is_cut_magic(std::string_view bytes) {
  return bytes.size() > 1 && (gzip_magic.starts_with(bytes) || zstd_magic.starts_with(bytes));
}

class DecodingSource final : public ByteSource {
 public:
  DecodingSource(std::unique_ptr<ByteSource> source, const DecodeOptions& options)
      : source_(std::move(source)), options_(options) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    if (size == 0) return std::size_t{0};
    if (state_ == State::unknown) {
      if (Result<void> told = look(); !told) return tl::unexpected(told.error());
    }
    if (state_ == State::plain) return read_plain(buffer, size);
    return decode(buffer, size);
  }

  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  enum class State { unknown, plain, packed };

  [[nodiscard]] std::string_view pending() const {
    return std::string_view(packed_).substr(begin_, end_ - begin_);
  }

  Result<std::size_t> ask(char* buffer, std::size_t size) {
    Result<std::size_t> got = source_->read(buffer, size);
    if (!got) return got;
    ended_ = ended_ || *got == 0;
    if (options_.bytes_read != nullptr) *options_.bytes_read += *got;
    return got;
  }

  /// Behind what is pending.
  Result<void> fill() {
    if (begin_ == end_) begin_ = end_ = 0;
    if (packed_.empty()) packed_.resize(block);
    const Result<std::size_t> got = ask(packed_.data() + end_, packed_.size() - end_);
    if (!got) return tl::unexpected(got.error());
    end_ += *got;
    return {};
  }

  Result<void> look() {
    std::optional<Compression> found;
    while (!(found = compression_of(pending())) && !ended_) {
      if (Result<void> done = fill(); !done) return done;
    }
    const bool should_be_packed = named_compression(name()) != Compression::none;
    is_cut_ = !found && (should_be_packed || is_cut_magic(pending()));
    make_decoder(found.value_or(Compression::none));
    return {};
  }

  void make_decoder(Compression compression) {
    state_ = compression == Compression::none ? State::plain : State::packed;
    if (compression == Compression::gzip) decoder_ = gzip_decoder();
    if (compression == Compression::zstd) decoder_ = zstd_decoder(options_.max_window_log);
  }

  Result<std::size_t> read_plain(char* buffer, std::size_t size) {
    if (begin_ == end_) {
      std::string().swap(packed_);
      if (is_cut_) return damaged("the file ends inside its first four bytes");
      return ended_ ? Result<std::size_t>(0) : ask(buffer, size);
    }
    const std::size_t got = pending().copy(buffer, size);
    begin_ += got;
    return got;
  }

  Result<std::size_t> decode(char* buffer, std::size_t size) {
    while (true) {
      if (begin_ == end_ && !ended_) {
        if (Result<void> done = fill(); !done) return tl::unexpected(done.error());
      }
      if (begin_ == end_ && decoder_->is_whole()) {
        if (ended_) return std::size_t{0};
        continue;
      }
      const auto step = decoder_->decode(pending(), buffer, size);
      if (!step) return failure(step.error());
      begin_ += step->consumed;
      consumed_ += step->consumed;
      produced_ += step->produced;
      if (is_over_ratio()) return expands();
      if (step->produced > 0) return step->produced;
      if (ended_ && step->consumed == 0 && !decoder_->is_whole())
        return damaged("the file ends too early");
    }
  }

  [[nodiscard]] bool is_over_ratio() const {
    return produced_ > options_.min_ratio_bytes &&
           produced_ / options_.max_ratio >= std::max<std::uint64_t>(consumed_, 1);
  }

  [[nodiscard]] tl::unexpected<Diagnostic> tell(Fault fault, std::string message,
                                                std::string hint) const {
    auto failed = fail(fault, std::move(message), std::move(hint));
    failed.value().place.file = name();
    return failed;
  }

  [[nodiscard]] tl::unexpected<Diagnostic> damaged(std::string_view cause) const {
    const std::string_view format = decoder_ ? decoder_->format() : "packed";
    return tell(Fault::input_damaged,
                fmt::format("the {} data are damaged near byte {}: {}", format, consumed_, cause),
                "what stands before that place was read; get the file again for the rest");
  }

  [[nodiscard]] tl::unexpected<Diagnostic> expands() const {
    return tell(Fault::input_expands,
                fmt::format("{} packed bytes have become more than {} times as many; what follows "
                            "is not read",
                            consumed_, options_.max_ratio),
                "--max-ratio lets data through that are meant to be so");
  }

  [[nodiscard]] tl::unexpected<Diagnostic> failure(const DecodeFailure& failed) const {
    if (failed.fault != Fault::window_too_large) return damaged(failed.cause);
    return tell(Fault::window_too_large,
                fmt::format("the zstd data want a window of more than {} MiB",
                            (std::size_t{1} << options_.max_window_log) >> 20),
                "`zstd -d --long=31` unpacks them, if there is the memory");
  }

  std::unique_ptr<ByteSource> source_;
  DecodeOptions options_;
  State state_ = State::unknown;
  std::unique_ptr<Decoder> decoder_;
  std::string packed_;  // [begin_, end_) is pending
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  bool is_cut_ = false;  ///< too short to be told, but no text
  std::uint64_t consumed_ = 0;
  std::uint64_t produced_ = 0;
};

}  // namespace

std::optional<Compression> compression_of(std::string_view first_bytes) {
  const std::array<std::pair<Fit, Compression>, 3> formats = {
      {{fits(first_bytes, gzip_magic), Compression::gzip},
       {fits(first_bytes, zstd_magic), Compression::zstd},
       {fits_skippable(first_bytes), Compression::zstd}}};
  bool wants_more = false;
  for (const auto& [fit, compression] : formats) {
    if (fit == Fit::yes) return compression;
    wants_more = wants_more || fit == Fit::wants_more;
  }
  if (wants_more) return std::nullopt;
  return Compression::none;
}

Compression compression_of_file(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return Compression::none;
  const Result<std::unique_ptr<ByteSource>> source = open_source(path);
  if (!source) return Compression::none;
  std::array<char, 4> first{};
  const std::size_t got = (*source)->read(first.data(), first.size()).value_or(0);
  return compression_of({first.data(), got}).value_or(Compression::none);
}

std::unique_ptr<ByteSource> decoded(std::unique_ptr<ByteSource> source,
                                    const DecodeOptions& options) {
  return std::make_unique<DecodingSource>(std::move(source), options);
}

Result<std::unique_ptr<ByteSource>> open_input(const std::string& path,
                                               const DecodeOptions& options) {
  Result<std::unique_ptr<ByteSource>> source = open_source(path);
  if (!source) return source;
  return decoded(std::move(*source), options);
}

}  // namespace dross
