// Every edit has every member, null where there is nothing to say, so that the lines make a table.
#include "output/edit_json.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

#include "output/json_text.h"

namespace dross {
namespace {

void append_points(const Evidence& evidence, std::string& out) {
  if (evidence.needed == 0) {
    out += "null";
    return;
  }
  out += '{';
  for (const SignRow& row : sign_table) {
    const std::int8_t points = evidence.points[static_cast<std::size_t>(row.sign)];
    if (points != 0) fmt::format_to(std::back_inserter(out), R"("{}":{},)", row.name, points);
  }
  fmt::format_to(std::back_inserter(out), R"("sum":{},"needed":{}}})", evidence.sum(),
                 evidence.needed);
}

void append_kept_copy(const Edit& edit, std::string& out) {
  if (edit.kind != EditKind::duplicate) {
    out += "null";
    return;
  }
  out += '{';
  if (edit.kept_in != nullptr) {
    out += R"("input":)";
    append_json_bytes(edit.kept_in->input, out);
    fmt::format_to(std::back_inserter(out), R"(,"document":{},"id":)", edit.kept_in->document);
    append_json_bytes(edit.kept_in->id, out);
    out += ',';
  }
  fmt::format_to(std::back_inserter(out), R"("line":{},"similarity":{:.4g}}})", edit.cause,
                 edit.similarity);
}

std::string_view pack_version(const Edit& edit, const RuleSet& rules) {
  return edit.rule == nullptr ? std::string_view() : rules.packs[edit.rule->pack].version;
}

}  // namespace

CodePointCounter::CodePointCounter(const Record& record)
    : text_(record.text()),
      has_escapes_(record.has_escapes),
      points_(text_),
      more_(points_.next(next_)) {}

// Decoded, a lone surrogate is ED A0 80 to ED BF BF: three bytes that are not UTF-8.
bool CodePointCounter::begins_surrogate() const {
  const auto is_between = [this](std::size_t at, unsigned least, unsigned most) {
    const unsigned byte = static_cast<unsigned char>(text_[at]);
    return byte >= least && byte <= most;
  };
  const std::size_t at = next_.begin;
  return has_escapes_ && next_.value == no_code_point && at + 2 < text_.size() &&
         is_between(at, 0xED, 0xED) && is_between(at + 1, 0xA0, 0xBF) &&
         is_between(at + 2, 0x80, 0xBF);
}

std::size_t CodePointCounter::count_to(std::size_t offset) {
  while (more_ && next_.begin < offset) {
    if (next_.begin >= surrogate_end_) {
      ++count_;
      if (begins_surrogate()) surrogate_end_ = next_.begin + 3;
    }
    more_ = points_.next(next_);
  }
  return count_;
}

void append_document_members(const Item& item, std::string& out) {
  out += R"("input":)";
  append_json_bytes(item.input, out);
  fmt::format_to(std::back_inserter(out), R"(,"document":{},"id":)", item.record.document);
  append_json_bytes(item.record.metadata.id, out);
}

void append_edit_members(const Item& item, const Edit& edit, const RuleSet& rules,
                         CodePointCounter& counter, std::string& out) {
  append_document_members(item, out);
  const std::size_t first = counter.count_to(edit.span.begin);
  const std::size_t last = counter.count_to(edit.span.end);
  fmt::format_to(std::back_inserter(out),
                 R"(,"line":{},"span":[{},{}],"code_points":[{},{}],"rule":)", edit.line,
                 edit.span.begin, edit.span.end, first, last);
  append_json_bytes(edit.source(), out);
  out += R"(,"pack":)";
  append_json_or_null(pack_version(edit, rules), out);
  fmt::format_to(std::back_inserter(out),
                 R"(,"category":"{}","kind":"{}","profile":"{}","points":)", name(edit.category),
                 name(edit.kind), name(item.cleaning.profile));
  append_points(edit.evidence, out);
  fmt::format_to(std::back_inserter(out), R"(,"cause":{},"kept_copy":)", edit.cause);
  append_kept_copy(edit, out);
  fmt::format_to(std::back_inserter(out), R"(,"words":{})", edit.words);
}

}  // namespace dross
