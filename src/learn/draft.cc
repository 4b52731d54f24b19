// What is no draft, however often it recurs: what stands in versions of one story only; sentences
// amid articles unless the whole of a long one recurs; openings and closings with little in them
// that is fixed. Each condition here was put in for lines of labelled articles that a person
// refused (docs/learn.md).
#include "learn/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

constexpr std::size_t most_examples = 3;
constexpr std::size_t shown_sites = 3;
constexpr std::uint64_t telling_site = 5;  // documents of a site of which a share says something
constexpr std::uint32_t words_of_a_teaser = 4;
constexpr std::uint32_t long_sentence = 8;  // words; "The inquiry goes on." recurs in articles

std::vector<std::string> texts_of(const LearntEvidence& evidence) {
  std::vector<std::string> texts;
  for (const auto& [hash, text] : evidence.samples) texts.push_back(text);
  return texts;
}

std::uint64_t at(const LearntEvidence& evidence, Zone zone) {
  return evidence.zones[static_cast<std::size_t>(zone)];
}

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Of the documents of the sites that have it. Of sites with a document or two it says nothing.
double share_of_sites(const Learner& learner, const LearntEvidence& evidence) {
  std::uint64_t documents = 0;
  std::uint64_t of = 0;
  for (const SiteCount& count : evidence.sites) {
    const std::uint64_t all = learner.documents_of(count.site);
    if (all < telling_site) continue;
    documents += count.documents;
    of += all;
  }
  return share(documents, of);
}

// A headline that other pages link to stands above its own article too, and must stay there.
bool is_a_title(const LearntEvidence& evidence) {
  return evidence.first_lines > 0 && 2 * at(evidence, Zone::head) < evidence.documents;
}

// "Council to decide on…": of a story, and gone from the site with it.
bool is_a_teaser(const LearntEvidence& evidence) {
  const std::string& text = evidence.samples.begin()->second;
  return evidence.max_words >= words_of_a_teaser && (text.ends_with("...") || text.ends_with("…"));
}

bool is_plausible_whole(const Learner& learner, const LearntEvidence& evidence) {
  if (is_a_title(evidence)) return false;
  const double edges = evidence.share_at_edges();
  const double of_sites = share_of_sites(learner, evidence);
  if (is_a_teaser(evidence)) return false;
  if (evidence.sentences * 2 > evidence.documents) return true;  // long, and the same every time
  const bool is_sentence = evidence.max_words < long_sentence && edges < 0.5;
  const std::string& text = evidence.samples.begin()->second;
  const bool ends = text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  if (is_sentence && ends) return false;
  // A sub-heading of some articles: "What happens next" stands amid a few of a site's texts.
  return edges >= 0.5 || of_sites >= 0.2;
}

bool is_plausible_part(const Learner& learner, const LearntEvidence& evidence,
                       const LinePattern& pattern) {
  if (!evidence.has_more_texts && evidence.samples.size() < 4) return false;
  if (evidence.prose_in_body > 0) return false;
  const double edges = evidence.share_at_edges();
  const bool is_fixed = pattern.telling >= 2 || (pattern.is_closed && pattern.has_name);
  const bool is_labelled = pattern.literals >= 1 && pattern.has_label;
  if (!is_fixed && !is_labelled) return false;
  // Headlines begin alike too, but each pair of words in few of them.
  const double of_sites = share_of_sites(learner, evidence);
  if (evidence.sites.size() >= 3 && edges >= 0.8 && (pattern.has_label || of_sites == 0))
    return true;
  if (pattern.has_label) return of_sites >= (edges >= 0.5 ? 0.05 : 0.1);
  return of_sites >= 0.1 && (edges >= 0.8 || (edges >= 0.3 && of_sites >= 0.3));
}

std::string where_of(const LearntEvidence& evidence) {
  return fmt::format("before the text in {}, amid it in {}, after it in {}",
                     at(evidence, Zone::head), at(evidence, Zone::body), at(evidence, Zone::tail));
}

