// The categories and rules of a document are counted once for `documents`, whatever their edits.
#include "output/report_figures.h"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/limits.h"
#include "output/guards.h"
#include "output/patch.h"
#include "text/utf8.h"

namespace dross {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(blank), text.size());
  return text.substr(begin, text.find_last_not_of(blank) + 1 - begin);
}

constexpr std::size_t samples_of_a_rule = 5;
constexpr std::size_t sample_width = 180;  // code points

void add_sample(std::string_view text, ReportRule& rule) {
  std::string sample = shorten(trimmed(text), sample_width);
  const std::uint64_t hash = XXH3_64bits(sample.data(), sample.size());
  if (rule.samples.size() == samples_of_a_rule && hash > rule.samples.rbegin()->first) return;
  rule.samples.try_emplace(hash, std::move(sample));
  if (rule.samples.size() > samples_of_a_rule) rule.samples.erase(std::prev(rule.samples.end()));
}

}  // namespace

void ReportFigures::add(const Item& item, std::string_view site) {
  ++documents;
  words += item.cleaning.words;
  removed += words_removed(item.cleaning);
  edits += item.cleaning.edits.size();
  if (!item.cleaning.edits.empty()) ++changed;
  add_rules(item);
  add_site(item, site);
  for (const GuardRow& row : guard_table()) {
    if (row.times(item.cleaning.guards) > 0) ++guards[std::string(row.name)];
  }
}

void ReportFigures::add_rules(const Item& item) {
  std::set<Category> seen_categories;
  std::set<std::string_view> seen_rules;
  const std::string_view text = item.record.text();
  for (const Edit& edit : item.cleaning.edits) {
    auto found = rules.find(edit.source());
    if (found == rules.end()) {
      ReportRule fresh{.rule = edit.rule, .category = edit.category, .tally = {}, .samples = {}};
      found = rules.emplace(std::string(edit.source()), std::move(fresh)).first;
    }
    ReportRule& rule = found->second;
    for (ReportTally* tally : {&rule.tally, &categories[static_cast<std::size_t>(edit.category)]}) {
      ++tally->edits;
      tally->words += edit.words;
    }
    if (seen_categories.insert(edit.category).second) {
      ++categories[static_cast<std::size_t>(edit.category)].documents;
    }
    if (seen_rules.insert(found->first).second) ++rule.tally.documents;
    add_sample(text.substr(edit.content.begin, edit.content.size()), rule);
  }
}

void ReportFigures::add_site(const Item& item, std::string_view site) {
  auto found = sites.find(site);
  const bool has_room = sites.size() < limits::max_report_sites;
  if (found == sites.end() && has_room) found = sites.try_emplace(std::string(site)).first;
  ReportSite& counted = found == sites.end() ? other_sites : found->second;
  ++counted.documents;
  counted.words += item.cleaning.words;
  counted.removed += words_removed(item.cleaning);
}

}  // namespace dross
