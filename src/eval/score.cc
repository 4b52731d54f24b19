// Counts are read off the cleaned text, so that they are those of any other tool scored by the same
// texts. What an edit took is read off its byte span: a word of which any byte went is gone, as
// what is left of it is another word. Where lines repeat, the two can differ by some words.
#include "eval/score.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "eval/removed_words.h"

namespace dross {
namespace {

constexpr std::int32_t stays = -1;
constexpr std::size_t paragraph_words = 8;  ///< a document that loses half of one is damaged

std::string apply_edits(std::string_view text, std::span<const Edit> edits) {
  std::string kept;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    kept += text.substr(at, edit.span.begin - at);
    at = edit.span.end;
  }
  kept += text.substr(at);
  return kept;
}

// For each word the edit that takes it, or `stays`.
std::vector<std::int32_t> find_takers(std::span<const ScoredWord> words,
                                      std::span<const Edit> edits) {
  std::vector<std::int32_t> takers(words.size(), stays);
  std::size_t edit = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    while (edit < edits.size() && edits[edit].span.end <= words[i].span.begin) ++edit;
    if (edit == edits.size()) break;
    if (edits[edit].span.begin < words[i].span.end) takers[i] = static_cast<std::int32_t>(edit);
  }
  return takers;
}

// Words that went, by line and by edit, for what each edit took.
struct Taken {
  EditTally* by = nullptr;
  std::size_t words = 0;
  std::size_t of_gold = 0;
};

class DocumentScorer {
 public:
  DocumentScorer(const Truth& truth, std::span<const Edit> edits)
      : truth_(truth), edits_(edits), takers_(find_takers(truth.words(), edits)) {
    score_.edits.resize(edits.size());
    if (!edits.empty()) {
      cleaned_ = apply_edits(truth.document().text, edits);
      if (truth.document().trust == Trust::full) removed_ = find_removed(truth, cleaned_);
    }
  }

  DocumentScore run() {
    score_.counts.documents = 1;
    if (truth_.document().trust == Trust::full) score_lines();
    if (truth_.gold_shingles() != nullptr) score_text();
    return std::move(score_);
  }

 private:
  void score_lines() {
    score_.counts.scored_documents = 1;
    for (std::size_t line = 0; line < truth_.line_count(); ++line) {
      switch (truth_.label(line)) {
        case Label::clutter:
          score_clutter(line);
          break;
        case Label::content:
          score_content(line);
          break;
        case Label::duplicate:
          score_.counts.duplicate_words += truth_.words_of(line).size();
          score_.counts.duplicate_words_removed += count_removed(line);
          break;
        case Label::mixed:
          score_mixed(line);
          break;
        case Label::none:
        case Label::neutral:
          break;
      }
    }
  }

  void score_clutter(std::size_t line) {
    const std::size_t words = truth_.words_of(line).size();
    const std::size_t removed = count_removed(line);
    score_.counts.clutter_words += words;
    score_.counts.clutter_words_removed += removed;
    ++score_.counts.clutter_lines;
    if (2 * removed >= words) {  // a line without a word counts as removed
      ++score_.counts.clutter_lines_removed;
    } else {
      score_.missed.push_back({line, static_cast<std::uint32_t>(words)});
    }
    for (const Taken& taken : takers_of(line)) {
      taken.by->clutter += static_cast<std::uint32_t>(taken.words);
      taken.by->clutter_lines += 2 * taken.words >= words ? 1 : 0;
    }
  }

  void score_content(std::size_t line) {
    const std::size_t words = truth_.words_of(line).size();
    const std::size_t removed = count_removed(line);
    const std::size_t lost = count_removed_of_gold(line);
    score_.counts.content_words += words;
    ++score_.counts.content_lines;
    score_.counts.inline_words_removed += removed - lost;
    const std::vector<Taken> taken = takers_of(line);
    if (removed == 0 && taken.empty()) return;
    const bool is_loss = !stands_often_enough(line);
    tally_content(taken, words, is_loss);
    if (lost == 0 || !is_loss) return;
    score_.counts.content_words_removed += lost;
    score_.lost.push_back({line, static_cast<std::uint32_t>(lost)});
    if (2 * lost < words) return;
    ++score_.counts.content_lines_removed;
    if (words >= paragraph_words) score_.counts.damaged_documents = 1;
  }

