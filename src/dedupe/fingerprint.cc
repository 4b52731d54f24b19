// A shingle is the sum of its words' hashes, each turned by its place: the hashes are mixed
// already, and a sum costs less than mixing them once more. Numbers and quotations are a multiset,
// so their hashes are summed, and nothing has to be sorted.
#include "dedupe/fingerprint.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
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
static_assert(limits::max_near_shingles <= UINT16_MAX, "counted in 16 bits");

// Hashes of the words that negate.
class NegationTable {
 public:
  NegationTable() {
    for (const std::string_view word : negation_words()) {
      std::string padded(word);
      padded.append(hash_padding, '\0');
      hashes_.push_back(hash_bytes(padded.data(), word.size()));
      filter_.add(hashes_.back());
    }
    std::ranges::sort(hashes_);
  }
  [[nodiscard]] const WordFilter& filter() const { return filter_; }
  [[nodiscard]] bool has(std::uint64_t hash) const {
    return std::ranges::binary_search(hashes_, hash);
  }

 private:
  WordFilter filter_;
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
    : options_(options), max_shingles_(max_shingles), reader_(negation_table().filter()) {}

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
  result_.shingles = {shingles_.data(), count_};
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
  rank_counts_.fill(0);
  if (reader_.is_unspaced()) {
    hash_grams<character_gram>();
  } else {
    hash_grams<word_gram>();
  }
  order_prefix();
}

// Repeats are found by a table of four times the size, in which few collide; sorting all would take
// longer than all else together. One loop for all, as each step waits for another part of the
// machine.
template <std::size_t Gram>
void Fingerprinter::hash_grams() {
  const std::span<const Word> words = reader_.words();
  const std::size_t grams = words.size() < Gram ? 0 : words.size() - Gram + 1;
  std::size_t slots = 16;
  while (slots < 4 * grams) slots *= 2;
  seen_.assign(slots, 0);
  if (shingles_.size() < grams) shingles_.resize(grams);
  std::size_t kept = 0;
  std::uint64_t first_rank = longest_shingle;
  for (std::size_t i = 0; i < grams; ++i) {
    std::uint64_t hash = 0;
    std::uint32_t length = 0;
    for (std::size_t k = 0; k < Gram; ++k) {
      hash += std::rotl(words[i + k].hash, static_cast<int>(k * 64 / Gram));
      length += words[i + k].length;
    }
    const std::uint64_t rank = longest_shingle - std::min(length, longest_shingle);
    const Shingle shingle = rank << 56 | hash >> 8;
    std::size_t at = shingle & (slots - 1);
    while (seen_[at] != 0 && seen_[at] != shingle) at = (at + 1) & (slots - 1);
    if (seen_[at] == shingle) continue;
    seen_[at] = shingle;
    shingles_[kept++] = shingle;
    ++rank_counts_[rank];
    first_rank = std::min(first_rank, rank);
  }
  count_ = kept;
  first_rank_ = first_rank;
}

// Counts by length tell from which length on the prefix reaches, so that only a few more than go
// into it are sorted. std::nth_element took twice as long, as its branches cannot be foreseen.
void Fingerprinter::order_prefix() {
  const std::size_t prefix = prefix_length(count_, options_.threshold);
  if (prefix == 0) return;
  std::uint64_t last_rank = first_rank_;
  for (std::size_t reached = rank_counts_[last_rank]; reached < prefix;) {
    reached += rank_counts_[++last_rank];
  }
  // One write and one read a shingle, whether it goes to the front or not.
  std::size_t front = 0;
  for (std::size_t i = 0; i < count_; ++i) {
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
  std::array<Shingle, few> unsorted{};
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
  std::uint64_t count = 0;
  for (const std::uint64_t hash : reader_.noticed()) count += negation_table().has(hash) ? 1 : 0;
  if (!reader_.has_ideographs()) return count;
  const std::span<const Word> words = reader_.words();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].ideograph == 0) continue;
    const char32_t before = i == 0 ? 0 : words[i - 1].ideograph;
    const bool pair = before != 0 && negates(before, words[i].ideograph);
    count += pair || negates(words[i].ideograph) ? 1 : 0;
  }
  return count;
}

}  // namespace dross
