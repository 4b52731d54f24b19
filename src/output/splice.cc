#include "output/splice.h"

#include <string>

namespace dross {

Diagnostic fields_in_plain_text(std::string_view input) {
  const std::string name = input == "-" ? "standard input" : std::string(input);
  return fail(Fault::bad_usage, "`--add-fields` needs JSONL, and " + name + " is plain text",
              "`--stats FILE` and `--log FILE` tell of plain texts")
      .value();
}

Result<void> SpliceWriter::consume(const Item& item) {
  if (options_.fields != AddedFields::none && item.record.kind == RecordKind::document &&
      item.record.spelling == Spelling::plain) {
    return tl::unexpected(fields_in_plain_text(item.input));
  }
  const std::string_view raw = item.record.raw;
  const Patch patch = patch_of(item, options_);
  if (patch.fate == Fate::left_out) ++left_out_;
  std::size_t at = 0;
  for (const Change& change : patch.changes) {
    const std::string_view kept = raw.substr(at, change.removed.begin - at);
    if (Result<void> done = sink_.write(kept); !done) return done;
    if (Result<void> done = sink_.write(change.added); !done) return done;
    at = change.removed.end;
  }
  return sink_.write(raw.substr(at));
}

}  // namespace dross
