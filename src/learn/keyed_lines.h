// The lines of a document as `learn` sees them: their words, and the keys under which they count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/line_keys.h"
#include "learn/line_words.h"
#include "text/lines.h"

namespace dross {

class KeyedLines {
 public:
  /// Lines over limits::max_line have no words and no keys. `salt` as in append_keys.
  KeyedLines(const LinedText& text, std::uint64_t salt);

  [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }
  [[nodiscard]] std::span<const LineWord> words(std::size_t line) const {
    return std::span(words_).subspan(ends_[line].words, ends_[line + 1].words - ends_[line].words);
  }
  /// The whole line's first; none where it has none.
  [[nodiscard]] std::span<const LineKey> keys(std::size_t line) const {
    return std::span(keys_).subspan(ends_[line].keys, ends_[line + 1].keys - ends_[line].keys);
  }
  [[nodiscard]] std::span<const LineKey> all_keys() const { return keys_; }

 private:
  struct Ends {
    std::size_t words = 0;
    std::size_t keys = 0;
  };

  std::vector<LineWord> words_;
  std::vector<LineKey> keys_;
  std::vector<Ends> ends_;  ///< of the lines before: one more than lines
};

}  // namespace dross
