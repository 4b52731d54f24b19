// An example is a string, or a table where what is left of it matters: a `span` rule takes part of
// a line, and only its author can say which part should stay.
#include "rules/examples_reader.h"

#include <fmt/format.h>

#include <optional>

namespace dross {
namespace {

using toml_tree::Member;
using toml_tree::Type;
using toml_tree::Value;

void read_field(Values& values, const Member& field, Example& example, RuleKind kind) {
  if (field.key == "text") {
    example.text = values.string(field).value_or("");
  } else if (field.key != "leaves") {
    values.findings().error(Fault::unknown_key, field.key_bytes,
                            fmt::format("unknown key {} in an example", quoted(field.key)),
                            "an example has `text` and `leaves`");
  } else if (kind != RuleKind::span) {
    values.findings().error(
        Fault::key_not_for_kind, field.key_bytes,
        fmt::format("`leaves` does not belong to an example of kind `{}`", name(kind)),
        "only a `span` rule leaves part of a line");
  } else {
    example.leaves = values.string(field);
  }
}

std::optional<Example> read_example(Values& values, const Member& member, const Value& item,
                                    RuleKind kind) {
  Example example;
  example.place = values.source().place_of(item.bytes.begin);
  if (item.type == Type::string) {
    example.text = item.string;
  } else if (item.type == Type::table) {
    for (const Member& field : item.members) read_field(values, field, example, kind);
  } else {
    values.wrong_item(member.key, item, "strings");
    return std::nullopt;
  }
  if (example.text.empty()) {
    values.findings().error(Fault::bad_value, item.bytes,
                            fmt::format("an example in {} has no text", quoted(member.key)));
    return std::nullopt;
  }
  return example;
}

}  // namespace

std::vector<Example> read_examples(Values& values, const Member& member, RuleKind kind) {
  std::vector<Example> examples;
  if (member.value.type != Type::list) {
    values.wrong_type(member.key, member.value, "a list of strings", "put it in brackets: [\"…\"]");
    return examples;
  }
  for (const Value& item : member.value.items) {
    if (auto example = read_example(values, member, item, kind)) {
      examples.push_back(std::move(*example));
    }
  }
  return examples;
}

}  // namespace dross
