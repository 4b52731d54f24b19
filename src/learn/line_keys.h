// Under which keys a line is counted: as a whole, by its opening words, by its closing words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "learn/line_words.h"
#include "text/lines.h"

namespace dross {

enum class KeyKind : std::uint8_t { whole, opening, closing };

struct LineKey {
  std::uint64_t key = 0;
  KeyKind kind = KeyKind::whole;
  std::uint8_t words = 0;  ///< of the opening or closing
};

/// The outermost lines of a document: bios and notes there are whole sentences.
enum class LinePlace : std::uint8_t { outermost, inner };

/// `salt`: different for what is to be counted apart (the sites, with --per-site). The whole line
/// comes first; nothing of a line of more than 60 words, or of none.
void append_keys(const Line& line, std::span<const LineWord> words, LinePlace place,
                 std::uint64_t salt, std::vector<LineKey>& out);

/// Of a line among `lines` (by index).
LinePlace place_of(std::size_t index, std::size_t lines);

}  // namespace dross
