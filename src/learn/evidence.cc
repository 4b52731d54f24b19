// Versions of a story stand near each other in a scrape, and share what they share with no other
// document; so a document is a witness only if it differs from every witness before it.
#include "learn/evidence.h"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dross {
namespace {

constexpr std::size_t most_sites = 64;
constexpr std::size_t most_stories = 8;
constexpr std::size_t sample_bytes = 300;

bool is_same_story(const StorySketch& a, const StorySketch& b) {
  const std::size_t smaller = std::min(a.size(), b.size());
  if (smaller < 2) return false;
  StorySketch shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return 3 * shared.size() > 2 * smaller;
}

}  // namespace

void LearntEvidence::add(Occurrence occurrence, const std::string& site, const StorySketch& story) {
  ++documents;
  if (sites.contains(site) || sites.size() < most_sites) {
    ++sites[site];
  } else {
    ++other_sites;
  }
  ++zones[static_cast<std::size_t>(occurrence.zone)];
  if (occurrence.is_prose) ++sentences;
  if (occurrence.is_prose && occurrence.zone == Zone::body) ++prose_in_body;
  if (occurrence.is_first) ++first_lines;
  if (occurrence.items >= 2) ++with_items;
  min_words = std::min(min_words, occurrence.words);
  max_words = std::max(max_words, occurrence.words);
  if (stories.size() < most_stories && std::ranges::none_of(stories, [&](const StorySketch& seen) {
        return is_same_story(seen, story);
      })) {
    stories.push_back(story);
  }
  if (occurrence.text.size() > sample_bytes) return;
  const std::uint64_t hash = XXH3_64bits(occurrence.text.data(), occurrence.text.size());
  if (samples.contains(hash)) return;
  samples.emplace(hash, std::move(occurrence.text));
  if (samples.size() <= most_samples) return;
  samples.erase(std::prev(samples.end()));
  has_more_texts = true;
}

bool LearntEvidence::tells_stories_apart(std::size_t wanted) const {
  return stories.size() >= std::min(wanted, most_stories);
}

double LearntEvidence::share_at_edges() const {
  const std::uint64_t amid = zones[static_cast<std::size_t>(Zone::body)];
  return documents == 0 ? 0
                        : static_cast<double>(documents - amid) / static_cast<double>(documents);
}

}  // namespace dross
