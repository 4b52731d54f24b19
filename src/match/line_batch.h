// Many lines one behind the other, so that a scan of all of them runs at the pace of its kernels:
// of one line the kernels leave the last bytes to slower loops, and lines are short.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/line_traits.h"

namespace dross {

/// Is a line looked at where it stands, or for every place that the same bytes may have?
enum class Standing : std::uint8_t { here, anywhere };

class LineBatch {
 public:
  /// From this size on a batch should be worked off: it still fits the second-level cache.
  static constexpr std::size_t full = std::size_t{64} << 10;

  void clear();
  /// `number` is the line's place in its document, from 0; numbers ascend. Odd letters
  /// (odd_letters.h) are spelled the common way. `words` as LineShape counts them.
  void add(std::string_view line, std::uint32_t number, std::uint32_t words,
           Standing standing = Standing::here);
  /// After the last `add`: the bytes behind it that kernels may look at, and the traits.
  void finish();

  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  /// All lines, and a line feed behind each.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view line(std::size_t index) const {
    return std::string_view(text_).substr(begins_[index], end(index) - begins_[index]);
  }
  /// Where in `text` it ends.
  [[nodiscard]] std::size_t end(std::size_t index) const { return begins_[index + 1] - 1; }
  [[nodiscard]] std::uint32_t number(std::size_t index) const { return numbers_[index]; }
  /// Indices of lines that had odd letters, ascending.
  [[nodiscard]] const std::vector<std::size_t>& odd_lines() const { return odd_lines_; }
  [[nodiscard]] const LineTraits& traits(std::size_t index) const { return traits_[index]; }

 private:
  std::string text_;
  std::vector<std::size_t> begins_ = {0};  ///< and where the next line would begin
  std::vector<std::uint32_t> numbers_;
  std::vector<LineTraits> traits_;
  std::vector<std::size_t> odd_lines_;
};

}  // namespace dross
