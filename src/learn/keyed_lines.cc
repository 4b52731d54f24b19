// All words and all keys stand in one array each: a document has hundreds of lines, and an array
// for every one of them took a third of the time of a reading.
#include "learn/keyed_lines.h"

#include "base/limits.h"

namespace dross {

KeyedLines::KeyedLines(const LinedText& text, std::uint64_t salt) {
  words_.reserve(text.text.size() / 6);
  ends_.resize(1);
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const Line& line = text.lines[i];
    const std::size_t first = words_.size();
    if (line.folded.size() <= limits::max_line) append_words(line.folded, words_);
    append_keys(line, std::span(words_).subspan(first), place_of(i, text.lines.size()), salt,
                keys_);
    ends_.push_back({words_.size(), keys_.size()});
  }
}

}  // namespace dross
