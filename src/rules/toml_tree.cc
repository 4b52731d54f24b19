// toml++ -> our tree. The parser is compiled without exceptions, as library code throws nowhere,
// and in this file alone. Its places count code points from 1 and end one past the last character
// (3.3.0); for an array of tables it gives the first header only, which is all that is used.
//
// Its assertions are wrong (3.3.0: the header `[(]` fails one that should have been a syntax
// error), and with NDEBUG and clang it tells the optimiser to rely on them. So they are made to say
// nothing, in either build; the checks that follow each of them then report the fault.
#include "rules/toml_tree.h"

#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_UNRELEASED_FEATURES 0
#include <toml++/toml.h>

#include <algorithm>

namespace dross::toml_tree {
namespace {

ByteSpan bytes_of(const SourceText& source, const toml::source_region& region) {
  const std::size_t begin = source.offset_of(region.begin.line, region.begin.column);
  const std::size_t end = source.offset_of(region.end.line, region.end.column);
  return {begin, std::max(begin, end)};
}

std::string_view without_preamble(std::string_view description) {
  constexpr std::string_view preamble = "Error while parsing ";
  return description.substr(description.starts_with(preamble) ? preamble.size() : 0);
}

Value convert(const SourceText& source, const toml::node& node);

void convert_members(const SourceText& source, const toml::table& table, Value& out) {
  for (const auto& [key, node] : table) {
    out.members.push_back(
        {std::string(key.str()), bytes_of(source, key.source()), convert(source, node)});
  }
  // The parser sorts by name; a reader of diagnostics and of rules goes by the file.
  std::ranges::sort(out.members, {}, [](const Member& m) { return m.key_bytes.begin; });
}

Value convert(const SourceText& source, const toml::node& node) {
  Value out;
  out.bytes = bytes_of(source, node.source());
  if (const auto* table = node.as_table()) {
    out.type = Type::table;
    convert_members(source, *table, out);
  } else if (const auto* list = node.as_array()) {
    out.type = Type::list;
    for (const auto& item : *list) out.items.push_back(convert(source, item));
  } else if (const auto* string = node.as_string()) {
    out.type = Type::string;
    out.string = string->get();
  } else if (const auto* integer = node.as_integer()) {
    out.type = Type::integer;
    out.integer = integer->get();
  } else if (const auto* boolean = node.as_boolean()) {
    out.type = Type::boolean;
    out.boolean = boolean->get();
  } else {
    out.type = node.is_floating_point() ? Type::floating : Type::date;
  }
  return out;
}

}  // namespace

std::string_view name(Type type) {
  switch (type) {
    case Type::string:
      return "a string";
    case Type::integer:
      return "a whole number";
    case Type::floating:
      return "a number with a fraction";
    case Type::boolean:
      return "`true` or `false`";
    case Type::date:
      return "a date or time";
    case Type::list:
      return "a list";
    case Type::table:
      break;
  }
  return "a table";
}

const Value* Value::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &found->value;
}

Result<Value> parse(const SourceText& source) {
  const toml::parse_result parsed = toml::parse(source.content(), std::string_view(source.name()));
  if (parsed) return convert(source, parsed.table());
  const toml::parse_error& error = parsed.error();
  return tl::unexpected(source.diagnostic(
      Fault::toml_syntax, Severity::error, bytes_of(source, error.source()),
      "not TOML: " + std::string(without_preamble(error.description())),
      "syntax faults are reported one at a time, as the parser stops at the first"));
}

}  // namespace dross::toml_tree
