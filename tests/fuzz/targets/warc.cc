// Any bytes as a web archive, and as a text with separators: the records are the input, what a head
// says lies inside it, and cleaned bytes and log are the input again. The first byte chooses sizes.
#include "fuzz/fuzz.h"
#include "input/reader.h"

namespace {

using namespace dross;

void check_head(const Record& record) {
  std::size_t at = 0;
  for (const HeaderValue& field : record.header) {
    fuzz::require(field.line.begin >= at && field.line.end <= record.text_in_raw.begin,
                  "fields ascend and lie before the text");
    fuzz::require(field.line.begin <= field.value.begin && field.value.begin <= field.value.end &&
                      field.value.end <= field.line.end,
                  "a value lies in its field");
    at = field.line.end;
  }
}

void check_records(std::string_view bytes, const ReaderOptions& options, std::size_t piece) {
  auto reader = open_reader(memory_source(std::string(bytes), "in", piece), options);
  fuzz::require(reader.has_value(), "a source in memory opens");
  std::string all;
  Record record;
  while ((*reader)->next(record).value_or(false)) {
    fuzz::require(record.offset == all.size(), "a record says where it begins");
    fuzz::require(record.text_in_raw.end <= record.raw.size(), "the text lies in the record");
    check_head(record);
    all += record.raw;
  }
  fuzz::require(all == bytes, "records are the input");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Cleaner cleaner(fuzz::small_rules(), {});
  const auto [how, bytes] = fuzz::take_choice(fuzz::as_text(data, size));
  ReaderOptions options;
  options.format = (how & 1U) != 0 ? Format::wet : Format::text;
  options.separator = "--";
  fuzz::require_restores(fuzz::run_bytes(bytes, cleaner, options, SIZE_MAX), bytes);
  check_records(bytes, options, SIZE_MAX);
  options.block = 1 + how / 8;
  options.max_document = 1 + how / 2;
  check_records(bytes, options, 1 + how % 8);
  return 0;
}
