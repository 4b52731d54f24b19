// One row function for each table; `lay_out` makes columns of the rows.
#include "eval/eval_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "eval/text_table.h"

namespace dross {
namespace {

std::string change(double before, double after) {
  return fmt::format("{:.3f}>{:.3f}", before, after);
}

TextRow document_row(const DocumentGroup& group) {
  const Counts& c = group.counts;
  TextRow row = {
      group.name,
      std::to_string(c.documents),
      std::to_string(c.clutter_words),
      std::to_string(c.content_words),
      per_cent(c.clutter_words_removed, c.clutter_words, 1),
      per_cent(c.clutter_lines_removed, c.clutter_lines, 1),
      per_cent(c.content_words_removed, c.content_words, 3),
      per_cent(c.damaged_documents, c.scored_documents, 1),
      per_cent(c.clutter_words_removed, c.clutter_words_removed + c.content_words_removed, 2),
      per_cent(c.duplicate_words_removed, c.duplicate_words, 1),
      per_cent(c.mixed_clutter_removed, c.mixed_clutter, 1),
      per_cent(c.mixed_gold_removed, c.mixed_gold, 1)};
  if (group.before.documents == 0) {
    row.insert(row.end(), 4, "-");
    return row;
  }
  row.push_back(change(group.before.precision(), group.after.precision()));
  row.push_back(change(group.before.recall(), group.after.recall()));
  row.push_back(change(group.before.f1(), group.after.f1()));
  row.push_back(change(group.before.accuracy(), group.after.accuracy()));
  return row;
}

std::string interval_of(std::string_view name, std::uint64_t part, std::uint64_t whole,
                        Interval interval, int decimals) {
  return fmt::format("{} {} [{}, {}]", name, per_cent(part, whole, decimals),
                     per_cent(interval.low, decimals), per_cent(interval.high, decimals));
}

std::string hits_row(const HitCounts& hits) {
  if (hits.clutter + hits.content == 0) return "-";
  return fmt::format("{}/{}", per_cent(hits.precision(), 0), hits.clutter + hits.content);
}

TextRow rule_row(const RuleFigures& f, const Rule& rule) {
  TextRow row = {rule.id,
                 std::string(name(rule.confidence)),
                 std::to_string(f.hits.total()),
                 std::to_string(f.by_site.size()),
                 per_cent(f.hits.precision(), 1),
                 std::to_string(f.edits),
                 std::to_string(f.clutter),
                 std::to_string(f.content),
                 std::to_string(f.inlined),
                 std::to_string(f.only_clutter),
                 std::to_string(f.only_content)};
  for (const HitCounts& hits : f.by_length) row.push_back(hits_row(hits));
  for (const HitCounts& hits : f.by_zone) row.push_back(hits_row(hits));
  return row;
}

std::string show_lines(const std::vector<SeenLine>& lines) {
  std::string text;
  for (const SeenLine& seen : lines) {
    text += fmt::format("{:5} | {} | {}\n", seen.count, seen.line, seen.first_document);
  }
  return text;
}

}  // namespace

std::string show_documents(const std::vector<DocumentGroup>& groups) {
  std::vector<TextRow> rows = {{"group", "docs", "clutter_w", "content_w", "rec_w", "rec_l", "loss",
                                "dmg", "prec", "dup", "mixc", "mixg", "P", "R", "F1", "Acc"}};
  for (const DocumentGroup& group : groups) rows.push_back(document_row(group));
  return lay_out(rows);
}

std::string show_intervals(const std::vector<DocumentGroup>& groups) {
  if (groups.empty()) return {};
  const Counts& c = groups.front().counts;
  const Intervals& i = groups.front().intervals;
  return fmt::format(
      "95 % intervals by page: {}; {}; {}; {}; {}\n",
      interval_of("rec_w", c.clutter_words_removed, c.clutter_words, i.recall, 1),
      interval_of("rec_l", c.clutter_lines_removed, c.clutter_lines, i.recall_lines, 1),
      interval_of("loss", c.content_words_removed, c.content_words, i.loss, 3),
      interval_of("dmg", c.damaged_documents, c.scored_documents, i.damaged, 1),
      interval_of("prec", c.clutter_words_removed,
                  c.clutter_words_removed + c.content_words_removed, i.precision, 2));
}

std::string show_edits(const std::vector<EditGroup>& groups, const Counts& all) {
  if (groups.empty()) return {};
  std::vector<TextRow> rows = {{std::string(name(groups.front().by)), "edits", "clutter_w",
                                "content_w", "inline_w", "rec_w", "rec_l", "loss", "dmg", "prec"}};
  for (const EditGroup& group : groups) {
    rows.push_back({group.name, std::to_string(group.edits), std::to_string(group.clutter),
                    std::to_string(group.content), std::to_string(group.inlined),
                    per_cent(group.clutter, all.clutter_words, 2),
                    per_cent(group.clutter_lines, all.clutter_lines, 2),
                    per_cent(group.content, all.content_words, 4),
                    per_cent(group.damaged, all.scored_documents, 2),
                    per_cent(group.clutter, group.clutter + group.content, 2)});
  }
  return lay_out(rows);
}

std::string show_rules(const std::vector<RuleFigures>& figures, const RuleSet& rules,
                       std::size_t top) {
  std::vector<const RuleFigures*> sorted;
  for (const RuleFigures& f : figures) sorted.push_back(&f);
  std::ranges::sort(sorted, {}, [](const RuleFigures* f) {
    return std::tuple(~f->clutter, ~f->hits.total(), f->rule);
  });
  TextRow heading = {"rule",      "conf",      "hits",     "sites",   "prec",   "edits",
                     "clutter_w", "content_w", "inline_w", "only_cl", "only_co"};
  heading.insert(heading.end(), bucket_names.begin(), bucket_names.end());
  heading.insert(heading.end(), {"head", "body", "tail"});
  std::vector<TextRow> rows = {heading};
  std::string mistakes;
  for (const RuleFigures* f : sorted) {
    const Rule& rule = rules.rules[f->rule];
    rows.push_back(rule_row(*f, rule));
    if (top > 0 && f->content > 0)
      mistakes += rule.id + "\n" + show_lines(find_mistakes_of(*f, top));
  }
  std::string text = lay_out(rows);
  if (!mistakes.empty()) {
    text += "\n== removed content by rule: words removed | line | first document\n" + mistakes;
  }
  return text;
}

std::string show_mistakes(const Mistakes& mistakes) {
  std::string text = "== removed content (mistakes): words removed | line | first document\n";
  text += show_lines(mistakes.lost);
  text += "\n== kept clutter (misses): times | line | first document\n";
  text += show_lines(mistakes.missed);
  return text;
}

std::string show_ablation(const std::vector<AblationRow>& rows) {
  std::vector<TextRow> table = {{"without", "rec_w", "rec_l", "loss", "dmg", "prec", "F1"}};
  for (const AblationRow& row : rows) {
    const Counts& c = row.counts;
    table.push_back(
        {row.without, per_cent(c.clutter_words_removed, c.clutter_words, 1),
         per_cent(c.clutter_lines_removed, c.clutter_lines, 1),
         per_cent(c.content_words_removed, c.content_words, 3),
         per_cent(c.damaged_documents, c.scored_documents, 1),
         per_cent(c.clutter_words_removed, c.clutter_words_removed + c.content_words_removed, 2),
         row.after.documents == 0 ? "-" : fmt::format("{:.4f}", row.after.f1())});
  }
  return lay_out(table);
}

}  // namespace dross
