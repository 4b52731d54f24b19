// What an input is, from its first bytes.
#pragma once

#include <optional>
#include <string_view>

#include "input/buffer.h"

namespace dross {

enum class InputKind { text, jsonl, wet, json_array, html };

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Fills the buffer as far as it takes to tell, at most limits::max_format_sample bytes plus a
/// block; nothing is taken out of it. Where the source fails, what came before it decides: the
/// buffer keeps the error for the reader.
InputKind detect_kind(InputBuffer& buffer);

}  // namespace dross
