// Tallies are kept in sorted maps and members are written by name, so the JSON has one order
// whatever came first.
#include "output/stats.h"

#include <fmt/format.h>

#include <iterator>

#include "output/guards.h"
#include "output/json_text.h"

namespace dross {

void Statistics::Tally::add(const Edit& edit) {
  ++edits;
  words += edit.words;
}

Result<void> Statistics::consume(const Item& item) {
  const Patch patch = patch_of(item, options_);
  bytes_in_ += item.record.raw.size();
  bytes_out_ += item.record.raw.size();
  for (const Change& change : patch.changes) {
    bytes_out_ += change.added.size();
    bytes_out_ -= change.removed.size();
  }
  if (item.record.kind == RecordKind::document) count_document(item, patch.fate);
  return {};
}

void Statistics::count_document(const Item& item, Fate fate) {
  const Cleaning& cleaning = item.cleaning;
  ++documents_;
  words_ += cleaning.words;
  if (!cleaning.edits.empty()) ++changed_;
  if (fate == Fate::left_out) {
    ++left_out_documents_;
    left_out_words_ += words_left(item);
  }
  for (const Edit& edit : cleaning.edits) {
    removed_.add(edit);
    if (edit.kind == EditKind::duplicate) ++duplicates_;
    by_category_[std::string(name(edit.category))].add(edit);
    by_kind_[std::string(name(edit.kind))].add(edit);
    by_rule_[std::string(edit.source())].add(edit);
  }
  for (const GuardRow& row : guard_table()) {
    if (row.times(cleaning.guards) > 0) ++guards_[row.name];
  }
}

void Statistics::append(std::string_view key, const Tallies& tallies, std::string& out) {
  fmt::format_to(std::back_inserter(out), "  \"{}\": {{", key);
  std::string_view comma;
  for (const auto& [name, tally] : tallies) {
    fmt::format_to(std::back_inserter(out), "{}\n    ", comma);
    append_json_bytes(name, out);
    fmt::format_to(std::back_inserter(out), R"(: {{"edits": {}, "words": {}}})", tally.edits,
                   tally.words);
    comma = ",";
  }
  out += tallies.empty() ? "},\n" : "\n  },\n";
}

void Statistics::append_guards(std::string& out) const {
  out += "  \"guards\": {";
  std::string_view comma;
  for (const auto& [name, documents] : guards_) {
    fmt::format_to(std::back_inserter(out), "{}\n    \"{}\": {}", comma, name, documents);
    comma = ",";
  }
  out += guards_.empty() ? "},\n" : "\n  },\n";
}

void Statistics::append_stream(const StreamFigures& stream, std::string& out) {
  fmt::format_to(
      std::back_inserter(out),
      "  \"stream\": {{\"capped\": {}, \"evicted\": {}, \"exact\": {}, \"incomplete\": {}, "
      "\"kept\": {}, \"near\": {}}},\n",
      stream.capped, stream.evicted, stream.exact, stream.incomplete, stream.kept, stream.near);
}

std::string Statistics::to_json(const RunCounts& run) const {
  std::string out = "{\n";
  const auto append_number = [&out](std::string_view key, std::size_t number) {
    fmt::format_to(std::back_inserter(out), "  \"{}\": {},\n", key, number);
  };
  append("by_category", by_category_, out);
  append("by_kind", by_kind_, out);
  append("by_rule", by_rule_, out);
  append_number("bytes_in", bytes_in_);
  append_number("bytes_out", bytes_out_);
  append_number("changed", changed_);
  append_number("documents", documents_);
  append_number("duplicates", duplicates_);
  append_number("edits", removed_.edits);
  append_number("faults", run.faults);
  append_guards(out);
  fmt::format_to(std::back_inserter(out), "  \"left_out\": {{\"documents\": {}, \"words\": {}}},\n",
                 left_out_documents_, left_out_words_);
  append_number("records_without_text", run.without_text);
  if (run.stream) append_stream(*run.stream, out);
  append_number("words", words_);
  fmt::format_to(std::back_inserter(out), "  \"words_removed\": {}\n}}\n", removed_.words);
  return out;
}

}  // namespace dross
