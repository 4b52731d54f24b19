// A line amid a text that does not recur is the article's own if it is a sentence. Short lines that
// do not recur are what openings and closings are for: the headlines behind "Read more:".
#include "learn/draft_trial.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>
#include <utility>

#include "base/limits.h"
#include "learn/pack_text.h"
#include "text/fold.h"

namespace dross {
namespace {

constexpr std::uint64_t documents_for_keeps = 5000;
constexpr std::uint32_t least_keep_words = 6;
constexpr std::uint32_t most_keep_words = 40;
constexpr std::uint32_t short_words = 6;
constexpr double nearly_all = 0.8;

std::string folded_text(std::string_view line) {
  std::vector<char> storage;
  return std::string(fold_line(line, storage).folded);
}

bool takes(const DraftRule& rule, const Regex& pattern, std::string_view text) {
  const std::string folded = folded_text(text);
  const std::uint32_t words = shape_of(folded).words;
  return (rule.max_words == 0 || words <= rule.max_words) && pattern.matches(folded);
}

bool loads(const DraftRule& draft) {
  return load_rules({{"draft", pack_text({draft}, {}), RuleOrigin::user}}).ok();
}

// Examples are folded once more when they are tested; a bullet behind a bullet is then gone.
void drop_wrong_examples(DraftRule& draft) {
  if (draft.kind == RuleKind::sequence || draft.kind == RuleKind::span) return;
  const Regex pattern(draft.patterns.front());
  std::erase_if(draft.removes,
                [&](const std::string& text) { return !takes(draft, pattern, text); });
}

std::string source_of(const std::vector<DraftRule>& drafts) {
  std::string source = "[pack]\nname = \"drafts\"\n";
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    source += rule_text(drafts[i], fmt::format("draft/{}", i));
  }
  return source;
}

/// Rules that were accepted, asked whether they say what another would.
class Said {
 public:
  void add(const DraftRule& rule) {
    if (rule.kind == RuleKind::span) spans_.insert({rule.patterns.front(), rule.site});
    if (rule.kind == RuleKind::sequence || rule.kind == RuleKind::span) return;
    rules_.push_back({&rule, Regex(rule.patterns.front())});
  }
  // Openings and closings of one length more or less come to one pattern.
  [[nodiscard]] bool covers_span(const DraftRule& draft) const {
    return spans_.contains({draft.patterns.front(), draft.site});
  }
  [[nodiscard]] bool covers(const DraftRule& draft) const {
    if (draft.kind == RuleKind::sequence) return false;
    if (draft.kind == RuleKind::span) return covers_span(draft);
    return std::ranges::all_of(draft.removes, [&](const std::string& text) {
      return std::ranges::any_of(rules_, [&](const Entry& entry) {
        const bool same_place = entry.rule->site.empty() || entry.rule->site == draft.site;
        return same_place && takes(*entry.rule, entry.pattern, text);
      });
    });
  }

 private:
  struct Entry {
    const DraftRule* rule;
    Regex pattern;
  };
  std::vector<Entry> rules_;
  std::set<std::pair<std::string, std::string>> spans_;  ///< pattern and site
};

// 1, 2, 3, 4, 6, 8, 12, 16, 24, … The first alone may all be of one site, where another rule takes
// the line's neighbours.
bool is_checked(std::uint64_t hit) {
  const std::uint64_t power = std::bit_floor(hit);
  return hit == power || hit == power + power / 2;
}

}  // namespace

DraftTrial::DraftTrial(const Learner& learner, std::vector<DraftRule> drafts) : learner_(learner) {
  for (DraftRule& draft : drafts) {
    drop_wrong_examples(draft);
    if (!draft.removes.empty() && loads(draft)) drafts_.push_back(std::move(draft));
  }
  verdicts_.resize(drafts_.size());
  hits_seen_.resize(drafts_.size());
  rules_ = load_rules({{"drafts", source_of(drafts_), RuleOrigin::user}}).set;
  select_rules();
  matcher_ = fast_matcher(rules_);
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    const std::string& word = drafts_[i].key_word;
    if (!word.empty()) keeps_wanted_[hash_of_text(word)].push_back(i);
  }
}

// Drafts are for one host or for all. RuleSelector would ask every one of them for every document.
void DraftTrial::select_rules() {
  for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
    if (drafts_[i].site.empty())
      for_any_site_.push_back(i);
    else
      by_site_[drafts_[i].site].push_back(i);
  }
  for (auto& [site, own] : by_site_) {
    own.insert(own.end(), for_any_site_.begin(), for_any_site_.end());
    std::ranges::sort(own);
  }
}

const Selection& DraftTrial::selected_for(std::string_view site) const {
  const auto found = by_site_.find(site);
  return found == by_site_.end() ? for_any_site_ : found->second;
}

TrialFinds DraftTrial::match(const LinedText& text, std::string_view site) const {
  TrialFinds finds;
  const std::vector<Match> matches = matcher_->match(text, selected_for(site));
  if (documents_ < documents_for_keeps) look_for_keeps(text, matches, finds);
  for (const Match& match : matches)
    finds.hits.push_back(
        {.draft = match.rule, .line = match.line, .content = text.lines[match.line].content});
  mark_content(text, site, finds);
  return finds;
}

