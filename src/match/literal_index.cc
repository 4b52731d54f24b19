// See the header for the idea (sampling of q-grams: Ukkonen 1992, and "q-gram sampling" in Navarro
// and Raffinot, Flexible Pattern Matching in Strings, 2002). Of the places in a literal where its
// windows could be taken the rarest in news text is chosen.
#include "match/literal_index.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace dross {
namespace {

constexpr double unusable = std::numeric_limits<double>::infinity();

}  // namespace

// Of each window of `width` bytes how rare it is; infinite where it has too many keys.
std::vector<double> LiteralIndex::frequencies(std::size_t width, const SetString& bytes) const {
  std::vector<double> found;
  found.reserve(bytes.size());
  for (std::size_t begin = 0; begin + width <= bytes.size(); ++begin) {
    const Rarity rarity = rarity_of({bytes.data() + begin, width}, pool_);
    found.push_back(rarity.is_usable() ? rarity.frequency : unusable);
  }
  return found;
}

// Where `stride` windows, one byte apart, are rarest together.
std::optional<std::size_t> LiteralIndex::rarest_place(const Density& density,
                                                      const ByteSequence& sequence) const {
  if (sequence.bytes.size() + 1 < density.width + density.stride) return std::nullopt;
  const std::vector<double> windows = frequencies(density.width, sequence.bytes);
  std::optional<std::size_t> best;
  double best_sum = unusable;
  for (std::size_t begin = 0; begin + density.stride <= windows.size(); ++begin) {
    const auto first = windows.begin() + static_cast<std::ptrdiff_t>(begin);
    const double sum =
        std::accumulate(first, first + static_cast<std::ptrdiff_t>(density.stride), 0.0);
    if (sum >= best_sum) continue;
    best = begin;
    best_sum = sum;
  }
  return best;
}

// Behind the window, or else before it.
void LiteralIndex::look_beside(const ByteSequence& sequence, std::size_t width,
                               Window& window) const {
  constexpr std::size_t size = sizeof(Key);
  const std::size_t behind = window.offset + width;
  std::size_t at = behind;
  if (behind + size > sequence.bytes.size()) {
    if (window.offset < size) return;
    at = window.offset - size;
  }
  const auto keys = keys_of(sequence.bytes.substr(at, size), pool_, 1);
  if (!keys) return;
  window.beside = static_cast<std::int32_t>(at) - static_cast<std::int32_t>(window.offset);
  window.beside_key = keys->front();
  window.beside_mask = key_mask(size);
}

bool LiteralIndex::file(Scan& scan, const ByteSequence& sequence, std::uint32_t literal) {
  const auto place = rarest_place(scan.density, sequence);
  if (!place) return false;
  for (std::size_t k = 0; k < scan.density.stride; ++k) {
    const std::size_t offset = *place + k;
    const auto keys =
        keys_of(sequence.bytes.substr(offset, scan.density.width), pool_, max_keys_of_window);
    Window window{literal, static_cast<std::uint32_t>(offset), 0, 0, 0};
    look_beside(sequence, scan.density.width, window);
    for (const Key key : *keys) scan.table.add(key, window);
  }
  return true;
}

bool LiteralIndex::add(const LiteralSign& sign, std::uint32_t rule) {
  const bool usable = WordIndex::suits(sign.sequence, pool_) ||
                      std::ranges::any_of(densities, [&](const Density& d) {
                        return rarest_place(d, sign.sequence).has_value();
                      });
  if (!usable) return false;
  // Where the line ends is not asked here.
  const bool exact = sign.sequence.exact && sign.sequence.end == SequenceEnd::pieces;
  const auto next = static_cast<std::uint32_t>(literals_.size());
  const auto [known, is_new] =
      known_.try_emplace({sign.sequence.bytes, sign.sequence.starts_word}, next);
  if (is_new) {
    literals_.push_back({&sign.sequence, {}});
    store_.add(sign.sequence, SequenceEnd::pieces, next, pool_);
  }
  literals_[known->second].users.push_back({rule, exact});
  return true;
}

void LiteralIndex::build() {
  std::vector<std::uint32_t> wordless;
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    literals_[i].filed = WordIndex::suits(*literals_[i].sequence, pool_);
    if (literals_[i].filed) {
      words_.add(*literals_[i].sequence, i, pool_);
    } else {
      wordless.push_back(i);
    }
  }
  words_.build();
  add_scans(wordless);
  known_.clear();
}

