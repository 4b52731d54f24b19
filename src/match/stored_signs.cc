// The table, all numbers with their lowest byte first:
//   4 bytes each: how many sets, how many entries
//   sets: 32 bytes each, a bit for each byte
//   entries, ascending by hash: 16 bytes of hash (XXH3 of the pattern, its view as the seed), and 4
//     for the place of the record, counted from the first
//   records: as `Writer` puts and `Reader` takes them, field by field
// A hash of 128 bits stands for the pattern: that two have the same one will not happen by chance.
#include "match/stored_signs.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace dross {
namespace {

constexpr std::size_t set_size = 32;
constexpr std::size_t hash_size = 16;
constexpr std::size_t entry_size = hash_size + sizeof(std::uint32_t);
constexpr std::size_t head_size = 2 * sizeof(std::uint32_t);

std::string hash_of_pattern(std::string_view pattern, PatternView view) {
  const XXH128_hash_t hash =
      XXH3_128bits_withSeed(pattern.data(), pattern.size(), static_cast<XXH64_hash_t>(view));
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  return {reinterpret_cast<const char*>(bytes.digest), sizeof bytes.digest};
}

void put_number(std::uint32_t value, std::size_t bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

/// The fields of LineNeeds, in the order of the table.
template <class Needs>
auto fields_of(Needs& needs) {
  static_assert(sizeof(LineNeeds) == 8 * sizeof(std::uint32_t), "the table has eight of them");
  return std::array{&needs.required,  &needs.forbidden,  &needs.any_of,    &needs.min_bytes,
                    &needs.max_bytes, &needs.max_spaces, &needs.min_words, &needs.max_words};
}

/// What stands in one byte beside a sequence.
struct SequenceFlags {
  static constexpr unsigned ends = 3;  ///< SequenceEnd
  static constexpr unsigned starts_word = 4;
  static constexpr unsigned exact = 8;
  static constexpr unsigned after_blank = 16;
};

class Writer {
 public:
  explicit Writer(const ByteSetPool& pool) : pool_(pool) {}

  std::uint32_t add(const Signs& signs) {
    const auto begin = static_cast<std::uint32_t>(records_.size());
    put(signs.none ? 1 : 0, 1);
    put(signs.prefixes.size(), 2);
    for (const PrefixSign& sign : signs.prefixes) {
      add(sign.sequence, sign.after_blank ? SequenceFlags::after_blank : 0);
    }
    put(signs.literals.size(), 2);
    for (const LiteralSign& sign : signs.literals) add(sign.sequence, 0);
    put(signs.also.size(), 1);
    for (const Key key : signs.also) put(key, 4);
    put(signs.needs.size(), 1);
    for (const LineNeeds& needs : signs.needs) {
      for (const std::uint32_t* field : fields_of(needs)) put(*field, 4);
    }
    return begin;
  }

  [[nodiscard]] std::string sets() const {
    std::string out;
    for (const SetId id : ids_) {
      const ByteSet& set = pool_[id];
      for (std::size_t byte = 0; byte < set_size; ++byte) {
        unsigned bits = 0;
        for (std::size_t i = 0; i < 8; ++i) bits |= (set[8 * byte + i] ? 1U : 0U) << i;
        out += static_cast<char>(bits);
      }
    }
    return out;
  }
  [[nodiscard]] const std::string& records() const { return records_; }
  /// Was every number small enough for its place?
  [[nodiscard]] bool fits() const { return fits_; }

 private:
  void put(std::size_t value, std::size_t bytes) {
    fits_ = fits_ && value >> (8 * bytes) == 0;
    put_number(static_cast<std::uint32_t>(value), bytes, records_);
  }

  void add(const ByteSequence& sequence, unsigned more_flags) {
    // A new member would have to be stored too.
    const auto& [bytes, end, starts_word, exact, likelihood] = sequence;
    put(bytes.size(), 1);
    put(static_cast<unsigned>(end) | (starts_word ? SequenceFlags::starts_word : 0U) |
            (exact ? SequenceFlags::exact : 0U) | more_flags,
        1);
    for (const SetId id : bytes) put(number_of(id), 2);
  }

  std::uint32_t number_of(SetId id) {
    const auto [found, is_new] = numbers_.try_emplace(id, static_cast<std::uint32_t>(ids_.size()));
    if (is_new) ids_.push_back(id);
    return found->second;
  }

  const ByteSetPool& pool_;
  bool fits_ = true;
  std::string records_;
  std::vector<SetId> ids_;
  std::unordered_map<SetId, std::uint32_t> numbers_;
};

class Reader {
 public:
  Reader(std::string_view record, const std::vector<SetId>& ids) : record_(record), ids_(ids) {}

  Signs read() {
    Signs signs;
    signs.none = take(1) != 0;
    signs.prefixes.resize(take(2));
    for (PrefixSign& sign : signs.prefixes) {
      sign.after_blank = (read_sequence(sign.sequence) & SequenceFlags::after_blank) != 0;
    }
    signs.literals.resize(take(2));
    for (LiteralSign& sign : signs.literals) read_sequence(sign.sequence);
    signs.also.resize(take(1));
    for (Key& key : signs.also) key = take(4);
    signs.needs.resize(take(1));
    for (LineNeeds& needs : signs.needs) {
      for (std::uint32_t* field : fields_of(needs)) *field = take(4);
    }
    return signs;
  }

 private:
  std::uint32_t take(std::size_t bytes) {
    const std::uint32_t value = number_at(record_, at_, bytes);
    at_ += bytes;
    return value;
  }

  unsigned read_sequence(ByteSequence& sequence) {
    sequence.bytes.resize(take(1));
    const unsigned flags = take(1);
    sequence.end = static_cast<SequenceEnd>(flags & SequenceFlags::ends);
    sequence.starts_word = (flags & SequenceFlags::starts_word) != 0;
    sequence.exact = (flags & SequenceFlags::exact) != 0;
    for (SetId& id : sequence.bytes) id = ids_[take(2)];
    return flags;
  }

  std::string_view record_;
  std::size_t at_ = 0;
  const std::vector<SetId>& ids_;
};

ByteSet set_at(std::string_view sets, std::size_t at) {
  ByteSet set;
  for (std::size_t i = 0; i < set_size; i += sizeof(std::uint32_t)) {
    set |= ByteSet(number_at(sets, at + i, sizeof(std::uint32_t))) << (8 * i);
  }
  return set;
}

}  // namespace

std::optional<std::string> store_signs(const std::vector<PatternSigns>& patterns,
                                       const ByteSetPool& pool) {
  Writer writer(pool);
  std::vector<std::pair<std::string, std::uint32_t>> entries;
  for (const PatternSigns& one : patterns) {
    entries.emplace_back(hash_of_pattern(one.pattern, one.view), writer.add(one.signs));
  }
  if (!writer.fits()) return std::nullopt;
  std::ranges::sort(entries);
  const std::string sets = writer.sets();
  std::string table;
  put_number(static_cast<std::uint32_t>(sets.size() / set_size), 4, table);
  put_number(static_cast<std::uint32_t>(entries.size()), 4, table);
  table += sets;
  for (const auto& [hash, place] : entries) {
    table += hash;
    put_number(place, sizeof place, table);
  }
  return table + writer.records();
}

StoredSigns::StoredSigns(std::string_view table) {
  if (table.empty()) return;
  sets_ = table.substr(head_size, set_size * number_at(table, 0, 4));
  const std::string_view rest = table.substr(head_size + sets_.size());
  entries_ = rest.substr(0, entry_size * number_at(table, 4, 4));
  records_ = rest.substr(entries_.size());
}

void StoredSigns::add_sets(ByteSetPool& pool) {
  ids_.reserve(sets_.size() / set_size);
  for (std::size_t at = 0; at < sets_.size(); at += set_size) {
    const ByteSet set = set_at(sets_, at);
    ids_.push_back(pool.add(set));
    if (pool[ids_.back()] == set) continue;
    entries_ = {};
    return;
  }
}

std::optional<std::string_view> StoredSigns::record_of(std::string_view pattern,
                                                       PatternView view) const {
  const std::string wanted = hash_of_pattern(pattern, view);
  const auto entry = [this](std::size_t i) { return entries_.substr(i * entry_size, entry_size); };
  std::size_t low = 0;
  std::size_t high = entries_.size() / entry_size;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (entry(middle).substr(0, hash_size) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (!entry(low).starts_with(wanted)) return std::nullopt;
  return records_.substr(number_at(entry(low), hash_size, sizeof(std::uint32_t)));
}

std::optional<Signs> StoredSigns::find(std::string_view pattern, PatternView view,
                                       ByteSetPool& pool) {
  const auto record = record_of(pattern, view);
  if (!record) return std::nullopt;
  if (ids_.empty()) add_sets(pool);
  if (entries_.empty()) return std::nullopt;
  return Reader(*record, ids_).read();
}

}  // namespace dross
