// Kept bytes are written straight from the record, from one change to the next.
#include "output/splice.h"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace dross {
namespace {

std::string readable_name(std::string_view input) {
  return input == "-" ? "standard input" : std::string(input);
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::jsonl:
      return "JSONL";
    case Format::wet:
      return "a web archive";
    case Format::text:
    case Format::automatic:
      break;
  }
  return "plain text";
}

}  // namespace

Diagnostic fields_in_plain_text(std::string_view input) {
  return fail(Fault::bad_usage,
              "`--add-fields` needs JSONL, and " + readable_name(input) + " is plain text",
              "`--stats FILE` and `--log FILE` tell of plain texts")
      .value();
}

Result<void> refuse_mixture(const InputForm& first, const InputForm& second,
                            const OutputOptions& options) {
  const bool is_known = first.format != Format::automatic && second.format != Format::automatic;
  if (options.form == OutputForm::jsonl || !is_known) return {};
  if (first.format != second.format) {
    return fail(
        Fault::bad_usage,
        fmt::format("{} is {}, and {} is {}", readable_name(first.name), name_of(first.format),
                    readable_name(second.name), name_of(second.format)),
        "--out-dir DIR gives each a file of its own, --to jsonl makes JSONL of all");
  }
  if (first.format != Format::text || options.separator) return {};
  return fail(Fault::bad_usage,
              fmt::format("{} and {} are plain texts, which would run into one",
                          readable_name(first.name), readable_name(second.name)),
              "--out-dir DIR gives each a file of its own, --separator LINE goes between them");
}

Result<void> SpliceWriter::begin_input(std::string_view name, Format format) {
  input_ = {std::string(name), format};
  is_looked_at_ = false;
  return {};
}

// Regular files are looked at before the run; this is for streams, which cannot be.
Result<void> SpliceWriter::refuse_mixture() {
  if (std::exchange(is_looked_at_, true)) return {};
  if (first_) return dross::refuse_mixture(*first_, input_, options_);
  first_ = input_;
  return {};
}

Result<void> SpliceWriter::consume(const Item& item) {
  if (options_.mixtures == Mixtures::refused) {
    if (Result<void> fine = refuse_mixture(); !fine) return fine;
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
