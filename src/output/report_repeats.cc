// Physical lines, so that a hard-wrapped text has no paragraphs here that other texts have not.
#include "output/report_repeats.h"

#include <algorithm>
#include <tuple>

#include "text/fold.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::uint64_t least_words = 3;
constexpr std::size_t shown_width = 240;  // code points

}  // namespace

void RepeatedParagraphs::add(const Item& item) {
  ++documents_;
  const std::string_view text = item.record.text();
  auto edit = item.cleaning.edits.begin();
  std::vector<char> storage;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    while (edit != item.cleaning.edits.end() && edit->span.end <= begin) ++edit;
    const bool goes = edit != item.cleaning.edits.end() && edit->span.begin <= begin;
    storage.clear();
    const std::string_view folded =
        line.size() > limits::max_line ? std::string_view() : fold_line(line, storage).folded;
    const std::uint64_t words = shape_of(folded).words;
    if (words >= least_words) count(folded, words, goes);
    begin = end + 1;
  }
}

void RepeatedParagraphs::count(std::string_view folded, std::uint64_t words, bool goes) {
  Entry& entry = entries_[paragraph_key(folded)];
  RepeatedParagraph& counted = entry.counted;
  if (counted.times == 0) {
    entry.since = cleanings_;
    entry.first_seen = ++order_;
    counted.words = words;
  } else if (counted.text.empty()) {
    counted.text = shorten(folded, shown_width);
  }
  ++counted.times;
  counted.removed += goes ? 1 : 0;
  if (entry.last_document != documents_) ++counted.documents;
  entry.last_document = documents_;
  if (entries_.size() > most_) clean_up();
}

void RepeatedParagraphs::clean_up() {
  ++cleanings_;
  std::erase_if(entries_, [this](const auto& pair) {
    return pair.second.counted.times + pair.second.since <= cleanings_;
  });
}

std::vector<RepeatedParagraph> RepeatedParagraphs::most(std::size_t top) const {
  std::vector<const Entry*> found;
  for (const auto& [key, entry] : entries_) {
    if (entry.counted.documents > 1) found.push_back(&entry);
  }
  std::ranges::sort(found, {}, [](const Entry* entry) {
    const RepeatedParagraph& counted = entry->counted;
    return std::tuple(UINT64_MAX - counted.documents, UINT64_MAX - counted.words,
                      entry->first_seen);
  });
  found.resize(std::min(found.size(), top));
  std::vector<RepeatedParagraph> out;
  for (const Entry* entry : found) out.push_back(entry->counted);
  return out;
}

}  // namespace dross
