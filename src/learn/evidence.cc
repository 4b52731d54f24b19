// Versions of a story stand near each other in a scrape, and share what they share with no other
// document; so a document is a witness only if it differs from every witness before it.
#include "learn/evidence.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dross {
namespace {

constexpr std::size_t most_sites = 64;
constexpr std::size_t most_stories = 8;

bool is_same_story(const StorySketch& a, const StorySketch& b) {
  const std::size_t smaller = std::min(a.size(), b.size());
  if (smaller < 2) return false;
  StorySketch shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return 3 * shared.size() > 2 * smaller;
}

}  // namespace

bool LearntEvidence::wants(std::uint64_t text_hash) const {
  if (samples.contains(text_hash)) return false;
  return samples.size() < most_samples || text_hash < samples.rbegin()->first;
}

// The pages of a site stand together in most scrapes, so the last site is looked at first.
SiteNews LearntEvidence::count_site(std::uint64_t site) {
  const auto found = std::ranges::find(sites.rbegin(), sites.rend(), site, &SiteCount::site);
  if (found != sites.rend()) {
    ++found->documents;
    return SiteNews::seen_before;
  }
  if (sites.size() == most_sites) {
    ++other_sites;
    return SiteNews::seen_before;
  }
  sites.push_back({site, 1});
  return SiteNews::first_seen;
}

void LearntEvidence::add_sample(std::uint64_t text_hash, std::string text) {
  if (text_hash == 0 || samples.contains(text_hash)) return;
  if (wants(text_hash))
    samples.emplace(text_hash, std::move(text));
  else
    has_more_texts = true;
  if (samples.size() <= most_samples) return;
  samples.erase(std::prev(samples.end()));
  has_more_texts = true;
}

SiteNews LearntEvidence::add(Occurrence occurrence, std::uint64_t site, const StorySketch& story) {
  ++documents;
  ++zones[static_cast<std::size_t>(occurrence.zone)];
  if (occurrence.is_prose) ++sentences;
  if (occurrence.is_prose && occurrence.zone == Zone::body) ++prose_in_body;
  if (occurrence.is_first) ++first_lines;
  if (occurrence.items >= 2) ++with_items;
  max_words = std::max(max_words, occurrence.words);
  if (stories.size() < most_stories && std::ranges::none_of(stories, [&](const StorySketch& seen) {
        return is_same_story(seen, story);
      })) {
    stories.push_back(story);
  }
  add_sample(occurrence.text_hash, std::move(occurrence.text));
  return count_site(site);
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
