// What a corpus says of one line, opening or closing that recurs: in how many documents of which
// sites, where in them, in what different texts, and whether the documents tell stories of their
// own. Of bounded size, whatever the corpus.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "decide/zones.h"
#include "learn/line_keys.h"

namespace dross {

/// A few hashes of a document's long lines, ascending. Two documents that share most of theirs are
/// versions of one story, and what they have in common is the story.
using StorySketch = std::vector<std::uint64_t>;

/// One document's occurrence of a candidate, the first in it.
struct Occurrence {
  std::uint32_t candidate = 0;
  LineKey key;
  std::string text;  ///< the folded line
  Zone zone = Zone::body;
  bool is_prose = false;
  bool is_first = false;  ///< line of the document
  std::uint32_t words = 0;
  std::uint32_t items = 0;  ///< short lines that follow it before the next prose
};

struct LearntEvidence {
  LineKey key;
  std::uint64_t documents = 0;
  std::map<std::string, std::uint64_t> sites;  ///< the first 64 that it was seen on
  std::uint64_t other_sites = 0;               ///< documents of further ones
  std::array<std::uint64_t, 3> zones{};        ///< documents, by value of Zone
  std::uint64_t prose_in_body = 0;
  std::uint64_t sentences = 0;    ///< documents in which the line is prose
  std::uint64_t first_lines = 0;  ///< documents that begin with it
  std::uint64_t with_items = 0;   ///< followed by two items and more
  std::uint32_t min_words = UINT32_MAX;
  std::uint32_t max_words = 0;
  /// Texts, by their hash: the smallest hashes, which are a sample of all different texts.
  std::map<std::uint64_t, std::string> samples;
  bool has_more_texts = false;  ///< than samples
  std::vector<StorySketch> stories;

  void add(Occurrence occurrence, const std::string& site, const StorySketch& story);
  [[nodiscard]] bool tells_stories_apart(std::size_t wanted) const;
  [[nodiscard]] double share_at_edges() const;
};

inline constexpr std::size_t most_samples = 12;

}  // namespace dross
