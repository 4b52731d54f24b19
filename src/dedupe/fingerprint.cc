// Shingles are linear in the hashes of their words, with another odd factor for each place: one
// multiplication and one addition a word. Numbers and quotations are a multiset, so their hashes
// are summed, and nothing has to be sorted.
#include "dedupe/fingerprint.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "dedupe/hash.h"
#include "text/negation.h"
#include "text/similarity.h"

namespace dross {
namespace {

constexpr std::size_t word_gram = 3;
constexpr std::size_t character_gram = 5;
constexpr std::size_t quotation_words = 5;
constexpr std::uint32_t longest_shingle = 255;

// Hashes of the words that negate. Every word of a paragraph is asked for, so a bit map that fits
// into half a kilobyte answers most of them.
class NegationTable {
 public:
  NegationTable() {
    for (const std::string_view word : negation_words()) {
      std::string padded(word);
      padded.append(hash_padding, '\0');
      const std::uint64_t hash = hash_bytes(padded.data(), word.size());
      hashes_.push_back(hash);
      bits_[hash % bit_count / 64] |= std::uint64_t{1} << hash % 64;
    }
    std::ranges::sort(hashes_);
  }
  [[nodiscard]] bool has(std::uint64_t hash) const {
    return (bits_[hash % bit_count / 64] >> hash % 64 & 1U) != 0 &&
           std::ranges::binary_search(hashes_, hash);
  }

 private:
  static constexpr std::size_t bit_count = 4096;

  std::array<std::uint64_t, bit_count / 64> bits_{};
  std::vector<std::uint64_t> hashes_;
};

const NegationTable& negation_table() {
  static const NegationTable table;
  return table;
}

std::string without_space_runs(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != ' ' || plain.empty() || plain.back() != ' ') plain += c;
  }
  return plain;
}

}  // namespace

// A little less than t * count is rounded up: a product that is a whole number but for the last bit
// would make the prefix too short. By hand, as std::ceil is a call where SSE4.1 is not asked for.
std::size_t prefix_length(std::size_t count, double threshold) {
  if (count == 0) return 0;
  constexpr double slack = 1e-9;
  const double least = threshold * static_cast<double>(count) - slack;
  const auto whole = static_cast<std::size_t>(least);
  const std::size_t shared = whole + (static_cast<double>(whole) < least ? 1 : 0);
  return count - std::max<std::size_t>(shared, 1) + 1;
}

Fingerprinter::Fingerprinter(SimilarityOptions options, std::size_t max_shingles)
    : options_(options), max_shingles_(max_shingles) {}

const Fingerprint& Fingerprinter::take(std::string_view folded) {
  reader_.read(folded);
  const std::span<const Word> words = reader_.words();
  result_ = {};
  result_.words = static_cast<std::uint32_t>(words.size());
  if (words.size() < options_.min_exact_words()) return result_;
  result_.key = key();
  const std::size_t least =
      reader_.is_unspaced() ? near_characters(options_.min_words) : options_.min_words;
  if (words.size() < least || words.size() > max_shingles_) return result_;
  take_shingles();
  result_.shingles = shingles_;
  const std::uint64_t sums = fold_product(numbers() ^ hash_seeds[3], hash_seeds[4]) + quotations();
  result_.guards = fold_product(sums ^ hash_seeds[5], hash_seeds[6] + 2 * negations());
  return result_;
}

ParagraphKey Fingerprinter::key() const {
  const auto hash = [](std::string_view text) -> ParagraphKey {
    const XXH128_hash_t both = XXH3_128bits(text.data(), text.size());
    return {both.low64, both.high64};
  };
  const std::string_view text = reader_.lowered();
  return reader_.has_space_runs() ? hash(without_space_runs(text)) : hash(text);
}

void Fingerprinter::take_shingles() {
  if (reader_.is_unspaced()) {
    hash_grams<character_gram>();
  } else {
    hash_grams<word_gram>();
  }
  drop_repeats();
  order_prefix();
}

template <std::size_t Gram>
void Fingerprinter::hash_grams() {
  const std::span<const Word> words = reader_.words();
  shingles_.clear();
  first_rank_ = longest_shingle;
  if (words.size() < Gram) return;
  shingles_.resize(words.size() - Gram + 1);
  for (std::size_t i = 0; i < shingles_.size(); ++i) {
    std::uint64_t hash = 0;
    std::uint32_t length = 0;
    for (std::size_t k = 0; k < Gram; ++k) {
      hash += words[i + k].hash * hash_seeds[k];
      length += words[i + k].length;
    }
    const std::uint64_t rank = longest_shingle - std::min(length, longest_shingle);
    first_rank_ = std::min(first_rank_, rank);
    shingles_[i] = rank << 56 | hash >> 8;
  }
}

