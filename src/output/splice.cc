#include "output/splice.h"

namespace dross {

std::vector<ByteSpan> raw_cuts(const Item& item) {
  std::vector<ByteSpan> spans;
  spans.reserve(item.cleaning.edits.size());
  for (const Edit& edit : item.cleaning.edits) spans.push_back(edit.span);
  return item.record.raw_spans(spans);
}

Result<void> SpliceWriter::consume(const Item& item) {
  const std::string_view raw = item.record.raw;
  if (item.cleaning.edits.empty()) return sink_.write(raw);
  std::size_t at = 0;
  for (const ByteSpan cut : raw_cuts(item)) {
    if (Result<void> done = sink_.write(raw.substr(at, cut.begin - at)); !done) return done;
    at = cut.end;
  }
  return sink_.write(raw.substr(at));
}

}  // namespace dross
