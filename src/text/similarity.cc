// Grams are hashed and sorted, and two lists are compared by one merge. What vetoes (numbers,
// negations, quotations) is gathered apart from the grams, in which it would weigh too little.
#include "text/similarity.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t word_gram = 3;
constexpr std::size_t character_gram = 5;
constexpr std::size_t quotation_words = 5;

// Words that turn a sentence into its contrary, in the languages that rules exist for. In languages
// that negate by an ending or a particle inside the word only the free-standing forms are seen.
constexpr std::array<std::string_view, 54> negations = {
    "not",    "no",     "never",  "without", "nor",     "cannot", "t",       "nicht",   "kein",
    "keine",  "keinen", "keiner", "nie",     "niemals", "ohne",   "non",     "ne",      "pas",
    "jamais", "sans",   "aucun",  "aucune",  "nunca",   "sin",    "jamás",   "ningún",  "ninguna",
    "não",    "nem",    "sem",    "mai",     "senza",   "nessun", "nessuna", "niet",    "geen",
    "nooit",  "zonder", "nie",    "nigdy",   "bez",     "не",     "нет",     "никогда", "без",
    "değil",  "yok",    "asla",   "inte",    "ikke",    "aldrig", "aldri",   "uten",    "utan"};

struct Word {
  std::string text;
  CharacterClass kind = CharacterClass::letter;  ///< `ideograph`: one character of its own
};

// Words without case; one for each ideograph.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool open = false;
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    const CharacterClass kind = classify(point.value);
    if (kind == CharacterClass::other) {
      open = false;
      continue;
    }
    const bool own = kind == CharacterClass::ideograph;
    if (own || !open) words.push_back({{}, kind});
    append_utf8(to_lower(point.value), words.back().text);
    open = !own;
  }
  return words;
}

bool is_unspaced(const std::vector<Word>& words) {
  const auto ideographs = std::ranges::count(words, CharacterClass::ideograph, &Word::kind);
  return static_cast<std::size_t>(ideographs) * 2 > words.size();
}

// "1,234.50", "20:15", "3", in the digits of any script: a mark counts only between digits.
std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  bool in_number = false;
  std::string mark;
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    const std::string_view bytes = text.substr(point.begin, point.end - point.begin);
    if (classify(point.value) == CharacterClass::digit) {
      if (!in_number) numbers.emplace_back();
      numbers.back() += mark;
      numbers.back() += bytes;
      in_number = true;
      mark.clear();
    } else if (in_number && mark.empty() &&
               std::string_view(".,:/").find(bytes) != std::string_view::npos) {
      mark = bytes;
    } else {
      in_number = false;
      mark.clear();
    }
  }
  std::ranges::sort(numbers);
  return numbers;
}

std::vector<std::string> quotations_in(std::string_view text) {
  std::vector<std::string> quotations;
  std::size_t open = text.find('"');
  while (open != std::string_view::npos) {
    const std::size_t close = text.find('"', open + 1);
    if (close == std::string_view::npos) break;
    std::string joined;
    const std::vector<Word> words = words_of(text.substr(open + 1, close - open - 1));
    for (const Word& word : words) joined += word.text + ' ';
    if (words.size() >= quotation_words) quotations.push_back(std::move(joined));
    open = text.find('"', close + 1);
  }
  std::ranges::sort(quotations);
  return quotations;
}

}  // namespace

Shingles shingles_of(std::string_view folded) {
  const std::vector<Word> words = words_of(folded);
  const std::size_t gram = is_unspaced(words) ? character_gram : word_gram;
  Shingles shingles;
  std::string joined;
  for (std::size_t i = 0; i + gram <= words.size(); ++i) {
    joined.clear();
    for (std::size_t k = 0; k < gram; ++k) joined += words[i + k].text + ' ';
    shingles.push_back(XXH3_64bits(joined.data(), joined.size()));
  }
  std::ranges::sort(shingles);
  const auto repeats = std::ranges::unique(shingles);
  shingles.erase(repeats.begin(), repeats.end());
  return shingles;
}

double jaccard(const Shingles& a, const Shingles& b) {
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++common;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  const std::size_t all = a.size() + b.size() - common;
  return all == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(all);
}

Particulars particulars_of(std::string_view folded) {
  Particulars particulars;
  particulars.numbers = numbers_in(folded);
  particulars.quotations = quotations_in(folded);
  for (const Word& word : words_of(folded)) {
    const bool negates = std::ranges::find(negations, word.text) != negations.end();
    particulars.negations += negates ? 1 : 0;
  }
  return particulars;
}

}  // namespace dross
