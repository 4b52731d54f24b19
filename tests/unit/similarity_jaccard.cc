// The similarity of two paragraphs against the plainest way to work it out: sets of strings.
#include <algorithm>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "text/similarity.h"
#include "text/utf8.h"

namespace {

using dross::jaccard;
using dross::Shingles;
using dross::shingles_of;

std::set<std::string> grams(const std::vector<std::string>& words, std::size_t size) {
  std::set<std::string> all;
  for (std::size_t i = 0; i + size <= words.size(); ++i) {
    std::string gram;
    for (std::size_t k = i; k < i + size; ++k) gram.append(words[k]).append("|");
    all.insert(gram);
  }
  return all;
}

double plain_jaccard(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> both;
  std::ranges::set_intersection(a, b, std::inserter(both, both.end()));
  const std::size_t all = a.size() + b.size() - both.size();
  return all == 0 ? 0.0 : static_cast<double>(both.size()) / static_cast<double>(all);
}

std::string sentence(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

std::vector<std::string> random_words(std::mt19937& random,
                                      const std::vector<std::string>& vocabulary) {
  std::vector<std::string> words(random() % 40);
  for (std::string& word : words) word = vocabulary[random() % vocabulary.size()];
  return words;
}

void edit(std::vector<std::string>& words, std::mt19937& random,
          const std::vector<std::string>& vocabulary) {
  for (std::size_t i = random() % 4; i > 0 && !words.empty(); --i) {
    const auto at = words.begin() + static_cast<std::ptrdiff_t>(random() % words.size());
    if (random() % 2 == 0) {
      words.erase(at);
    } else {
      *at = vocabulary[random() % vocabulary.size()];
    }
  }
}

TEST_CASE("similarity is that of the sets of word 3-grams") {
  std::mt19937 random(20'240);
  const std::vector<std::string> vocabulary = {"boat", "pier", "rain", "été",  "3",    "5",
                                               "net",  "rope", "gull", "tide", "naïve"};
  for (int round = 0; round < 5000; ++round) {
    std::vector<std::string> first = random_words(random, vocabulary);
    std::vector<std::string> second = first;
    edit(second, random, vocabulary);
    if (round % 5 == 0) second = random_words(random, vocabulary);
    const double expected = plain_jaccard(grams(first, 3), grams(second, 3));
    const double got = jaccard(shingles_of(sentence(first)), shingles_of(sentence(second)));
    if (got != expected) FAIL(sentence(first) << " / " << sentence(second) << ": " << got);
  }
}

TEST_CASE("and of character 5-grams where a script has no spaces") {
  std::mt19937 random(7);
  const std::vector<std::string> vocabulary = {"船", "港", "雨", "が", "は", "日", "本", "海"};
  for (int round = 0; round < 2000; ++round) {
    const std::vector<std::string> first = random_words(random, vocabulary);
    std::vector<std::string> second = first;
    edit(second, random, vocabulary);
    std::string a;
    std::string b;
    for (const std::string& word : first) a += word;
    for (const std::string& word : second) b += word;
    const double expected = plain_jaccard(grams(first, 5), grams(second, 5));
    if (jaccard(shingles_of(a), shingles_of(b)) != expected) FAIL(a << " / " << b);
  }
}

TEST_CASE("shingles are sorted and each stands once") {
  const Shingles shingles = shingles_of("a b c a b c a b c");
  CHECK(shingles.size() == 3);
  CHECK(std::ranges::is_sorted(shingles));
}

TEST_CASE("words are compared without case and marks between them") {
  CHECK(shingles_of("The Late Boat, at nine") == shingles_of("the late boat - at NINE"));
  CHECK(shingles_of("ÉTÉ EN MER CALME") == shingles_of("été en mer calme"));
}

TEST_CASE("accents and digits count") {
  CHECK(shingles_of("cote de la mer") != shingles_of("côte de la mer"));
  CHECK(shingles_of("rose by 3 today") != shingles_of("rose by 5 today"));
}

TEST_CASE("too few words have no shingles and are like nothing, not even themselves") {
  CHECK(shingles_of("two words").empty());
  CHECK(shingles_of("").empty());
  CHECK(jaccard({}, {}) == 0.0);
  CHECK(jaccard(shingles_of("two words"), shingles_of("a b c d")) == 0.0);
}

TEST_CASE("mixed text goes by the script that holds more than half of the words") {
  CHECK(shingles_of("a b c d 船 港 雨 が").size() == 6);   // 8 words, half of them: 3-grams
  CHECK(shingles_of("a b c 船 港 雨 が は").size() == 4);  // 8 words, more than half: 5-grams
}

}  // namespace
