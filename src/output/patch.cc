// The words that are left are counted in the text that is left and not worked out from the edits: a
// cut may go through a word, and a document must not be left out for a word that was counted twice.
#include "output/patch.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "input/json.h"
#include "output/fields.h"
#include "output/warc_head.h"
#include "text/lines.h"

namespace dross {
namespace {

std::string kept_text(const Item& item) {
  const std::string_view text = item.record.text();
  std::string kept;
  std::size_t at = 0;
  for (const Edit& edit : item.cleaning.edits) {
    kept += text.substr(at, edit.span.begin - at);
    at = edit.span.end;
  }
  kept += text.substr(at);
  return kept;
}

std::string name_of_document(const Item& item) {
  if (!item.record.metadata.id.empty()) return item.record.metadata.id;
  std::string name(item.input);
  if (item.record.framing != Framing::bare) name += '#' + std::to_string(item.record.document);
  return name;
}

// Empty for what is no document. Bytes that are not UTF-8 become U+FFFD: JSON has no place for
// them.
std::string json_record(const Item& item) {
  const Record& record = item.record;
  if (record.kind != RecordKind::document) return {};
  std::string line = R"({"id":)" + json::quote(name_of_document(item));
  if (!record.metadata.url.empty()) line += R"(,"url":)" + json::quote(record.metadata.url);
  if (!record.metadata.language.empty()) {
    line += R"(,"lang":)" + json::quote(record.metadata.language);
  }
  return line + R"(,"text":)" + json::quote(kept_text(item)) + "}\n";
}

bool is_left_out(const Item& item, const OutputOptions& options) {
  return options.min_words > 0 && item.record.kind == RecordKind::document &&
         words_left(item) < options.min_words;
}

void add_cuts(const Item& item, std::vector<Change>& changes) {
  const std::vector<Edit>& edits = item.cleaning.edits;
  std::vector<ByteSpan> spans;
  spans.reserve(edits.size());
  for (const Edit& edit : edits) spans.push_back(edit.span);
  const std::vector<ByteSpan> cuts = item.record.raw_spans(spans);
  std::ranges::move(head_changes(item.record, cuts), std::back_inserter(changes));
  for (std::size_t i = 0; i < cuts.size(); ++i) changes.push_back({cuts[i], {}, &edits[i]});
}

void add_joint(const Item& item, const OutputOptions& options, std::vector<Change>& changes) {
  const bool separates =
      item.joint == Joint::separator || item.joint == Joint::line_end_and_separator;
  // A text that became a record has a line end behind it.
  if (separates && options.form == OutputForm::jsonl) return;
  std::string joint = item.joint == Joint::none || item.joint == Joint::separator ? "" : "\n";
  if (separates && options.separator) joint += *options.separator + "\n";
  if (!joint.empty()) changes.push_back({{0, 0}, std::move(joint), nullptr});
}

// A record with a document is one complete object, so its last brace is the one that closes it.
void add_fields(const Item& item, std::vector<Change>& changes) {
  const std::size_t brace = item.record.raw.rfind('}');
  std::string members = added_members(item, changes);
  changes.push_back({{brace, brace}, std::move(members), nullptr});
}

}  // namespace

Patch patch_of(const Item& item, const OutputOptions& options) {
  Patch patch;
  add_joint(item, options, patch.changes);
  if (options.form == OutputForm::jsonl && item.record.spelling == Spelling::plain &&
      !is_left_out(item, options)) {
    patch.fate = Fate::converted;
    patch.changes.push_back({{0, item.record.raw.size()}, json_record(item), nullptr});
    return patch;
  }
  if (is_left_out(item, options)) {
    patch.fate = Fate::left_out;
    patch.changes.push_back({{0, item.record.raw.size()}, {}, nullptr});
    return patch;
  }
  if (!item.cleaning.edits.empty()) add_cuts(item, patch.changes);
  const bool is_json_document =
      item.record.kind == RecordKind::document && item.record.spelling == Spelling::json;
  if (options.fields == AddedFields::removed_and_stats && is_json_document) {
    add_fields(item, patch.changes);
  }
  return patch;
}

std::size_t words_left(const Item& item) {
  if (item.cleaning.edits.empty()) return item.cleaning.words;
  const std::string kept = kept_text(item);
  std::size_t words = 0;
  for (const Line& line : split_lines(kept, Paragraphs::line).lines) words += line.shape.words;
  return words;
}

std::size_t words_removed(const Cleaning& cleaning) {
  std::size_t words = 0;
  for (const Edit& edit : cleaning.edits) words += edit.words;
  return words;
}

}  // namespace dross