// Where a document's zones are is a question of all its lines; few documents have a hit of which
// it must be known.
void DraftTrial::mark_content(const LinedText& text, std::string_view site,
                              TrialFinds& finds) const {
  const auto says = [&](const TrialFinds::Hit& hit) {
    const LineShape& shape = text.lines[hit.line].shape;
    return is_prose(shape) || (shape.ending == Ending::sentence && shape.words > short_words);
  };
  if (std::ranges::none_of(finds.hits, says)) return;
  const KeyedLines seen(text, learner_.salt_of(site));
  std::vector<bool> recurring;
  for (std::size_t i = 0; i < seen.size(); ++i) recurring.push_back(learner_.recurs(seen.keys(i)));
  const auto is_own = [&](const TrialFinds::Hit& hit) { return says(hit) && !recurring[hit.line]; };
  if (std::ranges::none_of(finds.hits, is_own)) return;
  const Zones zones = find_zones(text, recurring, find_form(text, recurring));
  for (TrialFinds::Hit& hit : finds.hits) {
    hit.is_content = is_own(hit) && zones.of(hit.line) == Zone::body;
  }
}

void DraftTrial::look_for_keeps(const LinedText& text, const std::vector<Match>& matches,
                                TrialFinds& finds) const {
  for (std::uint32_t i = 0; i < text.lines.size(); ++i) {
    const Line& line = text.lines[i];
    const std::uint32_t count = line.shape.words;
    if (!is_prose(line.shape) || count < least_keep_words || count > most_keep_words) continue;
    if (std::ranges::any_of(matches, [&](const Match& m) { return m.line == i; })) continue;
    for (const LineWord& word : words_of(line.folded)) {
      const auto wanted = keeps_wanted_.find(word.hash);
      if (wanted == keeps_wanted_.end()) continue;
      for (const std::uint32_t draft : wanted->second) {
        finds.keeps.emplace_back(draft, std::string(line.folded));
      }
    }
    if (any_prose_.empty() && finds.any_prose.empty()) finds.any_prose = std::string(line.folded);
  }
}

bool DraftTrial::wants_cleaning(const TrialFinds& finds) {
  bool wants = false;
  for (const TrialFinds::Hit& hit : finds.hits) wants |= is_checked(++hits_seen_[hit.draft]);
  return wants;
}

void DraftTrial::mark_taken(const TakenSpans& taken, TrialFinds& finds) {
  finds.was_cleaned = true;
  for (TrialFinds::Hit& hit : finds.hits) {
    hit.is_taken = std::ranges::any_of(taken, [&](const ByteSpan& span) {
      return span.begin <= hit.content.begin && span.end >= hit.content.end;
    });
  }
}

void DraftTrial::note(const TrialFinds& finds) {
  ++documents_;
  for (const TrialFinds::Hit& hit : finds.hits) {
    Verdict& verdict = verdicts_[hit.draft];
    ++verdict.hits;
    if (hit.is_content) ++verdict.content;
    if (!finds.was_cleaned) continue;
    ++verdict.checked;
    if (hit.is_taken) ++verdict.taken;
  }
  if (any_prose_.empty()) any_prose_ = finds.any_prose;
  for (const auto& [draft, line] : finds.keeps) {
    if (drafts_[draft].keeps.empty()) drafts_[draft].keeps.push_back(line);
    keeps_wanted_.erase(hash_of_text(drafts_[draft].key_word));
  }
}

DraftTrial::Fate DraftTrial::Verdict::fate(double share_at_edges) const {
  if (hits == 0) return Fate::never_hit;
  if (2 * taken > checked) return Fate::taken_already;
  if (content > 0 && share_at_edges < nearly_all) return Fate::hits_content;
  return Fate::stands;
}

std::vector<DraftRule> DraftTrial::accepted(Outcome& outcome) const {
  outcome = {};
  outcome.drafts = drafts_.size();
  std::vector<DraftRule> out;
  out.reserve(drafts_.size());  // Said looks into it
  Said said;
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    const Fate fate = verdicts_[i].fate(drafts_[i].share_at_edges);
    if (fate == Fate::never_hit) ++outcome.never_hit;
    if (fate == Fate::hits_content) ++outcome.hit_content;
    if (fate == Fate::taken_already) ++outcome.taken_already;
    if (fate != Fate::stands) continue;
    if (said.covers(drafts_[i])) {
      ++outcome.said_twice;
      continue;
    }
    if (out.size() == limits::max_learnt_rules) {
      ++outcome.over_limit;
      continue;
    }
    DraftRule rule = drafts_[i];
    rule.only_at_edges = verdicts_[i].content > 0 && rule.kind == RuleKind::line;
    if (rule.keeps.empty() && !any_prose_.empty()) rule.keeps.push_back(any_prose_);
    out.push_back(std::move(rule));
    said.add(out.back());
  }
  return out;
}

}  // namespace dross
