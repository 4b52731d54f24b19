// Any bytes as a packed input: one result at every size of reads, and never more than the limits
// allow. And any bytes packed by us come out again. The first byte chooses sizes,
// and whether to pack.
#include <string>

#include "fuzz/fuzz.h"
#include "input/decode.h"
#include "output/encode.h"

namespace {

using namespace dross;

constexpr std::size_t most_unpacked = std::size_t{1} << 15;

struct Unpacked {
  std::string bytes;
  bool failed = false;
};

Unpacked unpack(std::string_view bytes, std::size_t piece, std::size_t asked) {
  DecodeOptions options;
  options.max_window_log = 21;  // what our frames want; a few bytes could ask for 128 MiB
  options.min_ratio_bytes = most_unpacked;
  options.max_ratio = 1;
  const auto source = decoded(memory_source(std::string(bytes), "in", piece), options);
  Unpacked result;
  std::string buffer(asked, '\0');
  while (true) {
    const Result<std::size_t> got = source->read(buffer.data(), buffer.size());
    if (!got) result.failed = true;
    if (!got || *got == 0) return result;
    result.bytes.append(buffer, 0, *got);
    fuzz::require(result.bytes.size() <= most_unpacked + asked + bytes.size(),
                  "no more than the limit comes out");
  }
}

std::string pack(Compression form, std::string_view bytes, bool flushes) {
  std::string packed;
  const auto sink = encoded_sink(form, memory_sink(packed));
  const std::size_t half = bytes.size() / 2;
  bool done = sink->write(bytes.substr(0, half)).has_value();
  if (flushes) done = done && sink->flush().has_value();
  done = done && sink->write(bytes.substr(half)).has_value() && sink->close().has_value();
  fuzz::require(done, "a sink in memory cannot fail");
  return packed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [how, bytes] = fuzz::take_choice(fuzz::as_text(data, size));
  const Unpacked whole = unpack(bytes, SIZE_MAX, std::size_t{1} << 16);
  const Unpacked pieces = unpack(bytes, 1 + how % 8, 1 + how);
  const std::size_t common = std::min(whole.bytes.size(), pieces.bytes.size());
  // libzstd 1.5.4 compares an empty frame with the size that its head tells only if it gets the
  // frame whole; nothing is lost by it.
  fuzz::require(whole.failed == pieces.failed || whole.bytes == pieces.bytes,
                "a fault does not depend on the size of reads");
  fuzz::require(whole.bytes.compare(0, common, pieces.bytes, 0, common) == 0, "nor do the bytes");
  fuzz::require(whole.failed || whole.bytes.size() == pieces.bytes.size(), "nor their number");
  // A packer's tables take a hundred times as long to make as all else here, so not for each input.
  if (how < 16) {
    const Compression form = how < 8 ? Compression::gzip : Compression::zstd;
    const Unpacked again = unpack(pack(form, bytes, how % 2 == 1), 1 + how % 8, 1 + how);
    fuzz::require(!again.failed && again.bytes == bytes, "what we pack comes out again");
  }
  return 0;
}
