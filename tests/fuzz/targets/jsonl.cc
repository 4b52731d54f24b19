// Any bytes as JSON lines: nothing is lost between the records, every read size gives the same, and
// cleaned bytes and log are the input again. The first byte chooses the size of reads.
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dross;
  const auto [how, bytes] = fuzz::take_choice(fuzz::as_text(data, size));
  static const Cleaner cleaner(fuzz::small_rules(), {});
  ReaderOptions options;
  options.format = Format::jsonl;
  const fuzz::RunOutput whole = fuzz::run_bytes(bytes, cleaner, options, SIZE_MAX);
  fuzz::require_restores(whole, bytes);
  options.block = 1 + how % 64;
  const fuzz::RunOutput pieces = fuzz::run_bytes(bytes, cleaner, options, 1 + how / 64);
  fuzz::require(pieces.cleaned == whole.cleaned, "every read size gives the same bytes");
  fuzz::require(pieces.log == whole.log, "every read size gives the same log");
  return 0;
}
