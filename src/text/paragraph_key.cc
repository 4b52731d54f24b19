// The key is a 128-bit hash of the folded text: 64 bits would expect a false pair among ten billion
// paragraphs.
#include "text/paragraph_key.h"

#include <xxhash.h>

#include <string>

#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {

ParagraphKey paragraph_key(std::string_view folded) {
  std::string plain;
  plain.reserve(folded.size());
  bool space = false;
  CodePoint point;
  for (CodePoints points(folded); points.next(point);) {
    if (point.value == ' ') {
      space = true;
      continue;
    }
    if (space) plain += ' ';
    space = false;
    if (point.value == no_code_point) {
      plain += folded[point.begin];
    } else {
      append_utf8(to_lower(point.value), plain);
    }
  }
  const XXH128_hash_t hash = XXH3_128bits(plain.data(), plain.size());
  return {hash.low64, hash.high64};
}

}  // namespace dross
