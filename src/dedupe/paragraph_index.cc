// The table is built anew from the store when it is full, as a posting does not hold the whole of
// its key: each is put in twice on average, and one pass over the store reads at memory speed.
#include "dedupe/paragraph_index.h"

#include <algorithm>

#include "dedupe/candidates.h"
#include "dedupe/hash.h"

namespace dross {
namespace {

constexpr double slack = 1e-9;  // of filters: rounding must not turn a pair away

std::uint64_t exact_key(const ParagraphKey& key) {
  return fold_product(key.low ^ hash_seeds[6], hash_seeds[7]);
}

Posting posting_of(Address place, std::size_t shingles, std::size_t position) {
  return {place, encode_size(shingles),
          static_cast<std::uint32_t>(std::min<std::size_t>(position, max_position))};
}

Fingerprint print_of(const StoredParagraph& stored) {
  return {stored.key, stored.guards, 0, stored.shingles()};
}

// Of a paragraph of n words, 48 + 8 (n - 2) bytes in the store and 1 + (1 - t)(n - 2) + 1 postings;
// taken for 22 words, which is little, so that it is the store that fills first.
std::size_t table_share(std::size_t memory, double threshold) {
  constexpr double shingles = 20;
  constexpr double posting_bytes = 64.0 / 7 / 0.85;
  const double table = posting_bytes * (2 + (1 - threshold) * shingles);
  const double store = 48 + 8 * shingles;
  return static_cast<std::size_t>(static_cast<double>(memory) * table / (table + store));
}

}  // namespace

std::size_t max_shingles(const SimilarityOptions& options, std::size_t memory) {
  // So that a few dozen of the longest still fit.
  constexpr std::size_t largest_part = 64;
  const std::size_t store = memory - table_share(memory, options.threshold);
  return std::min(store / largest_part / sizeof(Shingle), limits::max_near_shingles);
}

/// Where a look-up stands.
struct ParagraphIndex::Probe {
  double size = 0;      ///< shingles of the paragraph
  double position = 0;  ///< of the shingle
  double capped = 0;    ///< shingles before it whose lists are capped: some may be shared unseen
};

ParagraphIndex::ParagraphIndex(SimilarityOptions options, std::size_t memory)
    : options_(options),
      memory_(memory),
      shared_part_(options.threshold / (1 + options.threshold)),
      store_(memory - table_share(memory, options.threshold)),
      table_(table_share(memory, options.threshold)) {}

void ParagraphIndex::prefetch(const Fingerprint& paragraph) const {
  table_.prefetch(exact_key(paragraph.key));
  const std::size_t prefix = prefix_length(paragraph.shingles.size(), options_.threshold);
  for (const Shingle shingle : paragraph.shingles.first(prefix)) {
    table_.prefetch(near_key(shingle, paragraph.guards));
  }
}

Lookup ParagraphIndex::find(const Fingerprint& paragraph, Stage up_to) {
  if (const Address place = find_exact(paragraph.key); place != 0) {
    if (store_.is_of_current_document(place)) return {Known::itself, Stage::exact, {}};
    return {Known::copy, Stage::exact, {place, 1}};
  }
  if (up_to == Stage::exact || paragraph.shingles.empty()) return {};
  collect(paragraph);
  if (candidates_.empty()) return {};
  std::ranges::sort(candidates_, {}, [this](Address place) { return store_.age_rank(place); });
  fill_set(paragraph.shingles);
  for (const Address place : candidates_) {
    const std::optional<double> similarity = compare(paragraph, place);
    if (similarity) return {Known::copy, Stage::near, {place, *similarity}};
  }
  return {};
}

Address ParagraphIndex::find_exact(const ParagraphKey& key) const {
  Address found = 0;
  table_.find(exact_key(key), [&](const Posting& posting) {
    if (store_.at(posting.place).key == key) found = posting.place;
  });
  return found;
}

void ParagraphIndex::collect(const Fingerprint& paragraph) {
  candidates_.clear();
  std::span<const Shingle> shingles = paragraph.shingles;
  const std::size_t prefix = prefix_length(shingles.size(), options_.threshold);
  Probe probe{static_cast<double>(shingles.size()), 0, 0};
  std::size_t capped = 0;
  for (std::size_t i = 0; i < shingles.size() && i < prefix + capped; ++i) {
    if (i == prefix) {
      ordered_.assign(shingles.begin(), shingles.end());
      std::sort(ordered_.begin() + static_cast<std::ptrdiff_t>(prefix), ordered_.end());
      shingles = ordered_;
    }
    probe.position = static_cast<double>(i);
    probe.capped = static_cast<double>(capped);
    const bool is_capped = table_.find(near_key(shingles[i], paragraph.guards),
                                       [&](const Posting& p) { consider(p, probe); });
    capped += is_capped ? 1 : 0;
  }
}

void ParagraphIndex::consider(const Posting& posting, const Probe& probe) {
  ++counts_.postings;
  if (!can_be_near(posting, probe)) return;
  // Near paragraphs share most of their prefix, so the same place comes again at once.
  const std::size_t recent = std::min<std::size_t>(candidates_.size(), 8);
  if (std::find(candidates_.end() - static_cast<std::ptrdiff_t>(recent), candidates_.end(),
                posting.place) != candidates_.end()) {
    return;
  }
  store_.prefetch(posting.place);
  candidates_.push_back(posting.place);
}

// At the first shingle that both share, and is not capped, none before it is shared but capped
// ones; so what is left of the shorter rest is all that can be shared.
bool ParagraphIndex::can_be_near(const Posting& posting, const Probe& probe) const {
  const auto least = static_cast<double>(least_size(posting.size_code));
  const auto greatest = static_cast<double>(greatest_size(posting.size_code));
  const double size = probe.size;
  if (greatest < options_.threshold * size - slack) return false;
  if (size < options_.threshold * least - slack) return false;
  const double own_rest = probe.capped + size - probe.position;
  if (own_rest < shared_part_ * (size + least) - slack) return false;
  const double other_rest = probe.capped + greatest - static_cast<double>(posting.position);
  return other_rest >= shared_part_ * (size + greatest) - slack;
}

void ParagraphIndex::fill_set(std::span<const Shingle> shingles) {
  std::size_t slots = 16;
  while (slots < 2 * shingles.size()) slots *= 2;
  set_.assign(slots, 0);
  for (const Shingle shingle : shingles) {
    std::size_t at = shingle & (slots - 1);
    while (set_[at] != 0) at = (at + 1) & (slots - 1);
    set_[at] = shingle;
  }
}

// Gives up as soon as what is left cannot be enough.
std::optional<double> ParagraphIndex::compare(const Fingerprint& paragraph, Address place) {
  const StoredParagraph& other = store_.at(place);
  if (other.guards != paragraph.guards || store_.is_of_current_document(place)) return std::nullopt;
  ++counts_.candidates;
  const std::span<const Shingle> shingles = other.shingles();
  const std::size_t both = paragraph.shingles.size() + shingles.size();
  const double needed = shared_part_ * static_cast<double>(both) - slack;
  const std::size_t mask = set_.size() - 1;
  std::size_t shared = 0;
  std::size_t left = shingles.size();
  for (const Shingle shingle : shingles) {
    if (static_cast<double>(shared + left) < needed) return std::nullopt;
    --left;
    std::size_t at = shingle & mask;
    while (set_[at] != 0 && set_[at] != shingle) at = (at + 1) & mask;
    shared += set_[at] == shingle ? 1 : 0;
  }
  const double similarity = static_cast<double>(shared) / static_cast<double>(both - shared);
  if (similarity < options_.threshold) return std::nullopt;
  return similarity;
}

void ParagraphIndex::add(const Fingerprint& paragraph, std::uint32_t line) {
  if (!make_room(paragraph) || find_exact(paragraph.key) != 0) return;
  const Address place = store_.add(paragraph, line);
  ++counts_.added;
  post(place);
}

// A capped key costs a mark, and a posting for the shingle behind the prefix in its stead: at the
// worst there is one of the two for each shingle.
bool ParagraphIndex::make_room(const Fingerprint& paragraph) {
  const std::size_t postings = 1 + paragraph.shingles.size();
  while (!table_.has_room(postings)) {
    if (table_.can_grow()) {
      grow_table();
    } else if (store_.is_empty()) {
      return false;
    } else {
      store_.evict([this](Address place) { forget(place); });
    }
  }
  while (!store_.has_room(paragraph.shingles.size())) {
    if (store_.is_empty()) return false;
    store_.evict([this](Address place) { forget(place); });
  }
  return true;
}

void ParagraphIndex::post(Address place) {
  StoredParagraph& stored = store_.change(place);
  const std::span<Shingle> shingles = stored.shingles();
  table_.add(exact_key(stored.key), posting_of(place, shingles.size(), 0));
  const std::size_t prefix = prefix_length(shingles.size(), options_.threshold);
  std::size_t capped = 0;
  std::size_t i = 0;
  for (; i < shingles.size() && i < prefix + capped; ++i) {
    if (i == prefix) {
      std::sort(shingles.begin() + static_cast<std::ptrdiff_t>(prefix), shingles.end());
    }
    const Posted posted =
        table_.add(near_key(shingles[i], stored.guards), posting_of(place, shingles.size(), i));
    capped += posted == Posted::capped ? 1 : 0;
  }
  stored.covered = static_cast<std::uint32_t>(i);
  counts_.capped += capped;
  ever_capped_ += capped;
  if (i < prefix + capped) ++counts_.incomplete;
}

void ParagraphIndex::forget(Address place) {
  ++counts_.evicted;
  remove_postings(place);
}

void ParagraphIndex::remove_postings(Address place) {
  const StoredParagraph& stored = store_.at(place);
  const std::span<const Shingle> shingles = stored.shingles();
  table_.remove(exact_key(stored.key), posting_of(place, shingles.size(), 0));
  for (std::size_t i = 0; i < stored.covered; ++i) {
    table_.remove(near_key(shingles[i], stored.guards), posting_of(place, shingles.size(), i));
  }
}

void ParagraphIndex::grow_table() {
  table_.grow();
  post_all();
}

// The mark of a capped key knows only the last place that was turned away. Where that is one which
// goes, the one before it is not known any more, and the table is built anew.
void ParagraphIndex::go_back(const Mark& mark) {
  const bool marks_moved = ever_capped_ != mark.capped;
  counts_.added -= store_.go_back(mark.store, [&](Address place) {
    if (!marks_moved) remove_postings(place);
  });
  if (!marks_moved) return;
  table_.clear();
  post_all();
}

void ParagraphIndex::post_all() {
  counts_.capped = 0;
  counts_.incomplete = 0;
  // One behind: the lines that a paragraph goes into are on their way while the one before goes in.
  Address before = 0;
  store_.each([](const DocumentName&) {},
              [&](Address place) {
                prefetch(print_of(store_.at(place)));
                if (before != 0) post(before);
                before = place;
              });
  if (before != 0) post(before);
}

}  // namespace dross