std::string sites_of(const Learner& learner, const std::map<std::string, std::uint64_t>& sites) {
  std::vector<std::pair<std::string, std::uint64_t>> rows(sites.begin(), sites.end());
  std::ranges::stable_sort(rows, std::ranges::greater(),
                           [](const auto& row) { return row.second; });
  std::string out;
  for (std::size_t i = 0; i < std::min(rows.size(), shown_sites); ++i) {
    const auto& [site, documents] = rows[i];
    out += fmt::format("{}{} {} of {}", i == 0 ? "" : ", ", site.empty() ? "(no address)" : site,
                       documents, learner.documents_of(site));
  }
  if (rows.size() > shown_sites) out += ", …";
  return out;
}

Confidence confidence_of(const Learner& learner, const LearntEvidence& evidence,
                         const LinePattern& pattern) {
  const double edges = evidence.share_at_edges();
  const double of_sites = share_of_sites(learner, evidence);
  // One word says little: "Features" heads a menu here and a chapter there.
  if (pattern.literals < 2 && (edges < 0.9 || of_sites < 0.5)) return Confidence::low;
  const bool is_common = of_sites >= 0.5 || evidence.sites.size() >= 3;
  if (evidence.key.kind == KeyKind::whole && is_common && edges >= 0.9 && pattern.literals >= 2) {
    return Confidence::high;
  }
  return edges < 0.5 && of_sites < 0.3 ? Confidence::low : Confidence::medium;
}

void describe(const Learner& learner, const LearntEvidence& evidence, DraftRule& draft) {
  const std::uint64_t sites = evidence.sites.size();
  draft.documents = evidence.documents;
  draft.sites = sites;
  draft.share_at_edges = evidence.share_at_edges();
  const std::map<std::string, std::uint64_t> names = learner.sites_of(evidence);
  if (sites == 1) draft.site = names.begin()->first;
  const std::string texts = evidence.has_more_texts
                                ? fmt::format("more than {} texts", evidence.samples.size())
                                : fmt::format("{} text{}", evidence.samples.size(),
                                              evidence.samples.size() == 1 ? "" : "s");
  draft.evidence = {fmt::format("{} documents of {} site{}: {}", evidence.documents, sites,
                                sites == 1 ? "" : "s", sites_of(learner, names)),
                    fmt::format("{}; {}", where_of(evidence), texts)};
  draft.why = sites == 1 && !draft.site.empty()
                  ? fmt::format("Recurs on the pages of {}", draft.site)
                  : fmt::format("Recurs on the pages of {} sites", sites);
  if (sites == 1 && draft.site.empty()) draft.why = "Recurs in documents without an address";
}

void add_examples(const LearntEvidence& evidence, DraftRule& draft) {
  for (const auto& [hash, text] : evidence.samples) {
    if (draft.removes.size() < most_examples) draft.removes.push_back(text);
  }
}

bool heads_a_list(const LearntEvidence& evidence, const LinePattern& pattern) {
  return evidence.key.kind == KeyKind::whole && evidence.max_words <= 8 && pattern.literals >= 1 &&
         share(evidence.with_items, evidence.documents) >= 0.6 &&
         evidence.share_at_edges() >= 0.7 && evidence.sentences == 0;
}

std::string words_for_category(const LearntEvidence& evidence, const LinePattern& pattern) {
  std::string words;
  CodePoint point;
  // What is fixed tells more than what varies.
  const std::string text =
      evidence.key.kind == KeyKind::whole ? evidence.samples.begin()->second : pattern.source;
  for (CodePoints points(text); points.next(point);) {
    if (point.value != no_code_point) append_utf8(to_lower(point.value), words);
  }
  return words;
}

// "Headline | The Site" on the first line: the headline stays.
bool is_in_titles(const LearntEvidence& evidence, const LinePattern& pattern) {
  return evidence.key.kind != KeyKind::whole && pattern.has_label && !pattern.has_name &&
         share(evidence.first_lines, evidence.documents) >= 0.8;
}

