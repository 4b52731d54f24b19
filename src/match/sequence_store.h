// Byte sequences, packed: those of thousands of rules are a few hundred KiB.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "match/expansion.h"
#include "match/leading_blank.h"

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

  /// Its number: entries are numbered from 0. All sequences' sets are of one pool, which is not
  /// needed afterwards.
  std::uint32_t add(const ByteSequence&, SequenceEnd, std::uint32_t rule, const ByteSetPool&);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const Entry& entry(std::uint32_t number) const { return entries_[number]; }
  [[nodiscard]] const ByteSet& set(const Entry& entry, std::size_t position) const {
    return sets_[bytes_[entry.begin + position]];
  }

  /// How many of its sets hold the text's bytes, if the first `from` do.
  [[nodiscard]] std::size_t matched(const Entry& entry, std::string_view text,
                                    std::size_t from) const {
    const std::size_t end = entry.size < text.size() ? entry.size : text.size();
    std::size_t i = from;
    while (i < end && set(entry, i)[static_cast<unsigned char>(text[i])]) ++i;
    return i;
  }
  /// Does the text end where the entry says, if its sets hold all the bytes before?
  [[nodiscard]] static bool ends(const Entry& entry, std::string_view text) {
    if (entry.end == SequenceEnd::line) return text.size() == entry.size;
    return entry.end != SequenceEnd::blank ||
           leading_blanks(text.substr(entry.size)) == text.size() - entry.size;
  }
  /// Does the text begin with it, and end with it where it says that the line ends?
  [[nodiscard]] bool begins(const Entry& entry, std::string_view text) const {
    return matched(entry, text, 0) == entry.size && ends(entry, text);
  }

 private:
  static constexpr std::uint32_t unowned = UINT32_MAX;
  SetId own(SetId id, const ByteSetPool&);

  std::vector<Entry> entries_;
  SetString bytes_;                     ///< numbers in `sets_`
  std::vector<ByteSet> sets_;           ///< those in use, side by side
  std::vector<std::uint32_t> own_ids_;  ///< of each set of the pool
};

}  // namespace dross