// By a table of four times the size, in which few collide; sorting all would take longer than all
// else together.
void Fingerprinter::drop_repeats() {
  std::size_t slots = 16;
  while (slots < 4 * shingles_.size()) slots *= 2;
  seen_.assign(slots, 0);
  std::size_t kept = 0;
  for (const Shingle shingle : shingles_) {
    std::size_t at = shingle & (slots - 1);
    while (seen_[at] != 0 && seen_[at] != shingle) at = (at + 1) & (slots - 1);
    if (seen_[at] == shingle) continue;
    seen_[at] = shingle;
    shingles_[kept++] = shingle;
  }
  shingles_.resize(kept);
}

// Counts by length tell from which length on the prefix reaches, so that only a few more than go
// into it are sorted. std::nth_element took twice as long, as its branches cannot be foreseen.
void Fingerprinter::order_prefix() {
  const std::size_t prefix = prefix_length(shingles_.size(), options_.threshold);
  if (prefix == 0) return;
  std::array<std::uint16_t, longest_shingle + 1> counts{};
  static_assert(limits::max_near_shingles <= UINT16_MAX);
  for (const Shingle shingle : shingles_) ++counts[shingle >> 56];
  std::uint64_t last_rank = first_rank_;
  for (std::size_t reached = counts[last_rank]; reached < prefix; reached += counts[last_rank]) {
    ++last_rank;
  }
  // One write and one read a shingle, whether it goes to the front or not.
  std::size_t front = 0;
  for (std::size_t i = 0; i < shingles_.size(); ++i) {
    const Shingle shingle = shingles_[i];
    shingles_[i] = shingles_[front];
    shingles_[front] = shingle;
    front += shingle >> 56 <= last_rank ? 1 : 0;
  }
  sort_front(front);
}

// Few numbers in no order: each goes to the place that the count of smaller ones says, without a
// branch. Above some dozens std::sort is faster.
void Fingerprinter::sort_front(std::size_t count) {
  constexpr std::size_t few = 24;
  if (count > few) {
    std::sort(shingles_.begin(), shingles_.begin() + static_cast<std::ptrdiff_t>(count));
    return;
  }
  std::array<Shingle, few> unsorted;
  std::copy_n(shingles_.begin(), count, unsorted.begin());
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t smaller = 0;
    for (std::size_t k = 0; k < count; ++k) smaller += unsorted[k] < unsorted[i] ? 1 : 0;
    shingles_[smaller] = unsorted[i];
  }
}

// A number is digits with . , : / between them, one mark at a time: in the text that is one piece.
std::uint64_t Fingerprinter::numbers() const {
  const std::string_view text = reader_.lowered();
  std::uint64_t sum = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  const auto add = [&] {
    if (end > begin) sum += hash_bytes(text.data() + begin, end - begin);
  };
  reader_.each_digit_run([&](std::size_t first, std::size_t last) {
    const bool goes_on = end > begin && first == end + 1 &&
                         std::string_view(".,:/").find(text[end]) != std::string_view::npos;
    if (!goes_on) {
      add();
      begin = first;
    }
    end = last;
  });
  add();
  return sum;
}

std::uint64_t Fingerprinter::quotations() const {
  const std::vector<std::uint32_t>& quotes = reader_.quotes();
  const std::span<const Word> words = reader_.words();
  std::uint64_t sum = 0;
  auto word = words.begin();
  for (std::size_t i = 0; i + 1 < quotes.size(); i += 2) {
    while (word != words.end() && word->begin < quotes[i]) ++word;
    std::size_t count = 0;
    std::uint64_t hash = hash_seeds[7];
    for (; word != words.end() && word->begin < quotes[i + 1]; ++word, ++count) {
      hash = fold_product(hash ^ word->hash, hash_seeds[1]);
    }
    if (count >= quotation_words) sum += hash;
  }
  return sum;
}

std::uint64_t Fingerprinter::negations() const {
  const NegationTable& table = negation_table();
  const std::span<const Word> words = reader_.words();
  std::uint64_t count = 0;
  for (const Word& word : words) count += table.has(word.hash) ? 1 : 0;
  if (!reader_.has_ideographs()) return count;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].ideograph == 0) continue;
    const char32_t before = i == 0 ? 0 : words[i - 1].ideograph;
    const bool pair = before != 0 && negates(before, words[i].ideograph);
    count += pair || negates(words[i].ideograph) ? 1 : 0;
  }
  return count;
}

}  // namespace dross
