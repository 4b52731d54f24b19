// The folded line: what patterns see. Quotes and dashes are unified, each Unicode space is one
// U+0020 (runs stay runs, but a line break inside a hard-wrapped paragraph and the blank around it
// is one), invisible marks are dropped, leading bullets and markup and the blank at both ends are
// off. Bytes that are not UTF-8 stay, in a form that no pattern takes. Folding moves no word: a
// span of the folded line always speaks of original bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dross {

enum class Lead : std::uint8_t { plain, bullet };

struct Folding {
  /// A view of the line itself where nothing had to change, else of `storage`.
  std::string_view folded;
  Lead lead = Lead::plain;
};

/// Folds one line (without its line end). `storage` is appended to where characters change; its
/// capacity may grow, so earlier views of it are only good if the caller keeps offsets.
Folding fold_line(std::string_view line, std::vector<char>& storage);

/// The same line folded the plain way, with the way back: slower, for the few lines that were hit.
struct FoldedLine {
  std::string text;
  /// For every byte of `text` the offset of its character in the line, and, one past the end, the
  /// end of the last character.
  std::vector<std::uint32_t> origins;
  Lead lead = Lead::plain;
};
FoldedLine fold_line_plainly(std::string_view line);
/// Its `origins` alone.
std::vector<std::uint32_t> fold_origins(std::string_view line);

}  // namespace dross
