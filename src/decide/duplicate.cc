// Repeats within a document. A later copy goes by where it stands: in the head or tail, or within
// two lines of an earlier copy with no prose between. In the middle of an article it stays:
// recipes, verse, tables, interviews and code repeat lines on purpose, and by measurement no length
// tells those apart.
//
// Exact copies are found by a hash of the folded paragraph, near ones by comparing all pairs that
// stand so; of a document with more than limits::max_near_paragraphs long paragraphs, only those
// before that many. Nearly every paragraph of nearly every document repeats nothing, so what is
// dear waits: keys are made of paragraphs that agree in number of words and letters, shingles of
// pairs whose sketches do not prove them to be different.
#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/limits.h"
#include "decide/kinds.h"
#include "text/paragraph_key.h"
#include "text/similarity.h"
#include "text/sketch.h"

namespace dross {
namespace {

constexpr std::uint32_t min_exact_words = 8;
constexpr std::uint32_t reach = 2;

struct KeyHash {
  std::size_t operator()(const ParagraphKey& key) const { return key.low; }
};

class DuplicateSearch {
 public:
  DuplicateSearch(const Situation& situation, Draft& draft)
      : situation_(situation),
        draft_(draft),
        threshold_(situation.options().dedupe_threshold),
        min_words_(situation.options().dedupe_min_words) {}

  void take_exact() {
    struct Copies {
      std::uint32_t first;
      std::uint32_t latest;
    };
    std::unordered_map<ParagraphKey, Copies, KeyHash> seen;
    for (const std::uint32_t line : possible_copies()) {
      const ParagraphKey key = paragraph_key(folded(line));
      const auto [found, is_new] = seen.try_emplace(key, Copies{line, line});
      if (is_new) continue;
      if (is_placed(line, found->second.latest)) take(line, found->second.first, 1.0F);
      found->second.latest = line;
    }
  }

  void take_near() {
    std::vector<Paragraph> kept;
    for (std::uint32_t line = 0; line < situation_.line_count(); ++line) {
      if (situation_.shape(line).words < min_words_ || draft_.removes(line)) continue;
      if (kept.size() == limits::max_near_paragraphs) return;
      Paragraph paragraph(line);
      if (!take_if_near(paragraph, kept)) kept.push_back(std::move(paragraph));
    }
  }

 private:
  // Everything but the line is worked out when it is first asked for.
  struct Paragraph {
    explicit Paragraph(std::uint32_t at) : line(at) {}
    std::uint32_t line;
    std::optional<Sketch> sketch;
    std::optional<Shingles> shingles;
    std::optional<Particulars> particulars;
  };

  // Copies have as many words and letters as each other: what a key leaves out of account (case,
  // quotes, dashes, spaces) is neither. Ascending.
  [[nodiscard]] std::vector<std::uint32_t> possible_copies() const {
    const std::uint32_t least = std::min(min_exact_words, min_words_);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> counts;
    for (std::uint32_t line = 0; line < situation_.line_count(); ++line) {
      const LineShape& shape = situation_.shape(line);
      if (shape.words < least || draft_.removes(line)) continue;
      counts.emplace_back(std::uint64_t{shape.words} << 32 | shape.letters, line);
    }
    std::ranges::sort(counts);
    std::vector<std::uint32_t> lines;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool like_previous = i > 0 && counts[i - 1].first == counts[i].first;
      const bool like_next = i + 1 < counts.size() && counts[i + 1].first == counts[i].first;
      if (like_previous || like_next) lines.push_back(counts[i].second);
    }
    std::ranges::sort(lines);
    return lines;
  }

  [[nodiscard]] std::string_view folded(std::uint32_t line) const {
    return situation_.text().lines[line].folded;
  }

  // Prose between the two copies makes the second a repeat on purpose: by measurement such copies
  // were the article's own in two of three.
  [[nodiscard]] bool is_placed(std::uint32_t line, std::uint32_t twin) const {
    if (situation_.zone(line) != Zone::body) return true;
    if (line - twin > reach) return false;
    return line - twin == 1 || !situation_.is_article(line - 1);
  }

  void take(std::uint32_t line, std::uint32_t kept, float similarity) {
    draft_.remove(line, {EditKind::duplicate, Category::duplicate, nullptr, kept, {}, similarity});
  }

  [[nodiscard]] bool are_long_enough(const Paragraph& a, const Paragraph& b) const {
    return has_words_for_near(folded(a.line), min_words_) &&
           has_words_for_near(folded(b.line), min_words_);
  }

  [[nodiscard]] bool agree(Paragraph& a, Paragraph& b) const {
    if (!are_long_enough(a, b)) return false;
    if (!a.particulars) a.particulars = particulars_of(folded(a.line));
    if (!b.particulars) b.particulars = particulars_of(folded(b.line));
    return *a.particulars == *b.particulars;
  }

  [[nodiscard]] bool differ(Paragraph& a, Paragraph& b) const {
    if (!a.sketch) a.sketch = sketch_of(folded(a.line));
    if (!b.sketch) b.sketch = sketch_of(folded(b.line));
    return !may_be_near(*a.sketch, *b.sketch, threshold_);
  }

  /// 0 where it is below the threshold for sure.
  [[nodiscard]] double similarity(Paragraph& a, Paragraph& b) const {
    if (differ(a, b)) return 0;
    if (!a.shingles) a.shingles = shingles_of(folded(a.line));
    if (!b.shingles) b.shingles = shingles_of(folded(b.line));
    return jaccard(*a.shingles, *b.shingles);
  }

  // In the body only what stands beside a paragraph can be its twin.
  [[nodiscard]] std::span<Paragraph> possible_twins(std::uint32_t line,
                                                    std::vector<Paragraph>& kept) const {
    if (situation_.zone(line) != Zone::body) return kept;
    std::size_t first = kept.size();
    while (first > 0 && line - kept[first - 1].line <= reach) --first;
    return std::span(kept).subspan(first);
  }

  bool take_if_near(Paragraph& candidate, std::vector<Paragraph>& kept) {
    for (Paragraph& other : possible_twins(candidate.line, kept)) {
      if (!is_placed(candidate.line, other.line)) continue;
      const double alike = similarity(candidate, other);
      if (alike < threshold_ || !agree(candidate, other)) continue;
      take(candidate.line, other.line, static_cast<float>(alike));
      return true;
    }
    return false;
  }

  const Situation& situation_;
  Draft& draft_;
  double threshold_;
  std::uint32_t min_words_;
};

}  // namespace

void decide_duplicates(const Situation& situation, Draft& draft) {
  if (situation.options().dedupe == Dedupe::off) return;
  if (!situation.may_act(EditKind::duplicate, Category::duplicate)) return;
  DuplicateSearch search(situation, draft);
  search.take_exact();
  search.take_near();
}

}  // namespace dross
