// The key is a 128-bit hash of the folded text: 64 bits would expect a false pair among ten billion
// paragraphs.
#include "text/paragraph_key.h"

#include <xxhash.h>

#include <string>

#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

ParagraphKey hash_of(std::string_view plain) {
  const XXH128_hash_t hash = XXH3_128bits(plain.data(), plain.size());
  return {hash.low64, hash.high64};
}

// The general way again for plain ASCII, where a character is a byte.
ParagraphKey ascii_key(std::string_view folded) {
  std::string plain(folded.size(), '\0');
  std::size_t size = 0;
  char last = 'x';
  for (const char c : folded) {
    const bool repeats = c == ' ' && last == ' ';
    last = c;
    plain[size] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    size += repeats ? 0 : 1;
  }
  return hash_of(std::string_view(plain).substr(0, size));
}

}  // namespace

ParagraphKey paragraph_key(std::string_view folded) {
  if (!folded.starts_with(' ') && !folded.ends_with(' ') && is_ascii(folded)) {
    return ascii_key(folded);
  }
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
  return hash_of(plain);
}

}  // namespace dross
