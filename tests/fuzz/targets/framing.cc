// Any bytes, the format left to be recognised, with small limits: the raw bytes of all records are
// the input. The first byte chooses sizes.
#include "fuzz/fuzz.h"
#include "input/reader.h"

namespace {

using namespace dross;

std::string raw_bytes(std::string_view bytes, const ReaderOptions& options, std::size_t piece) {
  auto reader = open_reader(memory_source(std::string(bytes), "in", piece), options);
  fuzz::require(reader.has_value(), "a source in memory opens");
  std::string all;
  Record record;
  while ((*reader)->next(record).value_or(false)) {
    fuzz::require(record.offset == all.size(), "a record says where it begins");
    fuzz::require(record.text_in_raw.end <= record.raw.size(), "the text lies in the record");
    all += record.raw;
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [how, bytes] = fuzz::take_choice(fuzz::as_text(data, size));
  ReaderOptions options;
  options.text_unit = (how & 1U) != 0 ? TextUnit::lines : TextUnit::document;
  options.max_document = (how & 2U) != 0 ? 1 + how / 4 : limits::max_document;
  fuzz::require(raw_bytes(bytes, options, SIZE_MAX) == bytes, "records are the input");
  options.block = 1 + how / 8;
  fuzz::require(raw_bytes(bytes, options, 1 + how % 8) == bytes, "in pieces too");
  return 0;
}
