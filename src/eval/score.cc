// Which words went is read off the edits' byte spans. A word of which any byte went is gone: what
// is left of it is another word.
#include "eval/score.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

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

class DocumentScorer {
 public:
  DocumentScorer(const Truth& truth, std::span<const Edit> edits)
      : truth_(truth), edits_(edits), takers_(find_takers(truth.words(), edits)) {
    score_.edits.resize(edits.size());
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
    std::size_t removed = 0;
    for_each_removed(line, [&](std::size_t, EditTally& tally) {
      ++removed;
      ++tally.clutter;
    });
    score_.counts.clutter_words += words;
    score_.counts.clutter_words_removed += removed;
    ++score_.counts.clutter_lines;
    for_each_taker(line, [&](EditTally& tally, std::size_t taken, std::size_t) {
      tally.clutter_lines += 2 * taken >= words ? 1 : 0;
    });
    if (2 * removed >= words) {  // a line without a word counts as removed
      ++score_.counts.clutter_lines_removed;
    } else {
      score_.missed.push_back({line, static_cast<std::uint32_t>(words)});
    }
  }

  void score_content(std::size_t line) {
    const std::size_t words = truth_.words_of(line).size();
    score_.counts.content_words += words;
    ++score_.counts.content_lines;
    std::size_t lost = 0;
    for_each_removed(line, [&](std::size_t word, EditTally& tally) {
      if (truth_.in_gold(word)) {
        ++lost;
      } else {
        ++tally.inlined;
        ++score_.counts.inline_words_removed;
      }
    });
    if (lost == 0 || stands_often_enough(line)) return;
    for_each_removed(line, [&](std::size_t word, EditTally& tally) {
      tally.content += truth_.in_gold(word) ? 1 : 0;
    });
    for_each_taker(line, [&](EditTally& tally, std::size_t, std::size_t taken_of_gold) {
      if (words >= paragraph_words && 2 * taken_of_gold >= words) tally.damages = true;
    });
    score_.counts.content_words_removed += lost;
    score_.lost.push_back({line, static_cast<std::uint32_t>(lost)});
    if (2 * lost < words) return;
    ++score_.counts.content_lines_removed;
    if (words >= paragraph_words) score_.counts.damaged_documents = 1;
  }

  void score_mixed(std::size_t line) {
    const std::size_t first = truth_.first_word(line);
    for (std::size_t i = 0; i < truth_.words_of(line).size(); ++i) {
      ++(truth_.in_gold(first + i) ? score_.counts.mixed_gold : score_.counts.mixed_clutter);
    }
    for_each_removed(line, [&](std::size_t word, EditTally& tally) {
      if (truth_.in_gold(word)) {
        ++score_.counts.mixed_gold_removed;
      } else {
        ++score_.counts.mixed_clutter_removed;
        ++tally.inlined;
      }
    });
  }

  void score_text() {
    score_.after = edits_.empty() ? truth_.score_before()
                                  : Shingles(cleaned()).score_against(*truth_.gold_shingles());
  }

  template <class Visit>
  void for_each_removed(std::size_t line, Visit visit) {
    const std::size_t first = truth_.first_word(line);
    for (std::size_t i = first; i < first + truth_.words_of(line).size(); ++i) {
      if (takers_[i] != stays) visit(i, score_.edits[static_cast<std::size_t>(takers_[i])]);
    }
  }

  // Each edit that took words of the line: how many, and how many of them are the gold article's.
  template <class Visit>
  void for_each_taker(std::size_t line, Visit visit) {
    EditTally* taker = nullptr;
    std::size_t taken = 0;
    std::size_t of_gold = 0;
    const auto finish = [&] {
      if (taker != nullptr) visit(*taker, taken, of_gold);
    };
    for_each_removed(line, [&](std::size_t word, EditTally& tally) {
      if (&tally != taker) {
        finish();
        taker = &tally;
        taken = of_gold = 0;
      }
      ++taken;
      of_gold += truth_.in_gold(word) ? 1 : 0;
    });
    finish();
  }

  std::size_t count_removed(std::size_t line) {
    std::size_t removed = 0;
    for_each_removed(line, [&](std::size_t, EditTally&) { ++removed; });
    return removed;
  }

  const std::string& cleaned() {
    if (!cleaned_) cleaned_ = apply_edits(truth_.document().text, edits_);
    return *cleaned_;
  }

  // A repeated line that still stands as often as the gold article has it is no loss.
  bool stands_often_enough(std::size_t line) {
    const std::span<const ScoredWord> words = truth_.words_of(line);
    std::size_t standing = 0;
    std::vector<ScoredWord> other;
    std::string_view rest = cleaned();
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
  std::optional<std::string> cleaned_;
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
