// The paragraphs that recur most in a run, and how many of their copies went: a line that stands in
// every other document and was never taken is what the rules miss.
//
// Counted in bounded memory by Lossy Counting (Manku, Motwani 2002, "Approximate frequency counts
// over data streams"): when the table is full, what has come no more often than there were such
// cleanings goes. A count is then too low by at most the number of cleanings before it came.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/limits.h"
#include "output/consumer.h"
#include "text/paragraph_key.h"

namespace dross {

struct RepeatedParagraph {
  std::string text;  ///< of its second copy, shortened
  std::uint64_t times = 0;
  std::uint64_t documents = 0;
  std::uint64_t removed = 0;  ///< copies that went
  std::uint64_t words = 0;
};

class RepeatedParagraphs {
 public:
  explicit RepeatedParagraphs(std::size_t most = limits::max_report_paragraphs) : most_(most) {}

  void add(const Item& item);
  /// Those that stand in two documents and more, those in most documents first; at most `top`.
  [[nodiscard]] std::vector<RepeatedParagraph> most(std::size_t top) const;
  /// By how much a count may be too low.
  [[nodiscard]] std::uint64_t error() const { return cleanings_; }

 private:
  struct Entry {
    RepeatedParagraph counted;
    std::uint64_t first_seen = 0;  ///< order in the run
    std::uint64_t last_document = 0;
    std::uint64_t since = 0;  ///< cleanings before it came
  };
  struct KeyHash {
    std::size_t operator()(const ParagraphKey& key) const { return key.low; }
  };

  void count(std::string_view folded, std::uint64_t words, bool goes);
  void clean_up();

  std::size_t most_;
  std::uint64_t documents_ = 0;
  std::uint64_t order_ = 0;
  std::uint64_t cleanings_ = 0;
  std::unordered_map<ParagraphKey, Entry, KeyHash> entries_;
};

}  // namespace dross
