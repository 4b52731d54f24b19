// Bytes as JSON strings without loss: what is not UTF-8 is written as the lone surrogates U+DC80 to
// U+DCFF, one for each byte (Python's "surrogateescape", PEP 383), and comes back as that byte.
#pragma once

#include <string>
#include <string_view>

namespace dross {

/// Appends `bytes` with quotes around.
void append_json_bytes(std::string_view bytes, std::string& out);

/// The same, but `null` for an empty text.
void append_json_or_null(std::string_view text, std::string& out);

/// The inside of such a JSON string -> the bytes.
std::string read_json_bytes(std::string_view inside);

}  // namespace dross
