// A labelled document made ready for scoring: the words of its lines, and which of them the gold
// article has. Made once, scored as often as there are settings to compare.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "eval/labelled.h"
#include "eval/shingle_metric.h"
#include "eval/words.h"

namespace dross {

class Truth {
 public:
  /// The document must outlive it.
  explicit Truth(const LabelledDocument& document);

  [[nodiscard]] const LabelledDocument& document() const { return *document_; }
  [[nodiscard]] std::size_t line_count() const { return lines_.size(); }
  [[nodiscard]] Label label(std::size_t line) const { return document_->labels[line]; }
  [[nodiscard]] std::string_view text_of(std::size_t line) const;
  /// Index of the physical line, from 0, that holds this byte of the text.
  [[nodiscard]] std::size_t line_at(std::size_t byte) const;

  [[nodiscard]] std::span<const ScoredWord> words() const { return words_; }
  [[nodiscard]] std::span<const ScoredWord> words_of(std::size_t line) const;
  /// Index in words() of the line's first word.
  [[nodiscard]] std::size_t first_word(std::size_t line) const { return lines_[line].first_word; }

  /// Is the word part of a run of three words of its line that the gold article has too? Lines of
  /// one or two words, and documents without gold, count as covered.
  [[nodiscard]] bool in_gold(std::size_t word) const { return in_gold_[word]; }
  /// How often these words follow one another in the gold article, beginning anew one word behind
  /// each occurrence.
  [[nodiscard]] std::size_t count_in_gold(std::span<const ScoredWord> phrase) const;

  /// Null without gold.
  [[nodiscard]] const Shingles* gold_shingles() const { return gold_shingles_.get(); }
  [[nodiscard]] const ShingleScore& score_before() const { return before_; }

 private:
  struct LineRange {
    ByteSpan span;
    std::size_t first_word = 0;
  };

  void split_lines_into_words();
  void cover(const std::vector<ScoredWord>& gold);

  const LabelledDocument* document_;
  std::vector<LineRange> lines_;
  std::vector<ScoredWord> words_;
  std::vector<bool> in_gold_;
  std::unique_ptr<const Shingles> gold_shingles_;
  ShingleScore before_;
};

}  // namespace dross
