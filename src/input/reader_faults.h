// What readers have to say about an input, in words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "input/detect.h"

namespace dross {

/// `line` counts from 1; `limit` is in bytes.
Diagnostic document_too_large(const std::string& file, std::size_t line, std::size_t limit);

/// More than limits::max_lines.
Diagnostic too_many_lines(const std::string& file, std::size_t line);

/// `text` is the line without its end and without a byte order mark; `error_at` an offset in it.
Diagnostic not_a_json_object(const std::string& file, std::size_t line, std::string_view text,
                             std::size_t error_at);

/// `candidates` are the string fields of the first record.
Diagnostic no_text_field(const std::string& file, const std::string& field,
                         const std::vector<std::string>& candidates);

/// `offset` of the record in the (unpacked) input; `cause` is a clause.
Diagnostic not_a_warc_record(const std::string& file, std::size_t offset, std::string_view cause);

/// An archive without one record of text.
Diagnostic no_warc_text(const std::string& file);

/// For InputKind::json_array and InputKind::html.
Diagnostic not_our_input(const std::string& file, InputKind kind);

}  // namespace dross