// What all literals of seven bytes and more allow; those that are too short for it go by themselves
// if they are few, and else make the scan of all of them denser. Where some need every offset
// looked at, and all are few, one such scan does for all.
void LiteralIndex::add_scans(const std::vector<std::uint32_t>& literals) {
  const auto fits = [this](const Density& density, std::uint32_t literal) {
    return rarest_place(density, *literals_[literal].sequence).has_value();
  };
  std::vector<std::uint32_t> longer;
  std::vector<std::uint32_t> all;
  std::vector<std::uint32_t> shorter;
  for (const std::uint32_t i : literals) {
    const bool is_long = literals.size() > many && fits(long_every_fourth, i);
    (is_long ? longer : fits(every_fourth, i) ? all : shorter).push_back(i);
  }
  if (!shorter.empty() && literals.size() <= many) {
    shorter = literals;
    all.clear();
  } else if (shorter.size() > max_nibbled) {
    all.insert(all.end(), shorter.begin(), shorter.end());
    shorter.clear();
  }
  const auto all_fit = [&](const Density& density) {
    return std::ranges::all_of(all, [&](std::uint32_t i) { return fits(density, i); });
  };
  add_scan(long_every_fourth, longer);
  add_scan(all_fit(every_eighth)   ? every_eighth
           : all_fit(every_fourth) ? every_fourth
                                   : every_second,
           all);
  add_scan(every_byte_of_three, all);
  add_scan(every_byte_of_two, all);
  add_scan(every_byte_of_three, shorter);
  add_scan(every_byte_of_two, shorter);
}

// Of those that have no scan yet.
void LiteralIndex::add_scan(const Density& density, const std::vector<std::uint32_t>& literals) {
  Scan scan{density, {}, {}, Probing::bitmap};
  for (const std::uint32_t i : literals) {
    if (!literals_[i].filed) literals_[i].filed = file(scan, *literals_[i].sequence, i);
  }
  scan.table.build();
  if (scan.table.keys().empty()) return;
  if (density.stride == 1 && scan.table.keys().size() <= max_nibbled) {
    scan.probing = Probing::nibbles;
    scan.nibbles = nibbles_of(scan.table.keys(), density.width);
  }
  scans_.push_back(std::move(scan));
}

void LiteralIndex::look_up(const Scan& scan, Key key, std::size_t at, std::string_view text,
                           std::vector<LiteralHit>& hits) const {
  for (const Window& window : scan.table.find(key)) {
    if (window.offset > at) continue;
    const std::size_t beside = at + static_cast<std::size_t>(window.beside);
    if (window.beside_mask != 0) {
      if (beside + sizeof(Key) > text.size()) continue;
      if (load_key(text.data() + beside, window.beside_mask) != window.beside_key) continue;
    }
    report_if_there(window.literal, at - window.offset, text, hits);
  }
}

void LiteralIndex::report_if_there(std::uint32_t literal, std::size_t begin, std::string_view text,
                                   std::vector<LiteralHit>& hits) const {
  const SequenceStore::Entry& entry = store_.entry(literal);
  if (!store_.begins(entry, text.substr(begin))) return;
  hits.push_back({static_cast<std::uint32_t>(begin), entry.size, literal});
}

void LiteralIndex::scan_for(const Scan& scan, std::string_view text,
                            std::vector<LiteralHit>& hits) const {
  if (text.size() < scan.density.width) return;
  const std::size_t width = scan.density.width;
  thread_local std::vector<std::uint32_t> offsets;
  offsets.clear();
  std::size_t at = 0;
  if (scan.probing == Probing::nibbles) {
    at = kernels().find_trigrams(text, scan.nibbles, offsets);
  } else {
    const KeyDirectory& directory = scan.table.directory();
    at = kernels().find_windows(
        text, {directory.bitmap(), directory.bitmap_shift(), width, scan.density.stride}, offsets);
  }
  for (const std::uint32_t offset : offsets) {
    const Key key = key_of_window(text.data() + offset, width);
    if (scan.table.may_have(key)) look_up(scan, key, offset, text, hits);
  }
  for (; at + width <= text.size(); at += scan.density.stride) {
    const Key key = key_of_window(padded_window(text, at).data(), width);
    if (scan.table.may_have(key)) look_up(scan, key, at, text, hits);
  }
}

void LiteralIndex::scan(std::string_view text, std::vector<LiteralHit>& hits,
                        WordIndex::Begins begins) const {
  thread_local std::vector<WordIndex::Candidate> candidates;
  candidates.clear();
  words_.find(text, begins, candidates);
  for (const WordIndex::Candidate& one : candidates) {
    report_if_there(one.literal, one.begin, text, hits);
  }
  for (const Scan& scan : scans_) scan_for(scan, text, hits);
}

}  // namespace dross
