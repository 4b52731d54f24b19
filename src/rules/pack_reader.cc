// Three keys, none required: a file without [pack] is a pack named after the file, for every
// document.
#include "rules/pack_reader.h"

#include <fmt/format.h>

#include "text/language.h"

namespace dross {
namespace {

using toml_tree::Member;
using toml_tree::Type;

void read_name(Values& values, const Member& member, Pack& pack) {
  const auto name = values.string(member);
  if (!name) return;
  if (name->empty()) {
    values.findings().error(Fault::bad_value, member.value.bytes,
                            "the `name` of the pack is empty");
  } else {
    pack.name = *name;
  }
}

// Documents' languages are compared in their shortest form, so a pack for `en-GB` or `eng` would
// never be used.
void read_language(Values& values, const Member& member, Pack& pack) {
  for (Values::Text& text : values.strings(member)) {
    const std::string code = primary_language(text.text);
    if (!code.empty() && code == text.text) {
      pack.languages.push_back(std::move(text.text));
      continue;
    }
    values.findings().error(Fault::bad_value, text.bytes,
                            fmt::format("`language` cannot be {}", quoted(text.text)),
                            code.empty() ? "an ISO 639 code in small letters, such as `en`"
                                         : fmt::format("write `{}`", code));
  }
}

}  // namespace

std::vector<Values::Text> read_pack(Values& values, const Member& member, Pack& pack) {
  std::vector<Values::Text> disabled;
  if (member.value.type != Type::table) {
    values.wrong_type(member.key, member.value, "a table", "write [pack]");
    return disabled;
  }
  for (const Member& field : member.value.members) {
    if (field.key == "name") {
      read_name(values, field, pack);
    } else if (field.key == "language") {
      read_language(values, field, pack);
    } else if (field.key == "disable") {
      disabled = values.strings(field);
    } else {
      const std::string near = did_you_mean(field.key, {"name", "language", "disable"});
      values.findings().error(Fault::unknown_key, field.key_bytes,
                              fmt::format("unknown key {} in [pack]", quoted(field.key)),
                              near.empty() ? "[pack] has `name`, `language` and `disable`" : near);
    }
  }
  return disabled;
}

}  // namespace dross
