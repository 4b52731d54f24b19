// Words as scores count them: runs of letters and digits of the text after NFKC and lower case; in
// a script without spaces each character is one. These are not the engine's words (text/lines.h):
// scores have to be comparable with those of other tools, which take the regular expression
// engine's idea of a letter and know no marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dross {

struct ScoredWord {
  std::uint64_t hash = 0;  ///< of the word's normalised form
  ByteSpan span;           ///< of the text: the characters that it was made from
};

/// Appends the words of `text`; `offset` is added to their spans.
void append_words(std::string_view text, std::size_t offset, std::vector<ScoredWord>& out);

/// Hashes of the runs of letters, digits and underscores, as they are written: tokens of the public
/// article extraction metric.
std::vector<std::uint64_t> hash_tokens(std::string_view text);

}  // namespace dross
