// A TOML document as a plain tree in which every key and value knows its bytes. It keeps the parser
// (17,000 lines of headers) out of all files but one, and keeps the order of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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

  friend bool operator==(const Value&, const Value&);
};

struct Member {
  std::string key;
  ByteSpan key_bytes;
  Value value;

  friend bool operator==(const Member&, const Member&);
};

/// The root table, or Fault::toml_syntax at the first place the parser cannot go on. Lists under
/// the keys `unread` may come without their items, which saves most of the work on a rule file's
/// examples.
Result<Value> parse(const SourceText&, std::span<const std::string_view> unread = {});

/// The two that `parse` is made of: the library reads all of TOML and names faults; `parse_plain`
/// reads the plain files that most are, ten times as fast, and gives up on any other. What it reads
/// is what the library reads, to the byte spans.
Result<Value> parse_by_library(const SourceText&);
std::optional<Value> parse_plain(const SourceText&, std::span<const std::string_view> unread = {});

}  // namespace dross::toml_tree
