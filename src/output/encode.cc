// Which packing an output gets.
#include "output/encode.h"

#include <utility>

#include "output/encoders.h"

namespace dross {

std::unique_ptr<ByteSink> encoded_sink(Compression compression, std::unique_ptr<ByteSink> sink,
                                       std::size_t threads) {
  switch (compression) {
    case Compression::gzip:
      return gzip_sink(std::move(sink), threads);
    case Compression::zstd:
      return zstd_sink(std::move(sink));
    case Compression::none:
      break;
  }
  return sink;
}

}  // namespace dross
