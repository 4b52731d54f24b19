// The text is lowered as if it were ASCII, block by block. Characters beyond it are then lowered
// where they stand; the few whose lower case has another length make the text be written anew.
// Their class and lower case are kept in a table, as Cyrillic or Greek would ask utf8proc for every
// letter.
#include "dedupe/paragraph_reader.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "dedupe/hash.h"
#include "dedupe/lower_block.h"
#include "text/utf8.h"

namespace dross {
namespace {

struct Known {
  char32_t lower;
  CharacterClass kind;
};

// Up to the end of the alphabets that news is written in; beyond, utf8proc is asked.
constexpr char32_t known_end = 0x1200;

const std::vector<Known>& known_characters() {
  static const std::vector<Known> table = [] {
    std::vector<Known> all;
    for (char32_t c = 0; c < known_end; ++c) all.push_back({to_lower(c), classify(c)});
    return all;
  }();
  return table;
}

Known look_up(char32_t value) {
  if (value < known_end) return known_characters()[value];
  return {to_lower(value), classify(value)};
}

// The character at `at`, which is not ASCII, or the invalid byte there. CodePoints would check all
// of the rest of the text for each of them.
CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned lead = byte(at);
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {no_code_point, at, at + 1};
    value = value << 6 | (byte(at + i) & 0x3FU);
  }
  const bool valid = lead >= 0xC0 && lead < 0xF8 && value >= least[size] && value <= 0x10FFFF &&
                     (value < 0xD800 || value > 0xDFFF);
  return valid ? CodePoint{value, at, at + size} : CodePoint{no_code_point, at, at + 1};
}

// As UTF-8, at `out`; returns the number of bytes.
std::size_t encode(char32_t value, char* out) {
  char* const begin = out;
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
  return static_cast<std::size_t>(out - begin);
}

bool is_corner_bracket(char32_t value) {
  return value >= 0x300C && value <= 0x300F;
}

// Kana write the endings and particles that every sentence has, so a Han character tells more.
std::uint32_t weight_of(char32_t ideograph) {
  return ideograph >= 0x3040 && ideograph <= 0x30FF ? 1 : 2;
}

bool is_word_part(CharacterClass kind) {
  return kind == CharacterClass::letter || kind == CharacterClass::digit ||
         kind == CharacterClass::mark;
}

void set_bits(std::vector<std::uint64_t>& bits, std::size_t begin, std::size_t size) {
  for (std::size_t at = begin; at < begin + size; ++at)
    bits[at / 64] |= std::uint64_t{1} << at % 64;
}

}  // namespace

void ParagraphReader::read(std::string_view folded) {
  read_blocks(folded);
  wide_.clear();
  ideographs_ = 0;
  if (any_wide_ != 0) {
    if (!lower_wide_in_place()) respell();
    add_wide_bits();
  }
  cut_words();
  if (ideographs_ > 0) add_ideographs();
}

void ParagraphReader::read_blocks(std::string_view text) {
  size_ = text.size();
  const std::size_t blocks = (size_ + block_size - 1) / block_size;
  if (text_.size() < (blocks + 1) * block_size) text_.resize((blocks + 1) * block_size);
  if (word_bits_.size() != blocks) {
    word_bits_.resize(blocks);
    digit_bits_.resize(blocks);
    wide_bits_.resize(blocks);
  }
  quotes_.clear();
  any_wide_ = any_digit_ = any_space_run_ = space_carry_ = 0;
  std::size_t block = 0;
  for (; (block + 1) * block_size <= size_; ++block) {
    read_block(text.data() + block * block_size, block);
  }
  std::size_t rest = size_ - block * block_size;
  if (rest > 0) {
    char last[block_size] = {};
    std::copy_n(text.data() + block * block_size, rest, last);
    read_block(last, block);
    rest = 0;
    ++block;
  }
  std::fill_n(text_.data() + block * block_size, hash_padding, '\0');
}

void ParagraphReader::read_block(const char* from, std::size_t block) {
  const ByteMasks masks = lower_block(from, text_.data() + block * block_size);
  word_bits_[block] = masks.word;
  digit_bits_[block] = masks.digit;
  wide_bits_[block] = masks.wide;
  any_wide_ |= masks.wide;
  any_digit_ |= masks.digit;
  any_space_run_ |= masks.space & (masks.space << 1 | space_carry_);
  space_carry_ = masks.space >> 63;
  if (masks.quote != 0) note_quotes(masks.quote, block);
}

