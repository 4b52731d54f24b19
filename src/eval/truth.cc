// A word of the text is in the gold article if it stands in a run of three words that the gold text
// has too; lines of fewer words cannot be told and count as inside.
#include "eval/truth.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace dross {
namespace {

std::uint64_t hash_three(std::span<const ScoredWord> words) {
  const std::array<std::uint64_t, 3> three = {words[0].hash, words[1].hash, words[2].hash};
  return XXH3_64bits(three.data(), sizeof(three));
}

std::vector<ScoredWord> words_in(std::string_view text) {
  std::vector<ScoredWord> words;
  append_words(text, 0, words);
  return words;
}

}  // namespace

Truth::Truth(const LabelledDocument& document) : document_(&document) {
  split_lines_into_words();
  in_gold_.assign(words_.size(), true);
  if (!document.gold) return;
  cover(words_in(*document.gold));
  gold_shingles_ = std::make_unique<const Shingles>(*document.gold);
  before_ = Shingles(document.text).score_against(*gold_shingles_);
}

void Truth::split_lines_into_words() {
  const std::string_view text = document_->text;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines_.push_back({{begin, end}, words_.size()});
    append_words(text.substr(begin, end - begin), begin, words_);
    begin = end + 1;
  }
}

std::string_view Truth::text_of(std::size_t line) const {
  const ByteSpan span = lines_[line].span;
  return std::string_view(document_->text).substr(span.begin, span.size());
}

std::size_t Truth::line_at(std::size_t byte) const {
  const auto after = std::ranges::upper_bound(
      lines_, byte, {}, [](const LineRange& line) { return line.span.begin; });
  return static_cast<std::size_t>(after - lines_.begin()) - 1;
}

std::span<const ScoredWord> Truth::words_of(std::size_t line) const {
  const std::size_t first = lines_[line].first_word;
  const std::size_t end = line + 1 < lines_.size() ? lines_[line + 1].first_word : words_.size();
  return words().subspan(first, end - first);
}

void Truth::cover(const std::vector<ScoredWord>& gold) {
  std::unordered_set<std::uint64_t> threes;
  for (std::size_t i = 0; i + 3 <= gold.size(); ++i) {
    threes.insert(hash_three(std::span(gold).subspan(i, 3)));
  }
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const std::span<const ScoredWord> words = words_of(line);
    if (words.size() < 3) continue;
    const std::size_t first = first_word(line);
    std::fill_n(in_gold_.begin() + static_cast<std::ptrdiff_t>(first), words.size(), false);
    for (std::size_t i = 0; i + 3 <= words.size(); ++i) {
      if (!threes.contains(hash_three(words.subspan(i, 3)))) continue;
      std::fill_n(in_gold_.begin() + static_cast<std::ptrdiff_t>(first + i), 3, true);
    }
  }
}

std::size_t Truth::count_in_gold(std::span<const ScoredWord> phrase) const {
  if (!document_->gold || phrase.empty()) return 0;
  const std::vector<ScoredWord> gold = words_in(*document_->gold);
  std::size_t count = 0;
  for (std::size_t i = 0; i + phrase.size() <= gold.size();) {
    const bool found = std::ranges::equal(phrase, std::span(gold).subspan(i, phrase.size()), {},
                                          &ScoredWord::hash, &ScoredWord::hash);
    count += found ? 1 : 0;
    i += found ? phrase.size() + 1 : 1;
  }
  return count;
}

}  // namespace dross
