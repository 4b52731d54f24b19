// One way of unpacking, a step at a time. Reading, limits and messages are decode.cc's.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/fault.h"

namespace dross {

struct DecodeStep {
  std::size_t consumed = 0;  ///< bytes of the input
  std::size_t produced = 0;
};

struct DecodeFailure {
  Fault fault = Fault::input_damaged;
  std::string cause;  ///< a clause: "the checksum is wrong"
};

class Decoder {
 public:
  Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  virtual ~Decoder() = default;

  /// Unpacks into `out` as much as fits. `input` may be empty: what is held back may still come.
  virtual tl::expected<DecodeStep, DecodeFailure> decode(std::string_view input, char* out,
                                                         std::size_t size) = 0;
  /// May the input end here?
  [[nodiscard]] virtual bool is_whole() const = 0;
  [[nodiscard]] virtual std::string_view format() const = 0;  ///< "gzip"
};

std::unique_ptr<Decoder> gzip_decoder();
std::unique_ptr<Decoder> zstd_decoder(int max_window_log);

}  // namespace dross
