// The table of frequencies is for choosing between windows of a literal only: it need be no better
// than "e is common, x is rare". Letters by their usual share in English, German and French prose;
// lead bytes as in text of one script, where they are every second byte.
#include "match/byte_set.h"

#include <algorithm>
#include <array>

#include "base/limits.h"

namespace dross {
namespace {

std::array<double, 256> make_table() {
  std::array<double, 256> table{};
  table.fill(0.0002);
  constexpr std::string_view letters = "etaoinsrhldcumfpgwybvkxjqz";
  constexpr std::array<double, 26> shares = {.105, .068, .063, .058, .060, .058, .053, .050, .040,
                                             .036, .032, .028, .025, .022, .018, .018, .016, .015,
                                             .013, .013, .009, .007, .002, .002, .001, .003};
  constexpr double capitals = 1.0 / 12;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto lower = static_cast<unsigned char>(letters[i]);
    table[lower] = shares[i];
    table[lower - 'a' + 'A'] = shares[i] * capitals;
  }
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = 0.003;
  table[' '] = 0.16;
  for (const char c : {',', '.', '-', '\'', '"'}) table[static_cast<unsigned char>(c)] = 0.007;
  // Behind a lead byte, which counts too.
  for (unsigned c = 0x80; c < 0xC0; ++c) table[c] = 0.06;
  for (const unsigned c : {0xC3U, 0xC4U, 0xC5U, 0xD0U, 0xD1U, 0xE2U, 0xE3U, 0xE4U, 0xE5U}) {
    table[c] = 0.012;
  }
  return table;
}

struct Summary {
  double frequency = 0;
  std::string folded;
  ByteSetPool::Kinds kinds;
};

Summary summarise(const ByteSet& set) {
  static const std::array<double, 256> table = make_table();
  Summary summary;
  if (set.any()) summary.kinds.of_all = all_kinds;
  for (std::size_t i = set._Find_first(); i < set.size(); i = set._Find_next(i)) {
    summary.frequency += table[i];
    summary.kinds.of_all &= kinds_of_bytes[i];
    summary.kinds.of_any |= kinds_of_bytes[i];
    summary.kinds.covered = summary.kinds.covered && kinds_of_bytes[i] != 0;
    const char folded = static_cast<char>(i | key_fold);
    if ((i & key_fold) != 0 || !set[i | key_fold]) summary.folded += folded;
  }
  summary.frequency = std::min(summary.frequency, 1.0);
  summary.kinds.share = share_of(summary.kinds.of_any);
  return summary;
}

}  // namespace

ByteSetPool::ByteSetPool() {
  add(ByteSet().set());
}

SetId ByteSetPool::add(const ByteSet& set) {
  if (const auto known = known_.find(set); known != known_.end()) return known->second;
  if (sets_.size() >= limits::max_byte_sets) return any();
  const auto id = static_cast<SetId>(sets_.size());
  Summary summary = summarise(set);
  known_.emplace(set, id);
  sets_.push_back(set);
  frequencies_.push_back(summary.frequency);
  folded_.push_back(std::move(summary.folded));
  kinds_.push_back(summary.kinds);
  return id;
}

}  // namespace dross
