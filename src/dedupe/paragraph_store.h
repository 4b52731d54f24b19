// The kept paragraphs, in the order in which they came, in one ring of a fixed size. When it is
// full the first seen go, a document at a time, so that a paragraph never outlives the record that
// names its document. Nothing is ever moved: a place stays good until it is evicted.
//
//   [document][paragraph][paragraph]...[document][paragraph]...
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "dedupe/fingerprint.h"
#include "dedupe/posting_table.h"

namespace dross {

/// Which document a paragraph stands in. Two names are the same document if all members are equal;
/// but of standard input (`-`), which can be anything, the content counts too, and only there.
struct DocumentName {
  std::string_view input;      ///< as it was given
  std::uint64_t document = 0;  ///< number in its input, from 1
  std::string_view id;         ///< empty where it has none
  std::uint64_t content = 0;   ///< hash of its text

  [[nodiscard]] bool is_same_document(const DocumentName& other) const;
};

/// A paragraph as it is stored, without its shingles, which stand right behind it.
struct StoredParagraph {
  std::uint32_t units = 0;  ///< size of the record
  std::uint32_t back = 0;   ///< units back to its document; 0 = this is a document
  ParagraphKey key;
  std::uint64_t guards = 0;
  std::uint32_t line = 0;  ///< in its document's text, from 1
  std::uint32_t shingle_count = 0;
  std::uint32_t covered = 0;  ///< of its shingles, the first so many are in the index
  std::uint32_t reserved = 0;

  [[nodiscard]] std::span<const Shingle> shingles() const {
    return {reinterpret_cast<const Shingle*>(this + 1), shingle_count};
  }
  [[nodiscard]] std::span<Shingle> shingles() {
    return {reinterpret_cast<Shingle*>(this + 1), shingle_count};
  }
};

class ParagraphStore {
 public:
  /// `bytes`: size of the ring.
  explicit ParagraphStore(std::size_t bytes);

  [[nodiscard]] bool has_memory() const { return ring_ != nullptr; }
  [[nodiscard]] std::size_t bytes() const { return units_ * unit; }
  [[nodiscard]] std::size_t used_bytes() const;
  [[nodiscard]] bool has_room(std::size_t shingles) const;
  [[nodiscard]] bool is_empty() const { return head_ == tail_; }

  /// Whose paragraphs come next. To be called before the first add, and before each new document.
  /// Of names longer than limits::max_kept_name the beginning is kept.
  void begin_document(const DocumentName& name);
  [[nodiscard]] DocumentName current_name() const {
    return {current_input_, current_number_, current_id_, current_content_};
  }
  /// There must be room.
  Address add(const Fingerprint& paragraph, std::uint32_t line);
  /// For who keeps the index: what is in it, and to put the shingles behind the prefix in order.
  [[nodiscard]] StoredParagraph& change(Address place) {
    return *reinterpret_cast<StoredParagraph*>(bytes_at(place));
  }

  [[nodiscard]] const StoredParagraph& at(Address place) const {
    return *reinterpret_cast<const StoredParagraph*>(bytes_at(place));
  }
  [[nodiscard]] DocumentName document_of(Address place) const;
  [[nodiscard]] bool is_of_current_document(Address place) const {
    return document_of(place).is_same_document(current_name());
  }
  /// Smaller = came earlier.
  [[nodiscard]] std::size_t age_rank(Address place) const {
    return place >= tail_ ? place - tail_ : place + units_ - tail_;
  }

  /// Evicts the oldest document: `forget(place)` is called for each of its paragraphs before it
  /// goes.
  template <class Forget>
  void evict(Forget forget) {
    do {
      if (!is_document(tail_)) forget(tail_);
      drop_oldest();
    } while (!is_empty() && !is_document(tail_));
  }

  /// Where the store stands, to go back to.
  struct Mark {
    Address head = 1;
    std::uint64_t wraps = 0;
    std::uint64_t added = 0;
  };
  [[nodiscard]] Mark mark() const { return {head_, wraps_, added_}; }
  /// Drops what was added since the mark and is still there: `forget(place)` for each paragraph.
  /// What was evicted meanwhile stays so. Returns how many were dropped.
  template <class Forget>
  std::size_t go_back(const Mark& mark, Forget forget) {
    const std::uint64_t since = added_ - mark.added;
    const std::uint64_t present = added_ - evicted_;
    if (since == 0) return 0;
    const bool drops_all = since >= present;
    Address at = tail_;
    if (!drops_all) at = mark.head == wrapped_at_ ? 1 : mark.head;
    for (; at != head_; at = after(at)) {
      if (!is_document(at)) forget(at);
    }
    const std::uint64_t dropped = std::min(since, present);
    added_ -= dropped;
    if (drops_all) tail_ = 1;
    head_ = drops_all ? 1 : mark.head;
    if (drops_all || mark.wraps != wraps_) wrapped_at_ = 0;
    document_ = 0;
    return dropped;
  }

  /// Every record in order: `use_document(name)`, `use_paragraph(place)`.
  template <class UseDocument, class UseParagraph>
  void each(UseDocument use_document, UseParagraph use_paragraph) const {
    for (Address at = tail_; at != head_; at = after(at)) {
      if (is_document(at)) {
        use_document(name_at(at));
      } else {
        use_paragraph(at);
      }
    }
  }

  void prefetch(Address place) const {
    for (std::size_t line = 0; line < 4; ++line) __builtin_prefetch(bytes_at(place) + 64 * line);
  }

 private:
  static constexpr std::size_t unit = 16;

  struct StoredDocument {
    std::uint32_t units;
    std::uint32_t back;  ///< 0
    std::uint64_t document;
    std::uint64_t content;
    std::uint32_t input_size;
    std::uint32_t id_size;
  };
  struct Free {
    void operator()(char* ring) const;
  };

  [[nodiscard]] char* bytes_at(Address place) const { return ring_.get() + place * unit; }
  [[nodiscard]] bool is_document(Address place) const { return at(place).back == 0; }
  [[nodiscard]] Address after(Address place) const;
  [[nodiscard]] DocumentName name_at(Address place) const;
  [[nodiscard]] bool fits_behind(std::size_t units) const;
  [[nodiscard]] bool fits_in_front(std::size_t units) const;
  Address claim(std::size_t units);
  void put_document(Address place);
  void drop_oldest();

  std::unique_ptr<char[], Free> ring_;
  std::size_t units_ = 0;
  Address head_ = 1;        ///< where the next record goes
  Address tail_ = 1;        ///< the oldest record; head_ where there is none
  Address wrapped_at_ = 0;  ///< end of the last record before the ring began anew; 0 = it has not
  Address document_ = 0;    ///< record of the current document; 0 = none is written yet
  std::size_t group_units_ = 0;  ///< written since its beginning
  std::uint64_t wraps_ = 0;      ///< how often the ring began anew
  std::uint64_t added_ = 0;      ///< paragraphs, and those of them that are gone again
  std::uint64_t evicted_ = 0;
  std::string current_input_;
  std::string current_id_;
  std::uint64_t current_number_ = 0;
  std::uint64_t current_content_ = 0;
};

}  // namespace dross
