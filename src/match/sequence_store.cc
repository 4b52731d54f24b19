// Only building is here; matching is inlined into its callers' loops.
#include "match/sequence_store.h"

namespace dross {

SetId SequenceStore::own(SetId id, const ByteSetPool& pool) {
  if (own_ids_.size() <= id) own_ids_.resize(id + std::size_t{1}, unowned);
  if (own_ids_[id] == unowned) {
    own_ids_[id] = static_cast<std::uint32_t>(sets_.size());
    sets_.push_back(pool[id]);
  }
  return static_cast<SetId>(own_ids_[id]);
}

std::uint32_t SequenceStore::add(const ByteSequence& sequence, SequenceEnd end, std::uint32_t rule,
                                 const ByteSetPool& pool) {
  Entry entry;
  entry.begin = static_cast<std::uint32_t>(bytes_.size());
  entry.size = static_cast<std::uint16_t>(sequence.bytes.size());
  entry.end = end;
  entry.exact = sequence.exact && end != SequenceEnd::cut;
  entry.rule = rule;
  for (const SetId id : sequence.bytes) bytes_ += own(id, pool);
  entries_.push_back(entry);
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

}  // namespace dross
