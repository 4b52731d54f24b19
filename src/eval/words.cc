// ASCII is its own NFKC, so it goes by the byte. Other text is cut into segments, a character and
// the marks that may combine with it, and each is normalised alone: so a word knows the bytes that
// it came from. A ligature or a fraction gives several letters the same bytes.
#include "eval/words.h"

#include <utf8proc.h>
#include <xxhash.h>

#include <array>
#include <string>

#include "text/utf8.h"

namespace dross {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Thai and Lao, Burmese, Khmer, Kana, Han: whole blocks, with their marks and punctuation.
constexpr std::array<Range, 7> character_words = {{{0x0E00, 0x0EFF},
                                                   {0x1000, 0x109F},
                                                   {0x1780, 0x17FF},
                                                   {0x3040, 0x30FF},
                                                   {0x3400, 0x4DBF},
                                                   {0x4E00, 0x9FFF},
                                                   {0xF900, 0xFAFF}}};

bool is_character_word(char32_t c) {
  for (const Range& range : character_words) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

bool is_ascii_alphanumeric(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

bool is_alphanumeric(char32_t c) {
  if (c < 0x80) return is_ascii_alphanumeric(c);
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

// May it change what stands before it? Marks do, and so do the vowels and finals of Hangul.
bool continues_segment(char32_t c) {
  if (c < 0x300 || c == no_code_point) return false;
  if (c >= 0x1160 && c <= 0x11FF) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return true;
    default:
      return c == 0xFF9E || c == 0xFF9F;  // half-width voicing marks become combining ones
  }
}

class WordBuilder {
 public:
  WordBuilder(std::size_t offset, std::vector<ScoredWord>& out) : offset_(offset), out_(out) {}

  void add_ascii(char c, std::size_t at) {
    if (!is_ascii_alphanumeric(static_cast<unsigned char>(c))) return finish();
    extend({at, at + 1});
    word_ += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  void add(char32_t c, ByteSpan span) {
    if (c == 0x130) {  // its lower case is an i and a mark, and a mark ends a word
      add(U'i', span);
      return finish();
    }
    if (is_character_word(c)) {
      finish();
      extend(span);
      append_utf8(c, word_);
      return finish();
    }
    if (!is_alphanumeric(c)) return finish();
    extend(span);
    append_utf8(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))), word_);
  }
  void finish() {
    if (word_.empty()) return;
    out_.push_back(
        {XXH3_64bits(word_.data(), word_.size()), {span_.begin + offset_, span_.end + offset_}});
    word_.clear();
  }

 private:
  void extend(ByteSpan span) {
    if (word_.empty()) span_.begin = span.begin;
    span_.end = span.end;
  }

  std::size_t offset_;
  std::vector<ScoredWord>& out_;
  std::string word_;
  ByteSpan span_;
};

void add_segment(std::string_view text, ByteSpan span, WordBuilder& builder) {
  constexpr auto nfkc =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  // No character decomposes into more than 18; a longer pile of marks is cut.
  std::array<utf8proc_int32_t, 64> points{};
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + span.begin;
  utf8proc_ssize_t size =
      utf8proc_decompose(bytes, static_cast<utf8proc_ssize_t>(span.size()), points.data(),
                         static_cast<utf8proc_ssize_t>(points.size() - 1), nfkc);
  if (size < 0 || size >= static_cast<utf8proc_ssize_t>(points.size())) return builder.finish();
  size = utf8proc_normalize_utf32(points.data(), size, nfkc);
  for (utf8proc_ssize_t i = 0; i < size; ++i) {
    builder.add(static_cast<char32_t>(points[static_cast<std::size_t>(i)]), span);
  }
}

void append_unicode_words(std::string_view text, WordBuilder& builder) {
  ByteSpan segment;
  bool is_plain = false;  // one ASCII character, as most are
  const auto flush = [&] {
    if (segment.empty()) return;
    if (is_plain) {
      builder.add_ascii(text[segment.begin], segment.begin);
    } else {
      add_segment(text, segment, builder);
    }
  };
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    if (continues_segment(point.value) && !segment.empty()) {
      segment.end = point.end;
      is_plain = false;
      continue;
    }
    flush();
    segment = {point.begin, point.end};
    is_plain = point.value < 0x80;
  }
  flush();
  builder.finish();
}

bool is_token_character(char32_t c) {
  return c == U'_' || (c != no_code_point && is_alphanumeric(c));
}

}  // namespace

void append_words(std::string_view text, std::size_t offset, std::vector<ScoredWord>& out) {
  WordBuilder builder(offset, out);
  if (!is_ascii(text)) return append_unicode_words(text, builder);
  for (std::size_t i = 0; i < text.size(); ++i) builder.add_ascii(text[i], i);
  builder.finish();
}

std::vector<std::uint64_t> hash_tokens(std::string_view text) {
  std::vector<std::uint64_t> tokens;
  ByteSpan token;
  const auto finish = [&] {
    if (!token.empty()) tokens.push_back(XXH3_64bits(text.data() + token.begin, token.size()));
    token = {};
  };
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    if (!is_token_character(point.value)) {
      finish();
    } else {
      if (token.empty()) token.begin = point.begin;
      token.end = point.end;
    }
  }
  finish();
  return tokens;
}

}  // namespace dross
