// Packed outputs, the same forms as the packed inputs. What is written depends on the bytes alone,
// not on the number of threads.
#pragma once

#include <cstddef>
#include <memory>

#include "base/compression.h"
#include "output/sink.h"

namespace dross {

/// Packs what is written and hands it to `sink`; `none` gives `sink` itself. A flush ends the gzip
/// member or Zstandard frame; without a byte written there is one empty member or frame at the end.
/// gzip at level 6 in members of 1 MiB, of which `threads` (>= 1) are packed at a time; Zstandard
/// at level 3, with checksums.
std::unique_ptr<ByteSink> encoded_sink(Compression compression, std::unique_ptr<ByteSink> sink,
                                       std::size_t threads = 1);

}  // namespace dross
