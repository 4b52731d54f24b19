// The single ways of packing, for encode.cc.
#pragma once

#include <cstddef>
#include <memory>

#include "output/sink.h"

namespace dross {

std::unique_ptr<ByteSink> gzip_sink(std::unique_ptr<ByteSink> sink, std::size_t threads);
std::unique_ptr<ByteSink> zstd_sink(std::unique_ptr<ByteSink> sink);

}  // namespace dross
