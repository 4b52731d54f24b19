// A JSON object on one line, read only as far as a cleaner needs: is it complete and well formed,
// and where in its bytes do some top-level members stand? Strict RFC 8259 syntax, but strings may
// hold lone surrogate escapes and bytes that are not UTF-8, as real dumps do. docs/decisions/ says
// why no JSON library serves here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dross::json {

struct StringValue {
  ByteSpan inside;  ///< between the quotes
  bool has_escapes = false;
};

enum class ValueKind { string, number, other };

struct Member {
  ValueKind kind = ValueKind::other;
  ByteSpan value;      ///< the whole value; for a string with its quotes
  StringValue string;  ///< kind == string
};

struct Scan {
  bool is_object = false;    ///< the bytes are one complete JSON object and blank space around it
  std::size_t error_at = 0;  ///< else: offset of the first byte that does not fit; the size of the
                             ///< line where it ends too early
  std::vector<std::optional<Member>> members;  ///< one for each name asked; of two, the last
};

/// `names` are compared with the decoded keys of the outermost object; a name may be asked twice.
/// Spans count bytes of `line`. Nesting beyond limits::max_json_depth is an error at the bracket
/// that goes too deep. No blank space but JSON's is skipped, and no byte order mark.
Scan scan_object(std::string_view line, const std::vector<std::string>& names);

/// The decoded keys of the outermost object whose value is a string, in the order they stand; none
/// where `line` is not one complete object. For hints.
std::vector<std::string> string_member_names(std::string_view line);

/// Decodes the inside of a JSON string that scan_object accepted; `out` is replaced. A lone
/// surrogate becomes the three bytes of its code point. Bytes that are not UTF-8 stay.
void decode_string(std::string_view inside, std::string& out);

/// `text` as a JSON string with its quotes. Each byte that is not UTF-8 becomes one U+FFFD.
std::string quote(std::string_view text);

}  // namespace dross::json
