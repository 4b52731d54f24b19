// Whether a paragraph is a copy, and of which, is a hash of its number; copies are of originals
// only.
#include "paragraphs.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dross::bench {
namespace {

constexpr double vocabulary = 60'000;

// splitmix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return z ^ z >> 31;
  }
  std::uint64_t below(std::uint64_t end) { return next() % end; }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

// A stream of its own for each number: seeds that differ by a multiple of splitmix64's step would
// give the same stream, begun later.
Random stream_of(std::uint64_t seed, std::uint64_t number) {
  return Random(Random(Random(seed).next() + number).next());
}

enum class Kind : std::uint8_t { original, exact, near };

Kind kind_of(std::uint64_t seed, std::uint64_t number) {
  if (number < document_paragraphs) return Kind::original;
  const std::uint64_t draw = stream_of(seed, number).below(10);
  return draw == 0 ? Kind::exact : draw == 1 ? Kind::near : Kind::original;
}

// The word of a rank: its letters are the rank's digits, and a few more the rarer it is.
void append_word(std::uint64_t rank, std::string& out) {
  static constexpr std::array<std::string_view, 16> syllables = {
      "a", "ti", "on", "er",  "s",  "ma", "ra", "ing",
      "o", "de", "mi", "est", "lo", "ka", "un", "ver"};
  std::uint64_t rest = rank * 2654435761U % 1048576;
  std::uint64_t digits = rank;
  do {
    out += syllables[digits % 16];
    digits /= 16;
  } while (digits > 0);
  for (std::uint64_t more = rank; more > 200; more /= 20, rest /= 16) out += syllables[rest % 16];
}

std::uint64_t draw_rank(Random& random) {
  return static_cast<std::uint64_t>(std::exp(random.unit() * std::log(vocabulary)));
}

}  // namespace

std::string make_paragraph(std::uint64_t seed, std::uint64_t number, std::size_t words) {
  const Kind kind = kind_of(seed, number);
  std::uint64_t original = number;
  Random choice = stream_of(seed + 1, number);
  while (original == number || kind_of(seed, original) != Kind::original) {
    if (kind == Kind::original) break;
    original = choice.below(number);
  }
  Random random = stream_of(seed + 2, original);
  const std::size_t count = words * 3 / 5 + random.below(words * 4 / 5 + 1);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += random.below(12) == 0 ? ", " : " ";
    const std::uint64_t rank = draw_rank(random);
    const bool changed = kind == Kind::near && choice.below(20) == 0;
    append_word(changed ? draw_rank(choice) : rank, text);
  }
  text[0] = static_cast<char>(text[0] - ('a' - 'A'));
  return text + '.';
}

const PreparedDocument& DocumentMaker::prepare(const std::vector<std::string>& paragraphs,
                                               std::size_t first, std::size_t count) {
  document_.paragraphs.clear();
  document_.shingles.clear();
  document_.lines.contents.clear();
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& text = paragraphs[first + i];
    const Fingerprint& print = printer_.take(text);
    const auto line = static_cast<std::uint32_t>(i);
    document_.paragraphs.push_back({print.key, print.guards, document_.shingles.size(),
                                    print.shingles.size(), line, line + 1, print.words,
                                    Comparison::near});
    document_.shingles.insert(document_.shingles.end(), print.shingles.begin(),
                              print.shingles.end());
    document_.lines.contents.push_back({at, at + text.size()});
    at += text.size() + 1;
  }
  document_.lines.text_size = at;
  return document_;
}

}  // namespace dross::bench
