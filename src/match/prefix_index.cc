// The bit masks are those of perf-tested "bucket" filters: they cost eight loads a line whatever
// the number of sequences, and let a line through only where one bucket has all of its bytes.
#include "match/prefix_index.h"

#include <algorithm>

namespace dross {
namespace {

// A sequence with more keys than this is wide. `\d\d/\d` has 10 x 10 x 1 x 10.
constexpr std::size_t max_keys = 64;

}  // namespace

void PrefixIndex::add(const PrefixSign& sign, std::uint32_t rule) {
  drafts_.push_back({&sign, rule});
}

void PrefixIndex::file(const Draft& draft) {
  const SetString& bytes = draft.sign->sequence.bytes;
  const std::uint32_t number =
      store_.add(draft.sign->sequence, draft.sign->sequence.end, draft.rule, pool_);
  after_blank_.push_back(draft.sign->after_blank);
  if (file_longer(bytes, number)) return;
  std::optional<std::vector<Key>> keys;
  if (bytes.size() >= key_width) keys = keys_of(bytes.substr(0, key_width), pool_, max_keys);
  if (!keys) {
    wide_.push_back(number);
    return;
  }
  for (const Key key : *keys) narrow_.add(key, {number, 0, 1});
}

bool PrefixIndex::file_longer(const SetString& bytes, std::uint32_t number) {
  if (bytes.size() < 2 * key_width) return false;
  const auto keys = keys_of(bytes.substr(0, 2 * key_width), pool_, max_keys);
  if (!keys) return false;
  for (const Key key : *keys) longer_.add(key, {number, 0, 1});
  return true;
}

void PrefixIndex::build() {
  std::ranges::stable_sort(drafts_, {}, [](const Draft& draft) -> const SetString& {
    return draft.sign->sequence.bytes;
  });
  for (const Draft& draft : drafts_) file(draft);
  for (KeyTable<Narrow>* table : {&narrow_, &longer_}) {
    table->build();
    fill_shared(*table);
  }
  drafts_.clear();
  fill_masks();
}

void PrefixIndex::fill_shared(KeyTable<Narrow>& table) const {
  for (const Key key : table.keys()) {
    const std::span<Narrow> filed = table.find(key);
    for (std::size_t i = 1; i < filed.size(); ++i) {
      const SetString& before = drafts_[filed[i - 1].number].sign->sequence.bytes;
      const SetString& bytes = drafts_[filed[i].number].sign->sequence.bytes;
      const auto first_other = std::ranges::mismatch(bytes, before).in1;
      filed[i].shared = static_cast<std::uint32_t>(first_other - bytes.begin());
    }
    for (std::size_t i = filed.size(); i-- > 0;) {
      std::size_t next = i + 1;
      while (next < filed.size() && filed[next].shared >= filed[i].shared) {
        next += filed[next].skip;
      }
      filed[i].skip = static_cast<std::uint32_t>(next - i);
    }
  }
}

void PrefixIndex::fill_masks() {
  // Neighbours in this order begin alike, so that a bucket's masks stay thin.
  const auto order = [this](std::uint32_t number) {
    const SequenceStore::Entry& entry = store_.entry(number);
    const ByteSet& first = store_.set(entry, 0);
    return std::pair(first._Find_first(), first.count());
  };
  std::ranges::stable_sort(wide_, {}, order);
  const std::size_t count = std::min(wide_.size(), max_buckets);
  buckets_.assign(count, {});
  for (std::size_t i = 0; i < wide_.size(); ++i) {
    buckets_[i * count / wide_.size()].push_back(wide_[i]);
  }
  for (std::size_t b = 0; b < count; ++b) {
    const Mask bit = Mask{1} << b;
    used_ |= bit;
    for (const std::uint32_t number : buckets_[b]) {
      const SequenceStore::Entry& entry = store_.entry(number);
      for (std::size_t i = 0; i < positions; ++i) {
        add_to_masks(entry, i, bit);
      }
    }
  }
}

void PrefixIndex::add_to_masks(const SequenceStore::Entry& entry, std::size_t position, Mask bit) {
  if (position >= entry.size) {
    shorter_[position] |= bit;
    for (Mask& mask : masks_[position]) mask |= bit;
    return;
  }
  const ByteSet& set = store_.set(entry, position);
  for (std::size_t byte = set._Find_first(); byte < set.size(); byte = set._Find_next(byte)) {
    masks_[position][byte] |= bit;
  }
}

PrefixIndex::Mask PrefixIndex::masks_of(std::string_view line) const {
  if (line.size() >= positions) return masks_at(line.data());
  Mask mask = used_;
  for (std::size_t i = 0; i < positions; ++i) {
    mask &= i < line.size() ? masks_[i][static_cast<unsigned char>(line[i])] : shorter_[i];
  }
  return mask;
}

}  // namespace dross
