// All lines of one document go to the sink in one piece.
#include "output/events.h"

#include <fmt/format.h>

#include <iterator>

#include "output/edit_json.h"
#include "output/guards.h"
#include "output/json_text.h"
#include "output/patch.h"

namespace dross {
namespace {

std::string_view name(LanguageSource source) {
  switch (source) {
    case LanguageSource::option:
      return "option";
    case LanguageSource::field:
      return "field";
    case LanguageSource::detected:
      return "detected";
    case LanguageSource::unknown:
      break;
  }
  return "unknown";
}

void append_guards(const Guards& guards, std::string& out) {
  out += '{';
  std::string_view comma;
  for (const GuardRow& row : guard_table()) {
    const std::uint32_t times = row.times(guards);
    if (times == 0) continue;
    fmt::format_to(std::back_inserter(out), R"({}"{}":{})", comma, row.name, times);
    comma = ",";
  }
  out += '}';
}

void append_document(const Item& item, std::string& out) {
  const Cleaning& cleaning = item.cleaning;
  out += R"({"event":"document",)";
  append_document_members(item, out);
  out += R"(,"language":)";
  append_json_or_null(cleaning.language.code, out);
  fmt::format_to(std::back_inserter(out),
                 R"(,"language_source":"{}","profile":"{}","words":{},"words_removed":{},)"
                 R"("edits":{},"guards":)",
                 name(cleaning.language.source), name(cleaning.profile), cleaning.words,
                 words_removed(cleaning), cleaning.edits.size());
  append_guards(cleaning.guards, out);
  out += "}\n";
}

class EventWriter final : public Consumer {
 public:
  EventWriter(ByteSink& sink, const RuleSet& rules) : sink_(sink), rules_(rules) {}

  Result<void> consume(const Item& item) override {
    if (item.record.kind != RecordKind::document) return {};
    std::string lines;
    append_document(item, lines);
    CodePointCounter counter(item.record);
    for (const Edit& edit : item.cleaning.edits) {
      lines += R"({"event":"edit",)";
      append_edit_members(item, edit, rules_, counter, lines);
      lines += R"(,"removed":)";
      append_json_bytes(item.record.text().substr(edit.span.begin, edit.span.size()), lines);
      lines += "}\n";
    }
    return sink_.write(lines);
  }

  Result<void> finish() override { return sink_.flush(); }

 private:
  ByteSink& sink_;
  const RuleSet& rules_;
};

}  // namespace

std::unique_ptr<Consumer> event_writer(ByteSink& sink, const RuleSet& rules) {
  return std::make_unique<EventWriter>(sink, rules);
}

}  // namespace dross
