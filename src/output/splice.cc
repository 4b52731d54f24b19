// Kept bytes are written straight from the record, from one change to the next.
#include "output/splice.h"

#include <string>

namespace dross {
namespace {

std::string readable_name(std::string_view input) {
  return input == "-" ? "standard input" : std::string(input);
}

}  // namespace

Diagnostic fields_in_plain_text(std::string_view input) {
  return fail(Fault::bad_usage,
              "`--add-fields` needs JSONL, and " + readable_name(input) + " is plain text",
              "`--stats FILE` and `--log FILE` tell of plain texts")
      .value();
}

// Regular files are looked at before the run; this is for streams, which cannot be.
Result<void> SpliceWriter::refuse_second_text(const Item& item) {
  const bool is_text =
      item.record.kind == RecordKind::document && item.record.framing == Framing::bare;
  if (options_.form == OutputForm::jsonl) return {};
  const bool is_second = input_.has_value() && *input_ != item.input;
  if (is_second && (is_text || has_text_)) {
    const std::string text = readable_name(is_text ? item.input : *input_);
    return fail(Fault::bad_usage, text + " is plain text, and there are several inputs",
                "--out-dir DIR gives each a file of its own, --separator LINE goes between them");
  }
  input_ = item.input;
  has_text_ = has_text_ || is_text;
  return {};
}

Result<void> SpliceWriter::consume(const Item& item) {
  if (options_.texts == PlainTexts::one) {
    if (Result<void> fine = refuse_second_text(item); !fine) return fine;
  }
  if (options_.fields != AddedFields::none && item.record.kind == RecordKind::document &&
      item.record.spelling == Spelling::plain) {
    return tl::unexpected(fields_in_plain_text(item.input));
  }
  const std::string_view raw = item.record.raw;
  const Patch patch = patch_of(item, options_);
  if (patch.fate == Fate::left_out) ++left_out_;
  const bool is_head = item.record.framing == Framing::archived && raw.starts_with("WARC/");
  if (is_head && options_.form == OutputForm::as_input) {
    if (Result<void> done = sink_.begin_member(); !done) return done;
  }
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
