// Places are in units of 16 bytes, so that 36 bits name a terabyte. A document with very many
// paragraphs is recorded again and again, or evicting it would empty the ring.
#include "dedupe/paragraph_store.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "base/limits.h"
#include "dedupe/huge_pages.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t largest_group = 16;  // of the ring: one part in so many

std::size_t units_for(std::size_t bytes) {
  return (bytes + 15) / 16;
}

std::size_t units_of_paragraph(std::size_t shingles) {
  return units_for(sizeof(StoredParagraph) + shingles * sizeof(Shingle));
}

// Not through the middle of a character.
std::string_view shorten(std::string_view name) {
  if (name.size() <= limits::max_kept_name) return name;
  const CodePoint last = code_point_before(name, limits::max_kept_name + 1);
  return name.substr(0, std::min(last.begin, limits::max_kept_name));
}

}  // namespace

bool DocumentName::is_same_document(const DocumentName& other) const {
  return document == other.document && id == other.id && input == other.input &&
         (input != "-" || content == other.content);
}

void ParagraphStore::Free::operator()(char* ring) const {
  free_pages(ring);
}

ParagraphStore::ParagraphStore(std::size_t bytes) : units_(std::max<std::size_t>(bytes / unit, 2)) {
  ring_.reset(static_cast<char*>(allocate_pages(units_ * unit)));
}

std::size_t ParagraphStore::used_bytes() const {
  return unit * (wrapped_at_ == 0 ? head_ - tail_ : wrapped_at_ - tail_ + head_ - 1);
}

void ParagraphStore::begin_document(const DocumentName& name) {
  current_input_ = shorten(name.input);
  current_id_ = shorten(name.id);
  current_number_ = name.document;
  current_content_ = name.content;
  document_ = 0;
}

DocumentName ParagraphStore::name_at(Address place) const {
  const auto& stored = *reinterpret_cast<const StoredDocument*>(bytes_at(place));
  const char* names = bytes_at(place) + sizeof(StoredDocument);
  return {{names, stored.input_size},
          stored.document,
          {names + stored.input_size, stored.id_size},
          stored.content};
}

DocumentName ParagraphStore::document_of(Address place) const {
  return name_at(place - at(place).back);
}

Address ParagraphStore::after(Address place) const {
  const Address next = place + at(place).units;
  return next == wrapped_at_ ? 1 : next;
}

void ParagraphStore::drop_oldest() {
  if (tail_ == document_) document_ = 0;
  if (!is_document(tail_)) ++evicted_;
  const Address next = after(tail_);
  if (next < tail_) wrapped_at_ = 0;
  tail_ = next;
}

bool ParagraphStore::fits_behind(std::size_t units) const {
  const std::size_t end = wrapped_at_ == 0 ? units_ : tail_ - 1;
  return head_ + units <= end;
}

bool ParagraphStore::fits_in_front(std::size_t units) const {
  return wrapped_at_ == 0 && 1 + units < tail_;
}

// With a record of the document before it, which it may need.
bool ParagraphStore::has_room(std::size_t shingles) const {
  const std::size_t name = sizeof(StoredDocument) + current_input_.size() + current_id_.size();
  const std::size_t units = units_for(name) + units_of_paragraph(shingles);
  return fits_behind(units) || fits_in_front(units) || (is_empty() && units < units_);
}

Address ParagraphStore::claim(std::size_t units) {
  if (is_empty()) {
    head_ = tail_ = 1;
  } else if (!fits_behind(units)) {
    ++wraps_;
    wrapped_at_ = head_;
    head_ = 1;
  }
  const Address place = head_;
  head_ += units;
  return place;
}

void ParagraphStore::put_document(Address place) {
  const StoredDocument stored{
      static_cast<std::uint32_t>(
          units_for(sizeof(StoredDocument) + current_input_.size() + current_id_.size())),
      0,
      current_number_,
      current_content_,
      static_cast<std::uint32_t>(current_input_.size()),
      static_cast<std::uint32_t>(current_id_.size())};
  char* out = bytes_at(place);
  std::memcpy(out, &stored, sizeof stored);
  out += sizeof stored;
  std::ranges::copy(current_input_, out);
  std::ranges::copy(current_id_, out + current_input_.size());
  document_ = place;
}

Address ParagraphStore::add(const Fingerprint& paragraph, std::uint32_t line) {
  ++added_;
  const std::size_t units = units_of_paragraph(paragraph.shingles.size());
  const bool anew = document_ == 0 || group_units_ > units_ / largest_group || !fits_behind(units);
  Address place = 0;
  if (anew) {
    const std::size_t name =
        units_for(sizeof(StoredDocument) + current_input_.size() + current_id_.size());
    const Address document = claim(name + units);
    put_document(document);
    place = document + name;
    group_units_ = name;
  } else {
    place = claim(units);
  }
  group_units_ += units;
  StoredParagraph stored;
  stored.units = static_cast<std::uint32_t>(units);
  stored.back = static_cast<std::uint32_t>(place - document_);
  stored.key = paragraph.key;
  stored.guards = paragraph.guards;
  stored.line = line;
  stored.shingle_count = static_cast<std::uint32_t>(paragraph.shingles.size());
  auto* kept = ::new (bytes_at(place)) StoredParagraph(stored);
  // Short ones have no shingles, and their span may be null, which memcpy must not be given.
  if (!paragraph.shingles.empty()) {
    std::memcpy(static_cast<void*>(kept + 1), paragraph.shingles.data(),
                paragraph.shingles.size_bytes());
  }
  return place;
}

}  // namespace dross
