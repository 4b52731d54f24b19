// Lines without a word are set aside, equal lines at the beginning and the end of both texts are
// taken off, and what is left is aligned.
#include "eval/removed_words.h"

#include <xxhash.h>

#include <algorithm>
#include <unordered_map>

#include "eval/alignment.h"

namespace dross {
namespace {

// Above this many pairs of words, words are matched by how often they stand in both texts.
constexpr std::size_t most_pairs = 6'000'000;

struct WordLine {
  std::uint64_t hash = 0;  ///< of all its words
  std::size_t first_word = 0;
  std::size_t end_word = 0;
};

void append_line(const std::vector<std::uint64_t>& words, std::size_t first,
                 std::vector<WordLine>& lines) {
  if (first == words.size()) return;
  const std::size_t bytes = (words.size() - first) * sizeof(std::uint64_t);
  lines.push_back({XXH3_64bits(&words[first], bytes), first, words.size()});
}

// The words of a text, and its lines that have some.
struct WordText {
  std::vector<std::uint64_t> words;
  std::vector<WordLine> lines;
};

WordText words_of(const Truth& truth) {
  WordText text;
  for (std::size_t line = 0; line < truth.line_count(); ++line) {
    const std::size_t first = text.words.size();
    for (const ScoredWord& word : truth.words_of(line)) text.words.push_back(word.hash);
    append_line(text.words, first, text.lines);
  }
  return text;
}

WordText words_of(std::string_view cleaned) {
  WordText text;
  std::vector<ScoredWord> words;
  while (!cleaned.empty()) {
    const std::size_t end = std::min(cleaned.find('\n'), cleaned.size());
    words.clear();
    append_words(cleaned.substr(0, end), 0, words);
    const std::size_t first = text.words.size();
    for (const ScoredWord& word : words) text.words.push_back(word.hash);
    append_line(text.words, first, text.lines);
    cleaned.remove_prefix(std::min(end + 1, cleaned.size()));
  }
  return text;
}

struct LineRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
};

class Comparison {
 public:
  Comparison(WordText original, WordText cleaned)
      : a_(std::move(original)), b_(std::move(cleaned)), removed_(a_.words.size()) {}

  std::vector<bool> run() {
    LineRange a{0, a_.lines.size()};
    LineRange b{0, b_.lines.size()};
    const auto same = [&](std::size_t i, std::size_t j) {
      return a_.lines[i].hash == b_.lines[j].hash;
    };
    for (; !a.empty() && !b.empty() && same(a.begin, b.begin); ++a.begin) ++b.begin;
    for (; !a.empty() && !b.empty() && same(a.end - 1, b.end - 1); --a.end) --b.end;
    align_lines(a, b);
    return std::move(removed_);
  }

 private:
  static std::vector<std::uint64_t> hashes(const WordText& text, LineRange range) {
    std::vector<std::uint64_t> out;
    for (std::size_t i = range.begin; i < range.end; ++i) out.push_back(text.lines[i].hash);
    return out;
  }

  void align_lines(LineRange a, LineRange b) {
    std::vector<CommonRun> runs = align(hashes(a_, a), hashes(b_, b));
    runs.push_back({a.end - a.begin, b.end - b.begin, 0});
    LineRange gap_a{a.begin, a.begin};
    LineRange gap_b{b.begin, b.begin};
    for (const CommonRun& run : runs) {
      gap_a.end = a.begin + run.a;
      gap_b.end = b.begin + run.b;
      align_words(gap_a, gap_b);
      gap_a.begin = gap_a.end + run.size;
      gap_b.begin = gap_b.end + run.size;
    }
  }

  static LineRange words_in(const WordText& text, LineRange lines) {
    if (lines.empty()) return {};
    return {text.lines[lines.begin].first_word, text.lines[lines.end - 1].end_word};
  }

  // Lines of the original that have no line of their own in the cleaned text, and what stands there
  // instead.
  void align_words(LineRange lines_a, LineRange lines_b) {
    const LineRange a = words_in(a_, lines_a);
    const LineRange b = words_in(b_, lines_b);
    for (std::size_t i = a.begin; i < a.end; ++i) removed_[i] = true;
    if (a.empty() || b.empty()) return;
    const std::size_t size_a = a.end - a.begin;
    const std::size_t size_b = b.end - b.begin;
    if (size_a * size_b > most_pairs) return match_by_count(a, b);
    for (const CommonRun& run : align(std::span(a_.words).subspan(a.begin, size_a),
                                      std::span(b_.words).subspan(b.begin, size_b))) {
      for (std::size_t i = 0; i < run.size; ++i) removed_[a.begin + run.a + i] = false;
    }
  }

  void match_by_count(LineRange a, LineRange b) {
    std::unordered_map<std::uint64_t, std::size_t> left;
    for (std::size_t i = b.begin; i < b.end; ++i) ++left[b_.words[i]];
    for (std::size_t i = a.begin; i < a.end; ++i) {
      const auto found = left.find(a_.words[i]);
      if (found == left.end() || found->second == 0) continue;
      --found->second;
      removed_[i] = false;
    }
  }

  WordText a_;
  WordText b_;
  std::vector<bool> removed_;
};

}  // namespace

std::vector<bool> find_removed(const Truth& truth, std::string_view cleaned) {
  return Comparison(words_of(truth), words_of(cleaned)).run();
}

}  // namespace dross
