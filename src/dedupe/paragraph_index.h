// Has this paragraph, or nearly this one, been kept before? Exact answers in bounded memory.
//
// Candidates by prefix filtering (Bayardo, Ma, Srikant 2007) with the length and position filters
// of PPJoin (Xiao, Wang, Lin, Yu 2008), then Jaccard on all shingles. Numbers, negations and
// quotations must agree, so their hash is part of every key: paragraphs that differ in a number
// alone, of which news has very many, never meet.
//
// Lists are capped. A look-up that meets a capped key looks up one shingle more, and so did, when
// it was added, each paragraph that was turned away there; so a pair is only ever missed where
// every shingle that the two share is capped. counts().incomplete says how many paragraphs that can
// be true of; where it is 0, every answer since the last eviction is exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "dedupe/fingerprint.h"
#include "dedupe/paragraph_store.h"
#include "dedupe/posting_table.h"

namespace dross {

struct IndexCounts {
  std::size_t added = 0;
  std::size_t evicted = 0;     ///< paragraphs, first seen first, as memory was full
  std::size_t capped = 0;      ///< postings turned away, as their lists were full
  std::size_t incomplete = 0;  ///< paragraphs that too few of their shingles lead to
  std::size_t postings = 0;    ///< looked at for near duplicates
  std::size_t candidates = 0;  ///< paragraphs that passed the filters and were compared
};

enum class Stage : std::uint8_t { exact, near };

/// A kept copy.
struct KeptCopy {
  Address place = 0;
  double similarity = 1;
};

enum class Known : std::uint8_t { no, itself, copy };

struct Lookup {
  Known known = Known::no;
  Stage stage = Stage::exact;  ///< by which the copy was found
  KeptCopy copy;
};

/// Shingles that a paragraph may have in an index of that size; one with more has no near copies.
std::size_t max_shingles(const SimilarityOptions& options, std::size_t memory);

class ParagraphIndex {
 public:
  /// `memory`: bytes for all together, within limits::min_dedupe_memory and max_dedupe_memory.
  ParagraphIndex(SimilarityOptions options, std::size_t memory);

  /// Was the memory there?
  [[nodiscard]] bool has_memory() const { return store_.has_memory() && table_.has_memory(); }
  [[nodiscard]] const SimilarityOptions& options() const { return options_; }
  [[nodiscard]] std::size_t memory() const { return memory_; }
  [[nodiscard]] const IndexCounts& counts() const { return counts_; }
  [[nodiscard]] std::size_t used_bytes() const { return store_.used_bytes() + table_.bytes(); }
  [[nodiscard]] const ParagraphStore& store() const { return store_; }

  /// Whose paragraphs are looked up and added from here on.
  void begin_document(const DocumentName& name) { store_.begin_document(name); }

  /// Brings what a look-up will read nearer. Optional.
  void prefetch(const Fingerprint& paragraph) const;

  /// The exact copy or, of near ones, the one that came first. A copy in the document itself is
  /// `itself`, and near ones in it are none. `up_to`: exact leaves near ones alone.
  Lookup find(const Fingerprint& paragraph, Stage up_to);

  /// Nothing where the same paragraph is there already. May evict.
  void add(const Fingerprint& paragraph, std::uint32_t line);

  /// Where the index stands, to go back to.
  struct Mark {
    ParagraphStore::Mark store;
    std::uint64_t capped = 0;
  };
  [[nodiscard]] Mark mark() const { return {store_.mark(), ever_capped_}; }
  /// As if nothing had been added since the mark; only what was evicted meanwhile stays so.
  void go_back(const Mark& mark);

 private:
  struct Probe;

  void post(Address place);
  void forget(Address place);
  void grow_table();
  void post_all();
  void remove_postings(Address place);
  bool make_room(const Fingerprint& paragraph);
  [[nodiscard]] Address find_exact(const ParagraphKey& key) const;
  void collect(const Fingerprint& paragraph);
  void consider(const Posting& posting, const Probe& probe);
  [[nodiscard]] bool can_be_near(const Posting& posting, const Probe& probe) const;
  [[nodiscard]] std::optional<double> compare(const Fingerprint& paragraph, Address place);
  void fill_set(std::span<const Shingle> shingles);

  SimilarityOptions options_;
  std::size_t memory_;
  double shared_part_;  ///< t / (1 + t): of the sizes of a pair, what it must share
  ParagraphStore store_;
  PostingTable table_;
  IndexCounts counts_;
  std::uint64_t ever_capped_ = 0;    ///< as counts_.capped, but never reset
  std::vector<Shingle> ordered_;     ///< of a look-up that goes beyond the prefix
  std::vector<Address> candidates_;  ///< of the look-up
  std::vector<Shingle> set_;         ///< its shingles, by open addressing
};

}  // namespace dross
