// The inside of a JSON string without some of its escapes is the inside of a JSON string again, and
// so is what was taken: raw bytes go over as they are, odd ones too.
#include "output/fields.h"

#include <fmt/format.h>

#include <iterator>

#include "output/json_text.h"

namespace dross {
namespace {

void append_removed(const Record& record, const Change& cut, std::string& out) {
  const Edit& edit = *cut.edit;
  fmt::format_to(std::back_inserter(out), R"({{"span":[{},{}],"rule":)", edit.span.begin,
                 edit.span.end);
  append_json_bytes(edit.source(), out);
  fmt::format_to(std::back_inserter(out), R"(,"category":"{}","text":"{}"}})", name(edit.category),
                 std::string_view(record.raw).substr(cut.removed.begin, cut.removed.size()));
}

}  // namespace

std::string added_members(const Item& item, const std::vector<Change>& cuts) {
  const Cleaning& cleaning = item.cleaning;
  std::string out = R"(,"dross_removed":[)";
  for (const Change& cut : cuts) {
    if (&cut != &cuts.front()) out += ',';
    append_removed(item.record, cut, out);
  }
  fmt::format_to(std::back_inserter(out),
                 R"(],"dross_stats":{{"words":{},"words_removed":{},"profile":"{}","language":)",
                 cleaning.words, words_removed(cleaning), name(cleaning.profile));
  append_json_or_null(cleaning.language.code, out);
  out += '}';
  return out;
}

}  // namespace dross
