// A window of eight bytes is found in hardly any text but the literal's, so it is taken where there
// is one; of several places the rarest in news text.
#include "match/word_index.h"

#include <algorithm>
#include <string>

#include "base/distinct.h"

namespace dross {
namespace {

const ByteSet& word_bytes() {
  static const ByteSet bytes = [] {
    ByteSet set;
    for (unsigned c = 0; c < set.size(); ++c) set[c] = is_word_byte(static_cast<unsigned char>(c));
    return set;
  }();
  return bytes;
}

bool is_in_word(const ByteSet& set) {
  return set.any() && (set & ~word_bytes()).none();
}

bool is_outside_words(const ByteSet& set) {
  return (set & word_bytes()).none();
}

// Does a word begin with this byte wherever the sequence stands?
bool surely_begins_word(const ByteSequence& sequence, std::size_t at, const ByteSetPool& pool) {
  if (!is_in_word(pool[sequence.bytes[at]])) return false;
  return at == 0 ? sequence.starts_word : is_outside_words(pool[sequence.bytes[at - 1]]);
}

}  // namespace

std::optional<WordIndex::Place> WordIndex::rarest_place(const ByteSequence& sequence,
                                                        const ByteSetPool& pool) {
  std::optional<Place> best;
  for (std::size_t at = 0; at < sequence.bytes.size(); ++at) {
    if (!surely_begins_word(sequence, at, pool)) continue;
    for (std::size_t table = 0; table < widths.size(); ++table) {
      if (at + widths[table] > sequence.bytes.size()) continue;
      const Rarity rarity = rarity_of({sequence.bytes.data() + at, widths[table]}, pool);
      if (!rarity.is_usable()) continue;
      if (!best || rarity.frequency < best->frequency) best = Place{at, table, rarity.frequency};
      break;
    }
  }
  return best;
}

bool WordIndex::suits(const ByteSequence& sequence, const ByteSetPool& pool) {
  return rarest_place(sequence, pool).has_value();
}

void WordIndex::add(const ByteSequence& sequence, std::uint32_t literal, const ByteSetPool& pool) {
  const auto place = rarest_place(sequence, pool);
  const std::size_t width = widths[place->table];
  const SetString window = sequence.bytes.substr(place->offset, width);
  const auto keys = keys_of(window, pool, max_keys_of_window);
  for (const Key key : *keys) {
    tables_[place->table].add(key, {literal, static_cast<std::uint32_t>(place->offset)});
  }
  if (width < sizeof(Key)) return;
  const auto first = keys_of(window.substr(0, sizeof(Key)), pool, max_keys_of_window);
  first_four_.insert(first_four_.end(), first->begin(), first->end());
}

void WordIndex::build() {
  for (KeyTable<Window>& table : tables_) table.build();
  std::ranges::sort(first_four_);
  four_.build(first_four_);
  std::vector<Key> first_three = tables_.back().keys();
  for (const Key key : first_four_) first_three.push_back(key & key_mask(3));
  keep_distinct(first_three);
  if (first_three.size() <= max_grouped) groups_ = nibbles_of(first_three, 3);
  first_four_ = {};
}

void WordIndex::look_up(const char* window, std::size_t at, std::vector<Candidate>& found) const {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const Key key = key_of_window(window, widths[i]);
    if (!tables_[i].may_have(key)) continue;
    for (const Window& one : tables_[i].find(key)) {
      if (one.offset > at) continue;
      found.push_back({one.literal, static_cast<std::uint32_t>(at - one.offset)});
    }
  }
}

void WordIndex::find_slowly(std::string_view text, std::size_t from, Begins begins,
                            std::vector<Candidate>& found) const {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (begins == Begins::as_they_are && !dross::begins_word(text, at)) continue;
    look_up(padded_window(text, at).data(), at, found);
  }
}

void WordIndex::find(std::string_view text, Begins begins, std::vector<Candidate>& found) const {
  if (begins == Begins::everywhere) return find_slowly(text, 0, begins, found);
  const KeyDirectory& three = tables_.back().directory();
  thread_local std::vector<std::uint32_t> offsets;
  offsets.clear();
  const std::size_t at = kernels().find_words(text,
                                              {four_.bitmap(), four_.bitmap_shift(), three.bitmap(),
                                               three.bitmap_shift(), groups_ ? &*groups_ : nullptr},
                                              offsets);
  for (const std::uint32_t offset : offsets) look_up(text.data() + offset, offset, found);
  find_slowly(text, at, begins, found);
}

}  // namespace dross
