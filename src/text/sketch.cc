// A shingle's bit must depend on nothing but its words as the shingles compare them: without case.
// Of a word its first eight bytes and its length are taken. In plain ASCII, word borders come from
// masks of 64 bytes and a word is one load; any other text goes by code points to the same codes.
#include "text/sketch.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <vector>

#include "base/byte_masks.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t word_gram = 3;
constexpr std::size_t character_gram = 5;

// Two odd numbers without a pattern (of pi and e): to multiply by them mixes upwards.
constexpr std::uint64_t mix_word = 0x243F6A8885A308D3;
constexpr std::uint64_t mix_shingle = 0xB7E151628AED2A6B;

std::uint64_t code_of(std::uint64_t first_bytes, std::size_t size) {
  return (first_bytes + size) * mix_word;
}

// `word` stands in `text`; letters and digits only.
std::uint64_t ascii_word_code(std::string_view text, std::size_t begin, std::size_t end) {
  std::uint64_t bytes = 0;
  if (text.size() - begin >= sizeof bytes) {
    std::memcpy(&bytes, text.data() + begin, sizeof bytes);
  } else {
    std::memcpy(&bytes, text.data() + begin, text.size() - begin);
  }
  constexpr std::uint64_t case_bits = 0x2020202020202020;  // digits have the bit already
  if constexpr (std::endian::native == std::endian::little) {
    const std::uint64_t within = low_bits(8 * std::min<std::size_t>(end - begin, sizeof bytes));
    return code_of((bytes | case_bits) & within, end - begin);
  }
  return code_of(end - begin, static_cast<unsigned char>(text[begin] | 0x20));
}

// The same of a word that comes byte by byte, in lower case.
class WordCode {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      if (size_ == 0) front_ = byte;
      if (size_ < sizeof first_bytes_) first_bytes_ |= std::uint64_t{byte} << (8 * size_);
      ++size_;
    }
  }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  [[nodiscard]] std::uint64_t code() const {
    const bool little = std::endian::native == std::endian::little;
    return little ? code_of(first_bytes_, size_) : code_of(size_, front_);
  }

 private:
  std::uint64_t first_bytes_ = 0;
  std::size_t size_ = 0;
  unsigned char front_ = 0;
};

template <std::size_t Gram>
class SketchBuilder {
 public:
  void add(std::uint64_t word) {
    std::uint64_t code = Gram;
    for (const std::uint64_t before : last_) code = std::rotl(code, 23) ^ before;
    code = std::rotl(code, 23) ^ word;
    std::shift_left(last_.begin(), last_.end(), 1);
    last_.back() = word;
    if (++words_ < Gram) return;
    constexpr unsigned places = 10;  // 1024 bits
    const std::uint64_t place = (code * mix_shingle) >> (64 - places);
    sketch_.bits[place / 64] |= std::uint64_t{1} << (place % 64);
    ++sketch_.shingles;
  }
  [[nodiscard]] const Sketch& sketch() const { return sketch_; }

 private:
  std::array<std::uint64_t, Gram - 1> last_{};
  std::size_t words_ = 0;
  Sketch sketch_;
};

template <std::size_t Gram>
Sketch sketch_of_words(const std::vector<std::uint64_t>& words) {
  SketchBuilder<Gram> builder;
  for (const std::uint64_t word : words) builder.add(word);
  return builder.sketch();
}

Sketch ascii_sketch(std::string_view text) {
  SketchBuilder<word_gram> builder;
  std::uint64_t open = 0;  // 1 while the block begins inside a word
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); at += block_size) {
    const Block block(text, at);
    const std::uint64_t in_word = block.mask(is_ascii_letter) | block.mask(is_ascii_digit);
    std::uint64_t borders = in_word ^ (in_word << 1 | open);
    for (; borders != 0; borders &= borders - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(borders));
      if (open == 0) {
        begin = place;
      } else {
        builder.add(ascii_word_code(text, begin, place));
      }
      open ^= 1;
    }
  }
  if (open != 0) builder.add(ascii_word_code(text, begin, text.size()));
  return builder.sketch();
}

struct Words {
  std::vector<std::uint64_t> codes;
  std::size_t ideographs = 0;
};

// Words as text/similarity.cc takes them apart.
Words words_of(std::string_view text) {
  Words words;
  WordCode word;
  std::string lower;
  const auto finish = [&] {
    if (!word.is_empty()) words.codes.push_back(word.code());
    word = {};
  };
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    const CharacterClass kind = classify(point.value);
    const bool own = kind == CharacterClass::ideograph;
    if (own || kind == CharacterClass::other) finish();
    if (kind == CharacterClass::other) continue;
    lower.clear();
    append_utf8(to_lower(point.value), lower);
    word.add(lower);
    if (!own) continue;
    ++words.ideographs;
    finish();
  }
  finish();
  return words;
}

// Of so many shingles, how many may the other paragraph lack? Rounding must not make it less: it
// divides as jaccard() does, and division that is rounded keeps the order of what it divides.
std::uint32_t most_lacking(std::uint32_t shingles, double threshold) {
  const auto most = static_cast<std::uint32_t>((1 - threshold) * shingles);
  const auto share = [&](std::uint32_t lacking) {
    return (static_cast<double>(shingles) - lacking) / shingles;
  };
  return most < shingles && share(most + 1) >= threshold ? most + 1 : most;
}

}  // namespace

Sketch sketch_of(std::string_view folded) {
  if (is_ascii(folded)) return ascii_sketch(folded);
  const Words words = words_of(folded);
  const bool unspaced = words.ideographs * 2 > words.codes.size();
  return unspaced ? sketch_of_words<character_gram>(words.codes)
                  : sketch_of_words<word_gram>(words.codes);
}

bool may_be_near(const Sketch& a, const Sketch& b, double threshold) {
  const std::uint32_t most_a = most_lacking(a.shingles, threshold);
  const std::uint32_t most_b = most_lacking(b.shingles, threshold);
  std::uint32_t only_a = 0;
  std::uint32_t only_b = 0;
  for (std::size_t i = 0; i < a.bits.size(); ++i) {
    only_a += count_bits(a.bits[i] & ~b.bits[i]);
    only_b += count_bits(b.bits[i] & ~a.bits[i]);
    if (only_a > most_a || only_b > most_b) return false;
  }
  return true;
}

}  // namespace dross
