// A TOML document as a plain tree in which every key and value knows its bytes. It keeps the parser
// (17,000 lines of headers) out of all files but one, and keeps the order of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "rules/source_text.h"

namespace dross::toml_tree {

enum class Type : std::uint8_t { string, integer, floating, boolean, date, list, table };

/// What a user calls it: "a string", "a whole number", ...
std::string_view name(Type);

struct Member;

struct Value {
  Type type = Type::table;
  ByteSpan bytes;               ///< in the file; of a table only the beginning is meant
  std::string string;           ///< Type::string, decoded
  std::int64_t integer = 0;     ///< Type::integer
  bool boolean = false;         ///< Type::boolean
  std::vector<Value> items;     ///< Type::list
  std::vector<Member> members;  ///< Type::table, in the order of the file

  /// The member of that key, or null.
  [[nodiscard]] const Value* find(std::string_view key) const;
};

struct Member {
  std::string key;
  ByteSpan key_bytes;
  Value value;
};

/// The root table, or Fault::toml_syntax at the first place the parser cannot go on.
Result<Value> parse(const SourceText&);

}  // namespace dross::toml_tree
