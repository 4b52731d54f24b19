// A stream of news-like paragraphs from a seed, of any length: paragraph i is a function of the
// seed and i alone, so that ten million need no memory and the share of copies is the same
// everywhere. Of ten paragraphs one is an exact copy of an earlier one and one a near copy, with
// one word in twenty exchanged. Word ranks follow Zipf's law over 60,000 words, rare words are
// long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dedupe/paragraph_index.h"
#include "dedupe/prepare.h"

namespace dross::bench {

/// In lower case but for its first letter, with a full stop; about `words` words (18 to 42 of 30).
std::string make_paragraph(std::uint64_t seed, std::uint64_t number, std::size_t words = 30);

/// Documents of ten of the paragraphs, as prepare() would make them of what stands.
class DocumentMaker {
 public:
  DocumentMaker(SimilarityOptions options, std::size_t memory)
      : printer_(options, max_shingles(options, memory)) {}
  const PreparedDocument& prepare(const std::vector<std::string>& paragraphs, std::size_t first,
                                  std::size_t count);

 private:
  Fingerprinter printer_;
  PreparedDocument document_;
};

inline constexpr std::size_t document_paragraphs = 10;

}  // namespace dross::bench
