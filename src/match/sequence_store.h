// Byte sequences, packed: sets that are alike are kept once, so that the few hundred sets of a rule
// set stay in cache however many sequences there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/byte_sequence.h"

namespace dross {

class SequenceStore {
 public:
  struct Entry {
    std::uint32_t begin = 0;
    std::uint16_t size = 0;
    SequenceEnd end = SequenceEnd::pieces;
    bool exact = true;
    std::uint32_t rule = 0;
  };

  /// Its number: entries are numbered from 0.
  std::uint32_t add(const ByteSequence&, std::uint32_t rule);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const Entry& entry(std::uint32_t number) const { return entries_[number]; }
  [[nodiscard]] const ByteSet& set(const Entry& entry, std::size_t position) const {
    return sets_[places_[entry.begin + position]];
  }

  /// Does the text begin with it, and end with it where it says that the line ends?
  [[nodiscard]] bool begins(const Entry& entry, std::string_view text) const {
    if (text.size() < entry.size) return false;
    if (entry.end == SequenceEnd::line && text.size() != entry.size) return false;
    for (std::size_t i = 0; i < entry.size; ++i) {
      if (!set(entry, i)[static_cast<unsigned char>(text[i])]) return false;
    }
    return true;
  }

 private:
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> places_;  ///< of each byte of each entry: index into `sets_`
  std::vector<ByteSet> sets_;
  std::unordered_map<ByteSet, std::uint32_t> known_;
};

}  // namespace dross
