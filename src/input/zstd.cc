// libzstd's streaming decoder goes from frame to frame and over skippable ones by itself. What it
// needs told is how large a window, which is memory, a frame may ask for.
#include <zstd.h>
#include <zstd_errors.h>

#include <new>

#include "input/decoder.h"

namespace dross {
namespace {

class ZstdDecoder final : public Decoder {
 public:
  explicit ZstdDecoder(int max_window_log) : context_(ZSTD_createDCtx()) {
    if (!context_) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, max_window_log);
  }

  tl::expected<DecodeStep, DecodeFailure> decode(std::string_view input, char* out,
                                                 std::size_t size) override {
    ZSTD_inBuffer in{input.data(), input.size(), 0};
    ZSTD_outBuffer room{out, size, 0};
    const std::size_t status = ZSTD_decompressStream(context_.get(), &room, &in);
    if (ZSTD_isError(status) != 0) return tl::unexpected(failure(status));
    is_whole_ = status == 0;
    return DecodeStep{in.pos, room.pos};
  }

  [[nodiscard]] bool is_whole() const override { return is_whole_; }
  [[nodiscard]] std::string_view format() const override { return "zstd"; }

 private:
  [[nodiscard]] DecodeFailure failure(std::size_t status) const {
    switch (ZSTD_getErrorCode(status)) {
      case ZSTD_error_memory_allocation:
        throw std::bad_alloc();
      case ZSTD_error_frameParameter_windowTooLarge:
        return {Fault::window_too_large, {}};
      case ZSTD_error_prefix_unknown:
        if (is_whole_) {
          return {Fault::input_damaged, "what follows the last frame is no zstd data"};
        }
        break;
      default:
        break;
    }
    return {Fault::input_damaged, ZSTD_getErrorName(status)};
  }

  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> context_;
  bool is_whole_ = false;
};

}  // namespace

std::unique_ptr<Decoder> zstd_decoder(int max_window_log) {
  return std::make_unique<ZstdDecoder>(max_window_log);
}

}  // namespace dross
