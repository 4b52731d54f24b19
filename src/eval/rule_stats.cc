// Each document is counted alone, in parallel; the parts are added in the order of the corpus.
#include "eval/rule_stats.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/limits.h"
#include "decide/situation.h"

namespace dross {
namespace {

// The rules that hit a line, each once.
std::vector<std::uint32_t> rules_on(const Situation& situation, std::uint32_t line) {
  std::vector<std::uint32_t> rules;
  for (const Match& match : situation.matches_of(line)) {
    if (rules.empty() || rules.back() != match.rule) rules.push_back(match.rule);
  }
  return rules;
}

void count_pairs(const std::vector<std::uint32_t>& rules, DocumentStats& stats) {
  const std::size_t count = std::min(rules.size(), limits::max_paired_rules);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = i + 1; k < count; ++k) ++stats.pairs[{rules[i], rules[k]}];
  }
}

void count_edits(const std::vector<Edit>& edits, const RuleSet& rules, DocumentStats& stats) {
  for (const Edit& edit : edits) {
    if (edit.rule == nullptr) continue;
    RuleCount& count = stats.rules[static_cast<std::uint32_t>(edit.rule - rules.rules.data())];
    ++count.edits;
    count.words += edit.words;
  }
}

}  // namespace

DocumentStats count_document(const CorpusMatcher& matcher, const CorpusDocument& document,
                             const DecideOptions& options) {
  MatchedText matched = matcher.match(document);
  const RuleSet& rules = matcher.rules();
  DocumentStats stats;
  stats.site = host_of(document.metadata.url);
  stats.lines = matched.text.lines.size();
  for (const Line& line : matched.text.lines) stats.words += line.shape.words;

  const Situation situation(matched.text, rules, matched.matches, options);
  for (std::uint32_t line = 0; line < situation.line_count(); ++line) {
    const std::vector<std::uint32_t> hit = rules_on(situation, line);
    for (const std::uint32_t rule : hit) ++stats.rules[rule].hits;
    count_pairs(hit, stats);
  }
  const Decision decision =
      decide(matched.text, matcher.matcher(), matched.selection, matched.matches, options);
  count_edits(decision.edits, rules, stats);
  stats.asked = std::move(matched.selection);
  return stats;
}

void RuleStats::add(const DocumentStats& document) {
  ++documents_;
  lines_ += document.lines;
  words_ += document.words;
  for (const std::uint32_t rule : document.asked) ++rules_[rule].asked;
  for (const auto& [rule, part] : document.rules) {
    RuleCount& count = rules_[rule];
    count.hits += part.hits;
    count.edits += part.edits;
    count.words += part.words;
    if (part.hits == 0) continue;
    ++count.documents;
    if (!document.site.empty()) count.sites.insert(document.site);
  }
  for (const auto& [pair, lines] : document.pairs) pairs_[pair] += lines;
}

std::vector<RuleStats::Overlap> RuleStats::overlaps(std::size_t top) const {
  std::vector<Overlap> sorted;
  for (const auto& [pair, lines] : pairs_) sorted.push_back({pair, lines});
  std::ranges::sort(sorted, {}, [](const Overlap& o) { return std::tuple(~o.lines, o.rules); });
  sorted.resize(std::min(top, sorted.size()));
  return sorted;
}

}  // namespace dross
