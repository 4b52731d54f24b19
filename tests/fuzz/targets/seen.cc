// Any bytes as a file of --seen, and the same with its checksum made good: refused with a reason,
// or read into an index that can be used and written again.
#include <xxhash.h>

#include <cstring>

#include "base/limits.h"
#include "dedupe/seen_file.h"
#include "fuzz/fuzz.h"

namespace {

using namespace dross;

void read(const std::string& bytes) {
  ParagraphIndex index({}, limits::min_dedupe_memory);
  const Result<void> done = read_seen(memory_source(bytes, "seen", 31), index);
  if (!done) {
    fuzz::require(!done.error().message.empty(), "a refusal says why");
    return;
  }
  ParagraphIndex again({}, limits::min_dedupe_memory);
  fuzz::require(read_seen(memory_source(write_seen(index), "again"), again).has_value(),
                "what was read can be written and read again");
}

std::string with_checksum(std::string bytes) {
  constexpr std::size_t size = sizeof(std::uint64_t);
  if (bytes.size() < size) return bytes;
  const std::uint64_t sum = XXH3_64bits(bytes.data(), bytes.size() - size);
  std::memcpy(bytes.data() + bytes.size() - size, &sum, size);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::as_text(data, size));
  read(bytes);
  read(with_checksum(bytes));
  return 0;
}
