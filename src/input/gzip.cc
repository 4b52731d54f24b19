// zlib's inflate, member after member: gzip files may be several put one behind the other (bgzip,
// pigz -i and web archives make such), and a reader that stops at the first loses the rest without
// a sound. zlib itself checks each member's CRC and length.
#include <zlib.h>

#include <algorithm>
#include <new>

#include "input/decoder.h"

namespace dross {
namespace {

constexpr int gzip_with_largest_window = 16 + MAX_WBITS;

/// Where the next byte stands. Some tape and block tools fill up with zeros behind the last member.
enum class Place { member, behind_member, padding };

class GzipDecoder final : public Decoder {
 public:
  GzipDecoder() {
    if (::inflateInit2(&stream_, gzip_with_largest_window) != Z_OK) throw std::bad_alloc();
  }
  ~GzipDecoder() override { ::inflateEnd(&stream_); }

  tl::expected<DecodeStep, DecodeFailure> decode(std::string_view input, char* out,
                                                 std::size_t size) override {
    if (place_ == Place::behind_member && !input.empty()) begin_next(input.front());
    if (place_ == Place::padding) return skip_padding(input);
    if (place_ == Place::behind_member) return DecodeStep{};
    return inflate_some(input, out, size);
  }

  [[nodiscard]] bool is_whole() const override { return place_ != Place::member; }
  [[nodiscard]] std::string_view format() const override { return "gzip"; }

 private:
  void begin_next(char first) {
    is_first_ = false;
    place_ = first == '\0' ? Place::padding : Place::member;
    ::inflateReset(&stream_);
  }

  static tl::expected<DecodeStep, DecodeFailure> skip_padding(std::string_view input) {
    if (std::ranges::all_of(input, [](char c) { return c == '\0'; })) {
      return DecodeStep{input.size(), 0};
    }
    return tl::unexpected(DecodeFailure{Fault::input_damaged, behind_the_last});
  }

  tl::expected<DecodeStep, DecodeFailure> inflate_some(std::string_view input, char* out,
                                                       std::size_t size) {
    constexpr std::size_t most = std::size_t{1} << 30;  // zlib counts in 32 bits
    const auto given = static_cast<uInt>(std::min(input.size(), most));
    const auto room = static_cast<uInt>(std::min(size, most));
    // zlib's interface takes no const; it writes nothing there.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_.avail_in = given;
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = room;
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    const DecodeStep step{given - stream_.avail_in, room - stream_.avail_out};
    if (status == Z_STREAM_END) place_ = Place::behind_member;
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    // Z_BUF_ERROR only says that nothing could be done with what was given. Before an error there
    // may have been good bytes: they come first, and the error again with the next call.
    const bool failed = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR;
    if (failed && step.produced == 0) return tl::unexpected(failure());
    return step;
  }

  [[nodiscard]] DecodeFailure failure() const {
    const std::string cause = stream_.msg == nullptr ? "damaged data" : stream_.msg;
    const bool is_header = cause == "incorrect header check" && !is_first_;
    return {Fault::input_damaged, is_header ? behind_the_last : cause};
  }

  static constexpr const char* behind_the_last = "what follows the last member is no gzip data";

  z_stream stream_{};
  Place place_ = Place::member;
  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<Decoder> gzip_decoder() {
  return std::make_unique<GzipDecoder>();
}

}  // namespace dross
