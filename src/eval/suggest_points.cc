// A line's signs are features of a logistic regression that is drawn to the points as they are, so
// that a sign of which the data says nothing keeps what it has. A point stands for log odds of 0.7,
// that is, for twice the odds. The points needed are then searched for each length: a line is worth
// taking when 19 of 20 words taken so are clutter, which is what a confidence of `high` stands for.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

#include "decide/draft.h"
#include "decide/evidence.h"
#include "decide/situation.h"
#include "eval/folds.h"
#include "eval/logistic.h"
#include "eval/parallel.h"
#include "eval/suggest.h"

namespace dross {
namespace {

constexpr double content_cost = 19;  // clutter words that a content word weighs
constexpr double penalty = 1;
constexpr double votes_of_a_site = 20;
constexpr double log_odds_of_a_point = 0.7;
constexpr double max_points = 6;

// A line whose signs are summed: how often it has each, and what it would cost to be wrong.
struct SummedLine {
  std::array<int, sign_count> signs{};
  std::size_t bucket = 0;  ///< row of need_table
  std::uint32_t words = 0;
  Verdict verdict = Verdict::other;
  std::size_t fold = 0;
  double weight = 1;
};

std::size_t need_bucket(std::uint32_t words) {
  const auto row = std::ranges::find_if(
      need_table, [words](const NeedRow& need) { return words <= need.max_words; });
  return static_cast<std::size_t>(row - need_table.begin());
}

PointTable current_table() {
  PointTable table;
  for (std::size_t i = 0; i < sign_count; ++i) table.points[i] = sign_table[i].points;
  for (std::size_t i = 0; i < need_table.size(); ++i) table.needed[i] = need_table[i].points;
  return table;
}

int sum(const SummedLine& line, const PointTable& table) {
  int points = 0;
  for (std::size_t i = 0; i < sign_count; ++i) points += line.signs[i] * table.points[i];
  return points;
}

// The lines that went, so that a neighbour counts as it did.
Draft draft_of(const LinedText& text, const std::vector<Edit>& edits) {
  Draft draft(text);
  for (const Edit& edit : edits) {
    const auto line = std::ranges::lower_bound(text.lines, edit.line, {}, &Line::number);
    if (edit.kind == EditKind::span || line == text.lines.end()) continue;
    draft.remove(static_cast<std::uint32_t>(line - text.lines.begin()), Proposal{});
  }
  return draft;
}

// A sign worth nothing leaves no trace in the evidence and cannot be judged.
std::array<int, sign_count> count_signs(const Evidence& evidence) {
  std::array<int, sign_count> signs{};
  for (std::size_t i = 0; i < sign_count; ++i) {
    if (sign_table[i].points != 0) signs[i] = evidence.points[i] / sign_table[i].points;
  }
  return signs;
}

void collect(const MatchedDocument& document, const RuleSet& rules, const Outcome& outcome,
             const DecideOptions& options, std::vector<SummedLine>& out) {
  const Truth& truth = document.truth;
  if (truth.document().trust != Trust::full) return;
  const Situation situation(document.text, rules, document.matches, options);
  const Draft draft = draft_of(document.text, outcome.decision.edits);
  for (std::uint32_t line = 0; line < situation.line_count(); ++line) {
    const std::optional<Case> found = weigh_line(situation, draft, line);
    if (!found || found->evidence.needed == 0) continue;
    const std::uint32_t words = situation.shape(line).words;
    out.push_back({count_signs(found->evidence), need_bucket(words), words,
                   judge_line(document, line), fold_of(truth.document().site), 1});
  }
}

// Sites with many such lines weigh no more than some.
void weigh_sites(std::vector<std::vector<SummedLine>>& lines, const Trial& trial) {
  std::map<std::string, double> sizes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    sizes[trial.document(i).truth.document().site] += static_cast<double>(lines[i].size());
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double size = sizes[trial.document(i).truth.document().site];
    for (SummedLine& line : lines[i]) line.weight = std::min(1.0, votes_of_a_site / size);
  }
}

std::vector<SummedLine> collect_lines(const Trial& trial, const DecideOptions& options) {
  const std::vector<Outcome> outcomes = trial.decide_all(options);
  std::vector<std::vector<SummedLine>> by_document(trial.size());
  for_each_index(trial.size(), [&](std::size_t i) {
    collect(trial.document(i), trial.rules(), outcomes[i], options, by_document[i]);
  });
  weigh_sites(by_document, trial);
  std::vector<SummedLine> lines;
  for (const std::vector<SummedLine>& some : by_document) {
    std::ranges::copy_if(some, std::back_inserter(lines),
                         [](const SummedLine& line) { return line.verdict != Verdict::other; });
  }
  return lines;
}

using Lines = std::vector<const SummedLine*>;

PointTable fit_points(const Lines& lines) {
  std::vector<LogisticRow> rows;
  for (const SummedLine* line : lines) {
    LogisticRow row{
        {line->signs.begin(), line->signs.end()}, line->weight, line->verdict == Verdict::clutter};
    row.features.resize(sign_count + need_table.size());
    row.features[sign_count + line->bucket] = 1;
    rows.push_back(std::move(row));
  }
  std::vector<double> prior(sign_count + need_table.size());
  for (std::size_t i = 0; i < sign_count; ++i) {
    prior[i] = sign_table[i].points * log_odds_of_a_point;
  }
  const std::vector<double> coefficients = fit_logistic(rows, prior, penalty);
  PointTable table = current_table();
  for (std::size_t i = 0; i < sign_count; ++i) {
    const double points = std::round(coefficients[i] / log_odds_of_a_point);
    table.points[i] = static_cast<int>(std::clamp(points, -max_points, max_points));
  }
  return table;
}

// Where to draw the line in one bucket: where taking all lines with at least so many points gains
// most; where several places gain the same, near what is needed now.
int choose_needed(const Lines& lines, const PointTable& table, std::size_t bucket) {
  std::map<int, double> gain_at;
  for (const SummedLine* line : lines) {
    if (line->bucket != bucket) continue;
    const double words = line->weight * line->words;
    gain_at[sum(*line, table)] += line->verdict == Verdict::clutter ? words : -content_cost * words;
  }
  const int current = table.needed[bucket];
  if (gain_at.empty()) return current;
  int best = current;
  double best_gain = -std::numeric_limits<double>::infinity();
  double gain = 0;
  for (int needed = gain_at.rbegin()->first + 1; needed >= gain_at.begin()->first; --needed) {
    const auto here = gain_at.find(needed);
    if (here != gain_at.end()) gain += here->second;
    const bool nearer = std::abs(needed - current) < std::abs(best - current);
    if (gain > best_gain || (gain == best_gain && nearer)) {
      best = needed;
      best_gain = gain;
    }
  }
  return best;
}

PointTable learn(const Lines& lines) {
  const auto content = static_cast<std::size_t>(std::ranges::count(
      lines, Verdict::content, [](const SummedLine* line) { return line->verdict; }));
  if (content < min_content_lines) return current_table();
  PointTable table = fit_points(lines);
  for (std::size_t bucket = 0; bucket < need_table.size(); ++bucket) {
    table.needed[bucket] = choose_needed(lines, table, bucket);
  }
  return table;
}

void take(const SummedLine& line, const PointTable& table, int extra, LineTotals& totals) {
  if (sum(line, table) < table.needed[line.bucket] + extra) return;
  (line.verdict == Verdict::clutter ? totals.clutter_taken : totals.content_taken) += line.words;
}

}  // namespace

PointSuggestions suggest_points(const Trial& trial, const DecideOptions& options) {
  const std::vector<SummedLine> lines = collect_lines(trial, options);
  PointSuggestions result;
  result.current = current_table();
  const int extra = extra_need(options.profile);
  Lines all;
  for (const SummedLine& line : lines) {
    all.push_back(&line);
    const bool is_clutter = line.verdict == Verdict::clutter;
    ++(is_clutter ? result.clutter_lines : result.content_lines);
    (is_clutter ? result.clutter_words : result.content_words) += line.words;
    take(line, result.current, extra, result.with_current);
  }
  result.suggested = learn(all);
  for (std::size_t fold = 0; fold < fold_count; ++fold) {
    Lines others;
    std::ranges::copy_if(all, std::back_inserter(others),
                         [fold](const SummedLine* line) { return line->fold != fold; });
    const PointTable table = learn(others);
    for (const SummedLine& line : lines) {
      if (line.fold == fold) take(line, table, extra, result.held_out);
    }
  }
  return result;
}

}  // namespace dross