void make_span(DraftRule& draft) {
  draft.kind = RuleKind::span;
  draft.category = Category::title_suffix;
  draft.max_words = 0;
  std::string& pattern = draft.patterns.front();
  pattern = "(?P<cut>" + pattern + ")";
  const Regex compiled(pattern);
  for (const std::string& text : draft.removes) {
    std::vector<std::string_view> groups(1);
    const bool found = compiled.search(text, groups);
    const std::size_t begin = found ? static_cast<std::size_t>(groups[0].data() - text.data()) : 0;
    draft.leaves.push_back(text.substr(0, begin) +
                           (found ? text.substr(begin + groups[0].size()) : text));
  }
}

void draft_one(const Learner& learner, const LearntEvidence& evidence,
               std::vector<DraftRule>& drafts) {
  const std::uint64_t least = learner.options().min_documents;
  if (evidence.documents < least || evidence.samples.empty()) return;
  if (!evidence.tells_stories_apart(std::min<std::uint64_t>(least, 5))) return;
  const auto pattern = pattern_of(texts_of(evidence), evidence.key);
  if (!pattern || pattern->source.size() > limits::max_pattern) return;
  const bool is_whole = evidence.key.kind == KeyKind::whole;
  const bool plausible = is_whole ? is_plausible_whole(learner, evidence)
                                  : is_plausible_part(learner, evidence, *pattern);
  if (!plausible) return;
  DraftRule draft;
  draft.kind = heads_a_list(evidence, *pattern) ? RuleKind::section : RuleKind::line;
  draft.patterns = {pattern->source};
  draft.slug = pattern->slug;
  draft.key_word = pattern->key_word;
  draft.literals = pattern->literals;
  draft.key = evidence.key.kind;
  draft.max_words = draft.kind == RuleKind::line ? evidence.max_words : 0;
  draft.category = draft.kind == RuleKind::section
                       ? Category::related
                       : guess_category(words_for_category(evidence, *pattern));
  draft.confidence = confidence_of(learner, evidence, *pattern);
  describe(learner, evidence, draft);
  add_examples(evidence, draft);
  if (is_in_titles(evidence, *pattern)) make_span(draft);
  drafts.push_back(std::move(draft));
}

// One rule for all verbs that stand behind a name that is said twice.
void draft_bios(const Learner& learner, std::vector<DraftRule>& drafts) {
  DraftRule draft;
  std::map<std::string, std::uint64_t> sites;
  std::string verbs;
  for (const auto& [verb, bio] : learner.bios()) {
    if (bio.documents < learner.options().min_documents || bio.samples.size() < 3) continue;
    verbs += (verbs.empty() ? "" : "|") + quote_plainly(verb);
    draft.documents += bio.documents;
    for (const auto& [site, documents] : bio.sites) sites[site] += documents;
    for (const auto& [name, text] : bio.samples) {
      if (draft.removes.size() < most_examples)
        draft.removes.push_back(fmt::format("{}\n{}", name, text));
    }
  }
  if (verbs.empty()) return;
  draft.kind = RuleKind::sequence;
  draft.patterns = {R"(^(?P<name>\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){1,3})$)",
                    "^{name} (?:" + verbs + ") "};
  draft.slug = "name-and-bio";
  draft.category = Category::author_bio;
  draft.why = "A name, and behind it a line on who that is";
  draft.sites = sites.size();
  draft.literals = 2;
  draft.evidence = {fmt::format("{} documents of {} site{}: {}", draft.documents, sites.size(),
                                sites.size() == 1 ? "" : "s", sites_of(learner, sites))};
  drafts.push_back(std::move(draft));
}

}  // namespace

std::vector<DraftRule> draft_rules(const Learner& learner) {
  std::vector<DraftRule> drafts;
  draft_bios(learner, drafts);
  for (const LearntEvidence& evidence : learner.evidence()) draft_one(learner, evidence, drafts);
  // A whole line before a part that says no more than it.
  std::ranges::stable_sort(drafts, {}, [](const DraftRule& draft) {
    return std::pair(UINT64_MAX - draft.documents, draft.key);
  });
  drafts.resize(std::min(drafts.size(), limits::max_drafted_rules));
  return drafts;
}

}  // namespace dross
