// A share of nothing is written as null, since 0 would read as a measurement.
#include "eval/eval_json.h"

#include "eval/json_object.h"

namespace dross {
namespace {

std::optional<double> share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

void add_counts(const Counts& c, JsonObject& row) {
  row.add("docs", c.documents)
      .add("docs_line", c.scored_documents)
      .add("clutter_words", c.clutter_words)
      .add("content_words", c.content_words)
      .add("clutter_lines", c.clutter_lines)
      .add("content_lines", c.content_lines)
      .add_figure("rec_w", share(c.clutter_words_removed, c.clutter_words))
      .add_figure("rec_l", share(c.clutter_lines_removed, c.clutter_lines))
      .add_figure("loss", share(c.content_words_removed, c.content_words))
      .add_figure("damaged", share(c.damaged_documents, c.scored_documents))
      .add_figure("prec",
                  share(c.clutter_words_removed, c.clutter_words_removed + c.content_words_removed))
      .add("clutter_words_removed", c.clutter_words_removed)
      .add("content_words_lost", c.content_words_removed)
      .add("lines_lost", c.content_lines_removed)
      .add_figure("dup", share(c.duplicate_words_removed, c.duplicate_words))
      .add_figure("mixed_clutter", share(c.mixed_clutter_removed, c.mixed_clutter))
      .add_figure("mixed_gold", share(c.mixed_gold_removed, c.mixed_gold))
      .add("span_words", c.inline_words_removed);
}

std::string mean_as_json(const MeanScore& mean) {
  return JsonObject()
      .add_figure("P", mean.precision())
      .add_figure("R", mean.recall())
      .add_figure("F1", mean.f1())
      .add_figure("acc", mean.accuracy())
      .text();
}

std::string intervals_as_json(const Intervals& i) {
  return JsonObject()
      .add_json("rec_w", json_pair(i.recall.low, i.recall.high))
      .add_json("rec_l", json_pair(i.recall_lines.low, i.recall_lines.high))
      .add_json("prec", json_pair(i.precision.low, i.precision.high))
      .add_json("loss", json_pair(i.loss.low, i.loss.high))
      .add_json("damaged", json_pair(i.damaged.low, i.damaged.high))
      .text();
}

std::string hits_as_json(const HitCounts& hits) {
  return JsonObject()
      .add("clutter", std::uint64_t{hits.clutter})
      .add("content", std::uint64_t{hits.content})
      .add("other", std::uint64_t{hits.other})
      .text();
}

std::string lines_as_json(const std::vector<SeenLine>& lines) {
  std::string array;
  for (const SeenLine& seen : lines) {
    if (!array.empty()) array += ',';
    array += JsonObject()
                 .add("words", seen.count)
                 .add("line", seen.line)
                 .add("document", seen.first_document)
                 .text();
  }
  return "[" + array + "]";
}

std::string rule_as_json(const RuleFigures& f, const Rule& rule, std::size_t top) {
  JsonObject by_length;
  for (std::size_t i = 0; i < bucket_names.size(); ++i) {
    by_length.add_json(bucket_names[i], hits_as_json(f.by_length[i]));
  }
  JsonObject by_zone;
  for (const Zone zone : {Zone::head, Zone::body, Zone::tail}) {
    by_zone.add_json(name(zone), hits_as_json(f.by_zone[static_cast<std::size_t>(zone)]));
  }
  JsonObject row;
  row.add("table", "rules")
      .add("rule", rule.id)
      .add("category", name(rule.category))
      .add("kind", name(rule.kind))
      .add("confidence", name(rule.confidence))
      .add_json("hits", hits_as_json(f.hits))
      .add("sites", std::uint64_t{f.by_site.size()})
      .add_figure("precision", f.hits.precision())
      .add_json("by_length", by_length.text())
      .add_json("by_zone", by_zone.text())
      .add("edits", f.edits)
      .add("clutter_words", f.clutter)
      .add("content_words", f.content)
      .add("inline_words", f.inlined)
      .add("only_clutter_words", f.only_clutter)
      .add("only_content_words", f.only_content);
  if (top > 0) row.add_json("mistakes", lines_as_json(find_mistakes_of(f, top)));
  return row.text() + "\n";
}

std::string seen_as_json(std::string_view table, std::string_view unit, const SeenLine& seen) {
  return JsonObject()
             .add("table", table)
             .add(unit, seen.count)
             .add("line", seen.line)
             .add("document", seen.first_document)
             .text() +
         "\n";
}

}  // namespace

std::string documents_as_json(const std::vector<DocumentGroup>& groups) {
  std::string text;
  for (const DocumentGroup& group : groups) {
    JsonObject row;
    row.add("table", "documents").add("group", group.name);
    add_counts(group.counts, row);
    row.add_json("intervals", intervals_as_json(group.intervals));
    if (group.before.documents > 0) {
      row.add_json("before", mean_as_json(group.before));
      row.add_json("after", mean_as_json(group.after));
    }
    text += row.text() + "\n";
  }
  return text;
}

std::string edits_as_json(const std::vector<EditGroup>& groups, const Counts& all) {
  std::string text;
  for (const EditGroup& group : groups) {
    JsonObject row;
    row.add("table", "edits")
        .add("by", name(group.by))
        .add("group", group.name)
        .add("edits", group.edits)
        .add("clutter_words", group.clutter)
        .add("content_words", group.content)
        .add("inline_words", group.inlined)
        .add("clutter_lines", group.clutter_lines)
        .add("damaged_docs", group.damaged)
        .add_figure("rec_w", share(group.clutter, all.clutter_words))
        .add_figure("rec_l", share(group.clutter_lines, all.clutter_lines))
        .add_figure("loss", share(group.content, all.content_words))
        .add_figure("damaged", share(group.damaged, all.scored_documents))
        .add_figure("prec", share(group.clutter, group.clutter + group.content));
    text += row.text() + "\n";
  }
  return text;
}

std::string rules_as_json(const std::vector<RuleFigures>& figures, const RuleSet& rules,
                          std::size_t top) {
  std::string text;
  for (const RuleFigures& f : figures) text += rule_as_json(f, rules.rules[f.rule], top);
  return text;
}

std::string mistakes_as_json(const Mistakes& mistakes) {
  std::string text;
  for (const SeenLine& seen : mistakes.lost) text += seen_as_json("mistakes", "words", seen);
  for (const SeenLine& seen : mistakes.missed) text += seen_as_json("misses", "times", seen);
  return text;
}

std::string ablation_as_json(const std::vector<AblationRow>& rows) {
  std::string text;
  for (const AblationRow& ablated : rows) {
    JsonObject row;
    row.add("table", "ablation").add("without", ablated.without);
    add_counts(ablated.counts, row);
    if (ablated.after.documents > 0) row.add_json("after", mean_as_json(ablated.after));
    text += row.text() + "\n";
  }
  return text;
}

}  // namespace dross
