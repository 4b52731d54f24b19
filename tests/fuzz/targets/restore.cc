// Any bytes as a cleaned file and its log, parted by a NUL: refused with a reason, or restored.
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dross;
  const auto [cleaned, log] = fuzz::split_at_nul(fuzz::as_text(data, size));
  std::string restored;
  const auto source = memory_source(std::string(cleaned), "cleaned", 7);
  const auto sink = memory_sink(restored);
  const Result<void> done = restore(*source, memory_source(std::string(log), "log", 5), *sink);
  fuzz::require(done || !done.error().message.empty(), "a refusal says why");
  return 0;
}
