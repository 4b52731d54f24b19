// The first two readings. Lines that recur are set aside before zones are found, or an appeal in
// whole sentences would count as the end of every article.
#include "learn/learner.h"

#include <xxhash.h>

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/limits.h"

namespace dross {
namespace {

constexpr std::size_t story_hashes = 16;
constexpr std::uint32_t story_words = 8;  // of a line that tells something of a story
constexpr std::uint32_t most_item_words = 20;
constexpr std::size_t most_verbs = 1000;
constexpr std::size_t bio_samples = 6;
constexpr std::size_t most_bio_bytes = 300;

bool is_name(const std::vector<LineWord>& words) {
  return words.size() >= 2 && words.size() <= 4 && std::ranges::all_of(words, [](const auto& word) {
           return word.kind == WordKind::literal && word.is_capital;
         });
}

// The words of the name again at the beginning, then one that is no name's.
std::optional<NameAndBio> bio_behind(const Line& name, const std::vector<LineWord>& name_words,
                                     const Line& bio, const std::vector<LineWord>& bio_words) {
  const std::size_t count = name_words.size();
  if (!is_name(name_words) || bio_words.size() < count + 3) return std::nullopt;
  if (!bio.folded.starts_with(name.folded) || bio.folded.size() > most_bio_bytes) {
    return std::nullopt;
  }
  const LineWord& verb = bio_words[count];
  if (verb.is_capital || verb.kind != WordKind::literal) return std::nullopt;
  if (gap_before(bio.folded, bio_words, count) != " ") return std::nullopt;
  NameAndBio found;
  found.name = std::string(name.folded);
  found.bio = std::string(bio.folded);
  found.verb = std::string(bio.folded.substr(verb.begin, verb.end - verb.begin));
  return found;
}

struct LookedAt {
  std::vector<std::vector<LineWord>> words;
  std::vector<std::vector<LineKey>> keys;
};

LookedAt look_at(const LinedText& text, std::uint64_t salt) {
  LookedAt seen;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const Line& line = text.lines[i];
    const bool is_long = line.folded.size() > limits::max_line;
    seen.words.push_back(is_long ? std::vector<LineWord>() : words_of(line.folded));
    seen.keys.emplace_back();
    append_keys(line, seen.words.back(), place_of(i, text.lines.size()), salt, seen.keys.back());
  }
  return seen;
}

std::uint32_t items_behind(const LinedText& text, std::size_t line) {
  std::uint32_t items = 0;
  for (std::size_t i = line + 1; i < text.lines.size(); ++i, ++items) {
    const LineShape& shape = text.lines[i].shape;
    if (is_prose(shape) || shape.words > most_item_words || shape.words < 3) break;
    if (shape.ending == Ending::sentence) break;
  }
  return items;
}

StorySketch story_of(const LinedText& text) {
  StorySketch story;
  for (const auto& line : text.lines) {
    if (line.shape.words < story_words) continue;
    story.push_back(XXH3_64bits(line.folded.data(), line.folded.size()));
  }
  std::ranges::sort(story);
  const auto repeats = std::ranges::unique(story);
  story.erase(repeats.begin(), repeats.end());
  story.resize(std::min(story.size(), story_hashes));
  return story;
}

}  // namespace

std::uint64_t Learner::salt_of(std::string_view site) const {
  return options_.grouping == Grouping::per_site ? XXH3_64bits(site.data(), site.size()) : 0;
}

std::vector<std::uint64_t> Learner::keys_of(const LinedText& text, std::string_view site) const {
  std::vector<std::uint64_t> keys;
  const LookedAt seen = look_at(text, salt_of(site));
  for (const std::vector<LineKey>& line : seen.keys) {
    for (const LineKey& key : line) keys.push_back(key.key);
  }
  std::ranges::sort(keys);
  const auto repeats = std::ranges::unique(keys);
  keys.erase(repeats.begin(), repeats.end());
  return keys;
}

void Learner::note_keys(const std::vector<std::uint64_t>& keys, const std::string& site) {
  ++documents_;
  if (sites_.contains(site) || sites_.size() < limits::max_report_sites) ++sites_[site];
  for (const std::uint64_t key : keys) keys_.add(key);
}

void Learner::choose_candidates() {
  const std::vector<FrequentKeys::Counted> found = keys_.at_least(options_.min_documents);
  const std::size_t count = std::min(found.size(), limits::max_learnt_candidates);
  left_out_ = found.size() - count;
  for (std::size_t i = 0; i < count; ++i) {
    candidates_.emplace(found[i].key, static_cast<std::uint32_t>(i));
  }
  evidence_.resize(count);
}

Finds Learner::find(const LinedText& text, std::string_view site) const {
  const LookedAt seen = look_at(text, salt_of(site));
  std::vector<bool> recurring;
  for (const std::vector<LineKey>& keys : seen.keys) {
    recurring.push_back(!keys.empty() && recurs(keys.front()));
  }
  const Zones zones = find_zones(text, recurring, find_form(text, recurring));
  Finds finds{.site = std::string(site), .story = story_of(text), .occurrences = {}, .bios = {}};
  std::unordered_set<std::uint32_t> found;
  for (std::uint32_t i = 0; i < text.lines.size(); ++i) {
    const Line& line = text.lines[i];
    for (const LineKey& key : seen.keys[i]) {
      const auto candidate = candidates_.find(key.key);
      if (candidate == candidates_.end()) continue;
      if (!found.insert(candidate->second).second) continue;
      finds.occurrences.push_back({.candidate = candidate->second,
                                   .key = key,
                                   .text = std::string(line.folded),
                                   .zone = zones.of(i),
                                   .is_prose = is_prose(line.shape),
                                   .is_first = i == 0,
                                   .words = line.shape.words,
                                   .items = items_behind(text, i)});
    }
    if (i + 1 == text.lines.size()) continue;
    auto bio = bio_behind(line, seen.words[i], text.lines[i + 1], seen.words[i + 1]);
    if (bio) finds.bios.push_back(std::move(*bio));
  }
  return finds;
}

void Learner::note_finds(Finds finds) {
  for (Occurrence& occurrence : finds.occurrences) {
    LearntEvidence& evidence = evidence_[occurrence.candidate];
    evidence.key = occurrence.key;
    evidence.add(std::move(occurrence), finds.site, finds.story);
  }
  std::set<std::string_view> verbs;
  for (const NameAndBio& bio : finds.bios) {
    if (!verbs.insert(bio.verb).second) continue;  // once a document
    if (bios_.size() >= most_verbs && !bios_.contains(bio.verb)) continue;
    BioEvidence& evidence = bios_[bio.verb];
    evidence.verb = bio.verb;
    ++evidence.documents;
    if (evidence.sites.size() < limits::max_report_sites) ++evidence.sites[finds.site];
    if (evidence.samples.size() < bio_samples) evidence.samples.emplace(bio.name, bio.bio);
  }
}

std::uint64_t Learner::documents_of(const std::string& site) const {
  const auto found = sites_.find(site);
  return found == sites_.end() ? 0 : found->second;
}

}  // namespace dross
