// The first two readings. Lines that recur are set aside before zones are found, or an appeal in
// whole sentences would count as the end of every article.
#include "learn/learner.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/distinct.h"
#include "base/limits.h"

namespace dross {
namespace {

constexpr std::size_t story_hashes = 16;
constexpr std::uint32_t story_words = 8;  // of a line that tells something of a story
constexpr std::uint32_t most_item_words = 20;
constexpr std::size_t most_verbs = 1000;
constexpr std::size_t bio_samples = 6;
constexpr std::size_t most_bio_bytes = 300;

bool is_name(std::span<const LineWord> words) {
  return words.size() >= 2 && words.size() <= 4 && std::ranges::all_of(words, [](const auto& word) {
           return word.kind == WordKind::literal && word.is_capital;
         });
}

// The words of the name again at the beginning, then one that is no name's.
std::optional<NameAndBio> bio_behind(const Line& name, std::span<const LineWord> name_words,
                                     const Line& bio, std::span<const LineWord> bio_words) {
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
    story.push_back(hash_of_text(line.folded));
  }
  keep_distinct(story);
  story.resize(std::min(story.size(), story_hashes));
  return story;
}

}  // namespace

std::uint64_t Learner::salt_of(std::string_view site) const {
  return options_.grouping == Grouping::per_site ? hash_of_text(site) : 0;
}

std::vector<std::uint64_t> Learner::keys_of(const LinedText& text, std::string_view site) const {
  std::vector<std::uint64_t> keys;
  const KeyedLines seen(text, salt_of(site));
  for (const LineKey& key : seen.all_keys()) keys.push_back(key.key);
  keep_distinct(keys);
  return keys;
}

void Learner::note_keys(const std::vector<std::uint64_t>& keys, const std::string& site) {
  ++documents_;
  const std::uint64_t hash = hash_of_text(site);
  if (sites_.contains(hash) || sites_.size() < limits::max_report_sites) ++sites_[hash];
  for (const std::uint64_t key : keys) keys_.add(key);
}

void Learner::choose_candidates() {
  const std::vector<FrequentKeys::Counted> found = keys_.at_least(options_.min_documents);
  const std::size_t count = std::min(found.size(), limits::max_learnt_candidates);
  left_out_ = found.size() - count;
  std::vector<std::uint64_t> keys(count);
  for (std::size_t i = 0; i < count; ++i) keys[i] = found[i].key;
  candidates_ = KeyIndex(keys);
  evidence_.resize(count);
}

std::vector<Learner::Hit> Learner::hits_of(const KeyedLines& seen) const {
  std::vector<Hit> hits;
  for (std::uint32_t i = 0; i < seen.size(); ++i) {
    for (const LineKey& key : seen.keys(i)) {
      if (const auto found = candidates_.find(key.key)) hits.push_back({*found, i, key});
    }
  }
  std::ranges::stable_sort(hits, {}, &Hit::candidate);
  const auto repeats = std::ranges::unique(hits, {}, &Hit::candidate);
  hits.erase(repeats.begin(), repeats.end());
  return hits;
}

Occurrence Learner::occurrence_of(const Hit& hit, const LinedText& text, const Zones& zones) const {
  const Line& line = text.lines[hit.line];
  Occurrence occurrence{.candidate = hit.candidate,
                        .key = hit.key,
                        .text_hash = 0,
                        .text = {},
                        .zone = zones.of(hit.line),
                        .is_prose = is_prose(line.shape),
                        .is_first = hit.line == 0,
                        .words = line.shape.words,
                        .items = items_behind(text, hit.line)};
  if (line.folded.size() > most_sample_bytes) return occurrence;
  occurrence.text_hash = hash_of_text(line.folded);
  if (evidence_[hit.candidate].wants(occurrence.text_hash)) occurrence.text = line.folded;
  return occurrence;
}

Finds Learner::find(const LinedText& text, std::string_view site) const {
  const KeyedLines seen(text, salt_of(site));
  std::vector<bool> recurring;
  for (std::size_t i = 0; i < seen.size(); ++i) recurring.push_back(recurs(seen.keys(i)));
  const Zones zones = find_zones(text, recurring, find_form(text, recurring));
  Finds finds{.site = std::string(site), .story = story_of(text), .occurrences = {}, .bios = {}};
  for (const Hit& hit : hits_of(seen)) {
    finds.occurrences.push_back(occurrence_of(hit, text, zones));
  }
  for (std::size_t i = 0; i + 1 < seen.size(); ++i) {
    auto bio = bio_behind(text.lines[i], seen.words(i), text.lines[i + 1], seen.words(i + 1));
    if (bio) finds.bios.push_back(std::move(*bio));
  }
  return finds;
}

void Learner::note_finds(Finds finds) {
  const std::uint64_t site = hash_of_text(finds.site);
  for (Occurrence& occurrence : finds.occurrences) {
    LearntEvidence& evidence = evidence_[occurrence.candidate];
    evidence.key = occurrence.key;
    const SiteNews news = evidence.add(std::move(occurrence), site, finds.story);
    if (news == SiteNews::first_seen) site_names_.try_emplace(site, finds.site);
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
  return documents_of(hash_of_text(site));
}

std::uint64_t Learner::documents_of(std::uint64_t site) const {
  const auto found = sites_.find(site);
  return found == sites_.end() ? 0 : found->second;
}

std::map<std::string, std::uint64_t> Learner::sites_of(const LearntEvidence& found) const {
  std::map<std::string, std::uint64_t> sites;
  for (const SiteCount& count : found.sites) sites[site_names_.at(count.site)] = count.documents;
  return sites;
}

}  // namespace dross
