// The head of a WARC record (ISO 28500:2017, 4 and 5): a version line, named fields, a blank line.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dross {

/// Where a field stands in the head, in bytes of the record.
struct WarcField {
  ByteSpan line;   ///< with its line end and the lines that continue it
  ByteSpan value;  ///< without blanks around it
};

/// "WARC/1.0\r\n" and its like.
bool is_warc_version(std::string_view line);

/// The first field of that name, in any case; `head` starts with the version line.
std::optional<WarcField> find_warc_field(std::string_view head, std::string_view name);

/// The value of the first field of that name; empty where there is none.
std::string_view warc_value(std::string_view head, std::string_view name);

/// Bytes of the block behind the head; nothing where the field is missing or no number.
std::optional<std::uint64_t> warc_content_length(std::string_view head);

}  // namespace dross
