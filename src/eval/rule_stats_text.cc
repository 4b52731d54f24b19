// The two forms in which the counts are read.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "eval/json_object.h"
#include "eval/rule_stats.h"
#include "eval/text_table.h"

namespace dross {
namespace {

struct Summary {
  std::size_t hit = 0;
  std::size_t never = 0;      // though it was asked
  std::size_t not_asked = 0;  // no document of its language or site
};

Summary summarize(const RuleStats& stats) {
  Summary summary;
  for (const RuleCount& count : stats.rules()) {
    ++(count.hits > 0 ? summary.hit : count.asked > 0 ? summary.never : summary.not_asked);
  }
  return summary;
}

// Indices of the rules that hit, the most first.
std::vector<std::uint32_t> by_hits(const RuleStats& stats) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < stats.rules().size(); ++i) {
    if (stats.rules()[i].hits > 0) order.push_back(i);
  }
  std::ranges::sort(order, {},
                    [&](std::uint32_t i) { return std::tuple(~stats.rules()[i].hits, i); });
  return order;
}

std::string hit_table(const RuleStats& stats, const RuleSet& rules) {
  std::vector<TextRow> rows = {
      {"rule", "kind", "hits", "docs", "% docs", "sites", "edits", "words"}};
  for (const std::uint32_t i : by_hits(stats)) {
    const RuleCount& count = stats.rules()[i];
    rows.push_back({rules.rules[i].id, std::string(name(rules.rules[i].kind)),
                    std::to_string(count.hits), std::to_string(count.documents),
                    per_cent(count.documents, stats.documents(), 2),
                    count.sites.empty() ? "-" : std::to_string(count.sites.size()),
                    std::to_string(count.edits), std::to_string(count.words)});
  }
  return lay_out(rows);
}

std::string overlap_table(const RuleStats& stats, const RuleSet& rules, std::size_t top) {
  std::vector<TextRow> rows = {{"first", "second", "lines", "% of first", "% of second"}};
  for (const RuleStats::Overlap& overlap : stats.overlaps(top)) {
    const auto [a, b] = overlap.rules;
    rows.push_back({rules.rules[a].id, rules.rules[b].id, std::to_string(overlap.lines),
                    per_cent(overlap.lines, stats.rules()[a].hits, 1),
                    per_cent(overlap.lines, stats.rules()[b].hits, 1)});
  }
  return rows.size() == 1 ? std::string() : lay_out(rows);
}

}  // namespace

std::string show_stats(const RuleStats& stats, const RuleSet& rules, std::size_t top) {
  const Summary summary = summarize(stats);
  std::string text = fmt::format(
      "{} documents, {} lines, {} words; of {} rules {} hit, {} never do, {} are not asked "
      "(language, site)\n",
      stats.documents(), stats.lines(), stats.words(), rules.rules.size(), summary.hit,
      summary.never, summary.not_asked);
  if (summary.hit > 0) text += "\n" + hit_table(stats, rules);
  const std::string overlaps = overlap_table(stats, rules, top);
  if (!overlaps.empty()) text += "\n== rules that hit the same lines\n" + overlaps;
  if (summary.never > 0) text += "\n== rules that never hit\n";
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const RuleCount& count = stats.rules()[i];
    if (count.hits == 0 && count.asked > 0) text += rules.rules[i].id + "\n";
  }
  return text;
}

std::string stats_as_json(const RuleStats& stats, const RuleSet& rules, std::size_t top) {
  std::string text = JsonObject()
                         .add("table", "run")
                         .add("documents", stats.documents())
                         .add("lines", stats.lines())
                         .add("words", stats.words())
                         .add("rules", std::uint64_t{rules.rules.size()})
                         .text() +
                     "\n";
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const RuleCount& count = stats.rules()[i];
    text += JsonObject()
                .add("table", "rules")
                .add("rule", rules.rules[i].id)
                .add("kind", name(rules.rules[i].kind))
                .add("category", name(rules.rules[i].category))
                .add("asked", count.asked)
                .add("hits", count.hits)
                .add("documents", count.documents)
                .add("sites", std::uint64_t{count.sites.size()})
                .add("edits", count.edits)
                .add("words", count.words)
                .text() +
            "\n";
  }
  for (const RuleStats::Overlap& overlap : stats.overlaps(top)) {
    const auto [a, b] = overlap.rules;
    text += JsonObject()
                .add("table", "overlaps")
                .add("first", rules.rules[a].id)
                .add("second", rules.rules[b].id)
                .add("lines", overlap.lines)
                .add("first_hits", stats.rules()[a].hits)
                .add("second_hits", stats.rules()[b].hits)
                .text() +
            "\n";
  }
  return text;
}

}  // namespace dross
