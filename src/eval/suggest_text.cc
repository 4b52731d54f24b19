// Two forms of the same suggestions: shares in the tables, the counts behind them in the JSON.
#include "eval/suggest_text.h"

#include <fmt/format.h>

#include "eval/json_object.h"
#include "eval/text_table.h"

namespace dross {
namespace {

std::string_view name_of(std::optional<Confidence> suggested) {
  return suggested ? std::string_view(name(*suggested)) : "drop";
}

TextRow score_row(std::string_view values, const Counts& c) {
  return {std::string(values),
          per_cent(c.clutter_words_removed, c.clutter_words, 1),
          per_cent(c.clutter_lines_removed, c.clutter_lines, 1),
          per_cent(c.content_words_removed, c.content_words, 3),
          per_cent(c.damaged_documents, c.scored_documents, 1),
          per_cent(c.clutter_words_removed, c.clutter_words_removed + c.content_words_removed, 2)};
}

TextRow taken_row(std::string_view values, const LineTotals& taken, const PointSuggestions& s) {
  return {std::string(values), std::to_string(taken.clutter_taken),
          std::to_string(taken.content_taken), per_cent(taken.clutter_taken, s.clutter_words, 1),
          per_cent(taken.content_taken, s.content_words, 1)};
}

std::string need_name(std::size_t row) {
  const std::uint32_t max_words = need_table[row].max_words;
  return max_words == UINT32_MAX ? "needed above" : fmt::format("needed to {} words", max_words);
}

std::string score_as_json(std::string_view values, const Counts& c) {
  return JsonObject()
             .add("table", "held_out")
             .add("values", values)
             .add("clutter_words", c.clutter_words)
             .add("clutter_words_removed", c.clutter_words_removed)
             .add("content_words", c.content_words)
             .add("content_words_lost", c.content_words_removed)
             .add("docs_line", c.scored_documents)
             .add("damaged_docs", c.damaged_documents)
             .text() +
         "\n";
}

std::string taken_as_json(std::string_view values, const LineTotals& taken,
                          const PointSuggestions& s) {
  return JsonObject()
             .add("table", "held_out_lines")
             .add("values", values)
             .add("clutter_words", s.clutter_words)
             .add("clutter_words_taken", taken.clutter_taken)
             .add("content_words", s.content_words)
             .add("content_words_taken", taken.content_taken)
             .text() +
         "\n";
}

std::string point_as_json(std::string_view of, int current, int suggested) {
  return fmt::format("{{\"table\":\"points\",\"of\":\"{}\",\"current\":{},\"suggested\":{}}}\n", of,
                     current, suggested);
}

}  // namespace

std::string show_confidences(const ConfidenceSuggestions& suggestions, const RuleSet& rules) {
  std::vector<TextRow> rows = {
      {"rule", "now", "suggested", "sites", "clutter", "content", "mean", "lower"}};
  for (const RuleSuggestion& s : suggestions.rules) {
    const Rule& rule = rules.rules[s.rule];
    if (s.suggested == rule.confidence) continue;
    rows.push_back({rule.id, std::string(name(rule.confidence)), std::string(name_of(s.suggested)),
                    std::to_string(s.estimate.sites), fmt::format("{:.1f}", s.estimate.clutter),
                    fmt::format("{:.1f}", s.estimate.content),
                    fmt::format("{:.3f}", s.estimate.mean),
                    fmt::format("{:.3f}", s.estimate.lower)});
  }
  std::string text = fmt::format(
      "== confidence: {} of {} rules that were hit or have too much (votes, at most 3 a site)\n",
      rows.size() - 1, suggestions.rules.size());
  text += lay_out(rows);
  text += "\n== held out: each site by what the other sites suggest\n";
  text += lay_out({{"confidence", "rec_w", "rec_l", "loss", "dmg", "prec"},
                   score_row("as it is", suggestions.current),
                   score_row("suggested", suggestions.held_out)});
  return text;
}

std::string show_points(const PointSuggestions& s) {
  std::vector<TextRow> rows = {{"points", "now", "suggested"}};
  for (std::size_t i = 0; i < sign_count; ++i) {
    rows.push_back({std::string(sign_table[i].name), std::to_string(s.current.points[i]),
                    std::to_string(s.suggested.points[i])});
  }
  for (std::size_t i = 0; i < need_table.size(); ++i) {
    rows.push_back(
        {need_name(i), std::to_string(s.current.needed[i]), std::to_string(s.suggested.needed[i])});
  }
  std::string text = fmt::format("== points: learned from {} clutter and {} content lines\n",
                                 s.clutter_lines, s.content_lines);
  if (s.content_lines < min_content_lines) {
    text += fmt::format("fewer than {} content lines: the points stay as they are\n",
                        min_content_lines);
  }
  text += lay_out(rows);
  text += "\n== held out: words of the lines that points decide about\n";
  text += lay_out({{"points", "clutter_w", "content_w", "of clutter", "of content"},
                   taken_row("as they are", s.with_current, s),
                   taken_row("suggested", s.held_out, s)});
  return text;
}

std::string confidences_as_json(const ConfidenceSuggestions& suggestions, const RuleSet& rules) {
  std::string text;
  for (const RuleSuggestion& s : suggestions.rules) {
    const Rule& rule = rules.rules[s.rule];
    JsonObject row;
    row.add("table", "confidence")
        .add("rule", rule.id)
        .add("current", name(rule.confidence))
        .add("suggested", name_of(s.suggested))
        .add("sites", std::uint64_t{s.estimate.sites})
        .add_figure("clutter", s.estimate.clutter)
        .add_figure("content", s.estimate.content)
        .add_figure("mean", s.estimate.mean)
        .add_figure("lower", s.estimate.lower);
    text += row.text() + "\n";
  }
  text += score_as_json("current", suggestions.current);
  text += score_as_json("suggested", suggestions.held_out);
  return text;
}

std::string points_as_json(const PointSuggestions& s) {
  std::string text;
  for (std::size_t i = 0; i < sign_count; ++i) {
    text += point_as_json(sign_table[i].name, s.current.points[i], s.suggested.points[i]);
  }
  for (std::size_t i = 0; i < need_table.size(); ++i) {
    text += point_as_json(need_name(i), s.current.needed[i], s.suggested.needed[i]);
  }
  text += taken_as_json("current", s.with_current, s);
  text += taken_as_json("suggested", s.held_out, s);
  return text;
}

}  // namespace dross