void ParagraphReader::add_wide(std::size_t begin, char32_t lower, CharacterClass kind,
                               std::size_t size) {
  wide_.push_back(
      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size), lower, kind});
  if (kind == CharacterClass::ideograph) ++ideographs_;
}

// False where a character and its lower case differ in length; then nothing but the text before it
// has been changed, and respell() does all anew.
bool ParagraphReader::lower_wide_in_place() {
  const std::string_view text(text_.data(), size_);
  std::size_t done = 0;
  for (std::size_t block = 0; block < wide_bits_.size(); ++block) {
    for (std::uint64_t bits = wide_bits_[block]; bits != 0; bits &= bits - 1) {
      const auto at = block * block_size + static_cast<std::size_t>(__builtin_ctzll(bits));
      if (at < done) continue;
      const CodePoint point = decode(text, at);
      done = point.end;
      if (point.value == no_code_point) continue;
      const Known known = look_up(point.value);
      if (known.lower != point.value) {
        char lower[4];
        const std::size_t size = encode(known.lower, lower);
        if (size != point.end - point.begin) return false;
        std::copy_n(lower, size, text_.data() + at);
      }
      add_wide(at, known.lower, known.kind, point.end - point.begin);
    }
  }
  return true;
}

void ParagraphReader::respell() {
  wide_.clear();
  ideographs_ = 0;
  respelled_.clear();
  std::vector<WideCharacter> found;
  const std::string_view text(text_.data(), size_);
  for (std::size_t at = 0; at < size_;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      respelled_.push_back(text[at++]);
      continue;
    }
    const CodePoint point = decode(text, at);
    if (point.value == no_code_point) {
      respelled_.push_back(text[at]);
    } else {
      const Known known = look_up(point.value);
      char lower[4];
      const std::size_t size = encode(known.lower, lower);
      found.push_back({static_cast<std::uint32_t>(respelled_.size()),
                       static_cast<std::uint32_t>(size), known.lower, known.kind});
      respelled_.insert(respelled_.end(), lower, lower + size);
    }
    at = point.end;
  }
  read_blocks({respelled_.data(), respelled_.size()});
  for (const WideCharacter& wide : found) add_wide(wide.begin, wide.value, wide.kind, wide.size);
}

void ParagraphReader::note_quotes(std::uint64_t bits, std::size_t block) {
  for (; bits != 0; bits &= bits - 1) {
    const auto bit = static_cast<std::size_t>(__builtin_ctzll(bits));
    quotes_.push_back(static_cast<std::uint32_t>(block * block_size + bit));
  }
}

void ParagraphReader::add_wide_bits() {
  bool brackets = false;
  for (const WideCharacter& wide : wide_) {
    if (wide.kind == CharacterClass::digit) {
      set_bits(digit_bits_, wide.begin, wide.size);
      any_digit_ = 1;
    }
    if (is_word_part(wide.kind)) set_bits(word_bits_, wide.begin, wide.size);
    if (is_corner_bracket(wide.value)) {
      quotes_.push_back(wide.begin);
      brackets = true;
    }
  }
  if (brackets) std::ranges::sort(quotes_);
}

void ParagraphReader::cut_words() {
  if (words_.size() < size_ / 2 + 1) words_.resize(size_ / 2 + 1);
  Word* out = words_.data();
  const char* text = text_.data();
  noticed_.clear();
  each_run(word_bits_, [&](std::size_t begin, std::size_t end) {
    const std::uint64_t hash = hash_bytes(text + begin, end - begin);
    *out++ = {hash, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), 0};
    if (watched_.may_have(hash)) noticed_.push_back(hash);
  });
  word_count_ = static_cast<std::size_t>(out - words_.data());
}

void ParagraphReader::add_ideographs() {
  merged_.clear();
  const std::span<const Word> spaced = words();
  auto word = spaced.begin();
  for (const WideCharacter& wide : wide_) {
    if (wide.kind != CharacterClass::ideograph) continue;
    for (; word != spaced.end() && word->begin < wide.begin; ++word) merged_.push_back(*word);
    merged_.push_back({hash_bytes(text_.data() + wide.begin, wide.size), wide.begin,
                       weight_of(wide.value), wide.value});
  }
  merged_.insert(merged_.end(), word, spaced.end());
  word_count_ = merged_.size();
  words_.swap(merged_);
}

}  // namespace dross