  static void tally_content(const std::vector<Taken>& all, std::size_t words, bool is_loss) {
    for (const Taken& taken : all) {
      taken.by->inlined += static_cast<std::uint32_t>(taken.words - taken.of_gold);
      if (!is_loss) continue;
      taken.by->content += static_cast<std::uint32_t>(taken.of_gold);
      if (words >= paragraph_words && 2 * taken.of_gold >= words) taken.by->damages = true;
    }
  }

  void score_mixed(std::size_t line) {
    const std::size_t first = truth_.first_word(line);
    for (std::size_t i = 0; i < truth_.words_of(line).size(); ++i) {
      ++(truth_.in_gold(first + i) ? score_.counts.mixed_gold : score_.counts.mixed_clutter);
    }
    const std::size_t of_gold = count_removed_of_gold(line);
    score_.counts.mixed_gold_removed += of_gold;
    score_.counts.mixed_clutter_removed += count_removed(line) - of_gold;
    for (const Taken& taken : takers_of(line)) {
      taken.by->inlined += static_cast<std::uint32_t>(taken.words - taken.of_gold);
    }
  }

  void score_text() {
    score_.after = edits_.empty() ? truth_.score_before()
                                  : Shingles(cleaned_).score_against(*truth_.gold_shingles());
  }

  // The edits that took words of the line, in their order.
  std::vector<Taken> takers_of(std::size_t line) {
    std::vector<Taken> all;
    const std::size_t first = truth_.first_word(line);
    for (std::size_t i = first; i < first + truth_.words_of(line).size(); ++i) {
      if (takers_[i] == stays) continue;
      EditTally* by = &score_.edits[static_cast<std::size_t>(takers_[i])];
      if (all.empty() || all.back().by != by) all.push_back({by, 0, 0});
      ++all.back().words;
      all.back().of_gold += truth_.in_gold(i) ? 1 : 0;
    }
    return all;
  }

  [[nodiscard]] bool is_removed(std::size_t word) const {
    return !removed_.empty() && removed_[word];
  }
  [[nodiscard]] std::size_t count_removed(std::size_t line) const {
    const std::size_t first = truth_.first_word(line);
    std::size_t removed = 0;
    for (std::size_t i = 0; i < truth_.words_of(line).size(); ++i) {
      removed += is_removed(first + i) ? 1 : 0;
    }
    return removed;
  }
  [[nodiscard]] std::size_t count_removed_of_gold(std::size_t line) const {
    const std::size_t first = truth_.first_word(line);
    std::size_t removed = 0;
    for (std::size_t i = first; i < first + truth_.words_of(line).size(); ++i) {
      removed += is_removed(i) && truth_.in_gold(i) ? 1 : 0;
    }
    return removed;
  }

  // A repeated line that still stands as often as the gold article has it is no loss.
  [[nodiscard]] bool stands_often_enough(std::size_t line) const {
    const std::span<const ScoredWord> words = truth_.words_of(line);
    std::size_t standing = 0;
    std::vector<ScoredWord> other;
    std::string_view rest = cleaned_;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      other.clear();
      append_words(rest.substr(0, end), 0, other);
      standing +=
          std::ranges::equal(words, other, {}, &ScoredWord::hash, &ScoredWord::hash) ? 1 : 0;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return standing > 0 && standing >= truth_.count_in_gold(words);
  }

  const Truth& truth_;
  std::span<const Edit> edits_;
  std::vector<std::int32_t> takers_;
  std::string cleaned_;
  std::vector<bool> removed_;
  DocumentScore score_;
};

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  documents += other.documents;
  scored_documents += other.scored_documents;
  damaged_documents += other.damaged_documents;
  clutter_words += other.clutter_words;
  clutter_words_removed += other.clutter_words_removed;
  clutter_lines += other.clutter_lines;
  clutter_lines_removed += other.clutter_lines_removed;
  content_words += other.content_words;
  content_words_removed += other.content_words_removed;
  content_lines += other.content_lines;
  content_lines_removed += other.content_lines_removed;
  inline_words_removed += other.inline_words_removed;
  duplicate_words += other.duplicate_words;
  duplicate_words_removed += other.duplicate_words_removed;
  mixed_clutter += other.mixed_clutter;
  mixed_clutter_removed += other.mixed_clutter_removed;
  mixed_gold += other.mixed_gold;
  mixed_gold_removed += other.mixed_gold_removed;
  return *this;
}

DocumentScore score_document(const Truth& truth, std::span<const Edit> edits) {
  return DocumentScorer(truth, edits).run();
}

}  // namespace dross
