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
  std::uint64_t text_hash = 0;  ///< of the folded line; 0 for one that is too long to be a sample
  std::string text;             ///< the folded line, where LearntEvidence::wants it
  Zone zone = Zone::body;
  bool is_prose = false;
  bool is_first = false;  ///< line of the document
  std::uint32_t words = 0;
  std::uint32_t items = 0;  ///< short lines that follow it before the next prose
};

/// Documents of one site.
struct SiteCount {
  std::uint64_t site = 0;  ///< hash of its name
  std::uint64_t documents = 0;
};

enum class SiteNews : std::uint8_t { seen_before, first_seen };

struct LearntEvidence {
  LineKey key;
  std::uint64_t documents = 0;
  std::vector<SiteCount> sites;          ///< the first 64 that it was seen on
  std::uint64_t other_sites = 0;         ///< documents of further ones
  std::array<std::uint64_t, 3> zones{};  ///< documents, by value of Zone
  std::uint64_t prose_in_body = 0;
  std::uint64_t sentences = 0;    ///< documents in which the line is prose
  std::uint64_t first_lines = 0;  ///< documents that begin with it
  std::uint64_t with_items = 0;   ///< followed by two items and more
  std::uint32_t max_words = 0;
  /// Texts, by their hash: the smallest hashes, which are a sample of all different texts.
  std::map<std::uint64_t, std::string> samples;
  bool has_more_texts = false;  ///< than samples
  std::vector<StorySketch> stories;

  /// Is a text of that hash one for `samples`? What is none now will be none later.
  [[nodiscard]] bool wants(std::uint64_t text_hash) const;
  /// Tells whether the site is a new one among `sites`.
  SiteNews add(Occurrence occurrence, std::uint64_t site, const StorySketch& story);
  [[nodiscard]] bool tells_stories_apart(std::size_t wanted) const;
  [[nodiscard]] double share_at_edges() const;

 private:
  SiteNews count_site(std::uint64_t site);
  void add_sample(std::uint64_t text_hash, std::string text);
};

inline constexpr std::size_t most_samples = 12;
inline constexpr std::size_t most_sample_bytes = 300;

}  // namespace dross
