// Repeats within a document. A later copy goes by where it stands: in the head or tail, or within
// two lines of an earlier copy with no prose between. In the middle of an article it stays:
// recipes, verse, tables, interviews and code repeat lines on purpose, and by measurement no length
// tells those apart.
//
// Exact copies are found by a hash of the folded paragraph, near ones by comparing all pairs; of a
// document with more than limits::max_near_paragraphs long paragraphs, only those before that many.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/limits.h"
#include "decide/kinds.h"
#include "text/paragraph_key.h"
#include "text/similarity.h"

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
    for (std::uint32_t line = 0; line < situation_.line_count(); ++line) {
      const std::uint32_t least = std::min(min_exact_words, min_words_);
      if (situation_.shape(line).words < least || draft_.removes(line)) continue;
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
      if (!has_words_for_near(folded(line), min_words_)) continue;
      if (kept.size() == limits::max_near_paragraphs) return;
      Paragraph paragraph{line, shingles_of(folded(line)), std::nullopt};
      if (!take_if_near(paragraph, kept)) kept.push_back(std::move(paragraph));
    }
  }

 private:
  struct Paragraph {
    std::uint32_t line;
    Shingles shingles;
    std::optional<Particulars> particulars;  ///< worked out when first compared
  };

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

  [[nodiscard]] bool agree(Paragraph& a, Paragraph& b) const {
    if (!a.particulars) a.particulars = particulars_of(folded(a.line));
    if (!b.particulars) b.particulars = particulars_of(folded(b.line));
    return *a.particulars == *b.particulars;
  }

  bool take_if_near(Paragraph& candidate, std::vector<Paragraph>& kept) {
    for (Paragraph& other : kept) {
      if (!is_placed(candidate.line, other.line)) continue;
      const auto a = static_cast<double>(candidate.shingles.size());
      const auto b = static_cast<double>(other.shingles.size());
      if (std::min(a, b) < threshold_ * std::max(a, b)) continue;
      const double similarity = jaccard(candidate.shingles, other.shingles);
      if (similarity < threshold_ || !agree(candidate, other)) continue;
      take(candidate.line, other.line, static_cast<float>(similarity));
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
