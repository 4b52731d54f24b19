// Grams are hashed and sorted, and two lists are compared by one merge. What vetoes (numbers,
// negations, quotations) is gathered apart from the grams, in which it would weigh too little.
#include "text/similarity.h"

#include <xxhash.h>

#include <algorithm>

#include "base/distinct.h"
#include "text/negation.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t word_gram = 3;
constexpr std::size_t character_gram = 5;
constexpr std::size_t quotation_words = 5;

struct Word {
  std::string text;
  CharacterClass kind = CharacterClass::letter;  ///< `ideograph`: one character of its own
  char32_t last = 0;
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
    words.back().last = to_lower(point.value);
    append_utf8(words.back().last, words.back().text);
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
      append_utf8(to_lower(point.value), numbers.back());
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

// Corner brackets are the quotation marks of Chinese and Japanese. Opening and closing ones count
// alike: what matters is that two paragraphs are cut up in the same way.
bool is_quote(char32_t value) {
  return value == '"' || (value >= 0x300C && value <= 0x300F);
}

std::vector<std::size_t> quotes_in(std::string_view text) {
  std::vector<std::size_t> quotes;
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    if (is_quote(point.value)) quotes.push_back(point.begin);
  }
  return quotes;
}

std::vector<std::string> quotations_in(std::string_view text) {
  std::vector<std::string> quotations;
  const std::vector<std::size_t> quotes = quotes_in(text);
  for (std::size_t i = 0; i + 1 < quotes.size(); i += 2) {
    std::string joined;
    const std::vector<Word> words = words_of(text.substr(quotes[i], quotes[i + 1] - quotes[i]));
    for (const Word& word : words) joined += word.text + ' ';
    if (words.size() >= quotation_words) quotations.push_back(std::move(joined));
  }
  std::ranges::sort(quotations);
  return quotations;
}

std::uint32_t negations_in(const std::vector<Word>& words) {
  const auto list = negation_words();
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != CharacterClass::ideograph) {
      count += std::ranges::find(list, words[i].text) != list.end() ? 1 : 0;
      continue;
    }
    const bool pair = i > 0 && words[i - 1].kind == CharacterClass::ideograph &&
                      negates(words[i - 1].last, words[i].last);
    count += pair || negates(words[i].last) ? 1 : 0;
  }
  return count;
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
  keep_distinct(shingles);
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
  particulars.negations = negations_in(words_of(folded));
  return particulars;
}

bool has_words_for_near(std::string_view folded, std::size_t least) {
  const std::vector<Word> words = words_of(folded);
  return words.size() >= (is_unspaced(words) ? near_characters(least) : least);
}

}  // namespace dross
