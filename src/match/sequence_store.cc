// Only building is here; matching is inlined into its callers' loops.
#include "match/sequence_store.h"

namespace dross {

std::uint32_t SequenceStore::add(const ByteSequence& sequence, std::uint32_t rule) {
  Entry entry;
  entry.begin = static_cast<std::uint32_t>(bytes_.size());
  entry.size = static_cast<std::uint16_t>(sequence.bytes.size());
  entry.end = sequence.end;
  entry.exact = sequence.exact && sequence.end != SequenceEnd::cut;
  entry.rule = rule;
  bytes_ += sequence.bytes;
  entries_.push_back(entry);
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

}  // namespace dross
