// Streams of paragraphs made from a seed: new ones, and earlier ones with a few words changed, so
// that pairs of every similarity come up; and the index and its plain counterpart over them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/paragraph_index.h"
#include "dedupe/plain_index.h"

namespace dross::test {

struct StreamShape {
  std::uint32_t vocabulary = 400;
  std::uint32_t least_words = 5;
  std::uint32_t most_words = 50;
  unsigned percent_copies = 60;  ///< paragraphs that are an earlier one, changed
};

class ParagraphStream {
 public:
  explicit ParagraphStream(std::uint32_t seed, StreamShape shape = {})
      : random_(seed), shape_(shape) {}

  std::string next() {
    Words words = earlier_.empty() || below(100) >= shape_.percent_copies
                      ? make()
                      : change(earlier_[below(earlier_.size())]);
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
    if (earlier_.size() < 2000) {
      earlier_.push_back(std::move(words));
    } else {
      earlier_[below(earlier_.size())] = std::move(words);
    }
    return text;
  }

 private:
  using Words = std::vector<std::string>;

  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  // The smaller of two draws: some words are common, most are rare, as in a language.
  std::string word() {
    static const std::vector<std::string> special = {"not",  "3",    "5.5", "kein", "\"aha,\"",
                                                     "über", "Łódź", "не",  "新聞", "1,200"};
    if (below(40) == 0) return special[below(special.size())];
    std::size_t number = std::min(below(shape_.vocabulary), below(shape_.vocabulary));
    std::string letters;
    do {
      letters += static_cast<char>('a' + number % 23);
      number /= 23;
    } while (number > 0);
    return letters + (below(9) == 0 ? "," : "");
  }

  Words make() {
    Words words;
    const std::size_t count =
        shape_.least_words + below(shape_.most_words - shape_.least_words + 1);
    for (std::size_t i = 0; i < count; ++i) words.push_back(word());
    return words;
  }

  Words change(Words words) {
    const std::size_t changes = below(words.size() / 6 + 2);
    for (std::size_t i = 0; i < changes && !words.empty(); ++i) {
      const auto at = words.begin() + static_cast<std::ptrdiff_t>(below(words.size()));
      switch (below(4)) {
        case 0:
          words.erase(at);
          break;
        case 1:
          words.insert(at, word());
          break;
        case 2:
          *at = word();
          break;
        default:
          words.push_back(word());
      }
    }
    return words;
  }

  std::mt19937 random_;
  StreamShape shape_;
  std::vector<Words> earlier_;
};

inline constexpr std::size_t test_memory = std::size_t{64} << 20;

/// Every paragraph a document of its own, as in a stream.
class IndexUnderTest {
 public:
  explicit IndexUnderTest(SimilarityOptions options, std::size_t memory = test_memory)
      : index_(options, memory), printer_(options, max_shingles(options, memory)) {}

  /// Adds it if it is no copy. `place_number` of what was found = how many were added before it.
  Lookup take(std::string_view folded) {
    index_.begin_document({"stream", ++documents_, "", 0});
    const Fingerprint& print = printer_.take(folded);
    if (print.key == ParagraphKey{}) return {};
    const Lookup lookup = index_.find(print, Stage::near);
    if (lookup.known == Known::no) index_.add(print, 1);
    return lookup;
  }

  [[nodiscard]] std::uint64_t document_of(const Lookup& lookup) const {
    return index_.store().document_of(lookup.copy.place).document;
  }
  [[nodiscard]] ParagraphIndex& index() { return index_; }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }

 private:
  ParagraphIndex index_;
  Fingerprinter printer_;
  std::uint64_t documents_ = 0;
};

/// Sorted; two are compared as the index compares them.
inline std::vector<Shingle> sorted(std::span<const Shingle> shingles) {
  std::vector<Shingle> copy(shingles.begin(), shingles.end());
  std::ranges::sort(copy);
  return copy;
}

}  // namespace dross::test
