// Hits are counted once a line and rule, against the label of the line; edits are counted by the
// words they take. A paragraph of several labelled lines has the label of most of its words.
#include "eval/rule_figures.h"

#include <algorithm>

#include "decide/situation.h"

namespace dross {
namespace {

// The label that most words of the paragraph have.
Label label_of(const MatchedDocument& document, std::uint32_t line) {
  const ByteSpan content = document.text.lines[line].content;
  const std::size_t last = document.truth.line_at(content.end - 1);
  std::size_t first = document.truth.line_at(content.begin);
  if (first == last) return document.truth.label(first);
  std::array<std::size_t, 6> words{};
  for (; first <= last; ++first) {
    words[static_cast<std::size_t>(document.truth.label(first))] +=
        document.truth.words_of(first).size();
  }
  return static_cast<Label>(std::ranges::max_element(words) - words.begin());
}

struct GoldShare {
  std::size_t inside = 0;
  std::size_t outside = 0;

  [[nodiscard]] bool is_mostly_gold() const { return inside >= outside; }
};

GoldShare gold_share(const Truth& truth, ByteSpan span) {
  GoldShare share;
  const std::span<const ScoredWord> words = truth.words();
  auto word = std::ranges::lower_bound(words, span.begin + 1, {},
                                       [](const ScoredWord& w) { return w.span.end; });
  for (; word != words.end() && word->span.begin < span.end; ++word) {
    ++(truth.in_gold(static_cast<std::size_t>(word - words.begin())) ? share.inside
                                                                     : share.outside);
  }
  return share;
}

void count(HitCounts& counts, Verdict verdict) {
  switch (verdict) {
    case Verdict::clutter:
      ++counts.clutter;
      break;
    case Verdict::content:
      ++counts.content;
      break;
    case Verdict::other:
      ++counts.other;
      break;
  }
}

void count_hit(const MatchedDocument& document, Zone zone, Verdict verdict, std::uint32_t line,
               RuleFigures& figures) {
  count(figures.hits, verdict);
  count(figures.by_length[bucket_of(document.text.lines[line].shape.words)], verdict);
  count(figures.by_zone[static_cast<std::size_t>(zone)], verdict);
  count(figures.by_site[document.truth.document().site], verdict);
}

void count_hits(const MatchedDocument& document, const Situation& situation,
                std::vector<RuleFigures>& figures) {
  const Match* before = nullptr;
  for (const Match& match : situation.matches()) {
    const bool again =
        before != nullptr && before->rule == match.rule && before->line == match.line;
    before = &match;
    if (again) continue;  // a span rule may hit a line several times
    for (std::uint32_t line = match.line; line <= match.last_line; ++line) {
      const Verdict verdict = judge_match(document, situation.rule(match), match, line);
      count_hit(document, situation.zone(line), verdict, line, figures[match.rule]);
    }
  }
}

bool hit_by_another(const MatchedDocument& document, const Situation& situation, const Edit& edit) {
  const auto line = std::ranges::lower_bound(document.text.lines, edit.line, {}, &Line::number);
  if (line == document.text.lines.end()) return false;
  const auto index = static_cast<std::uint32_t>(line - document.text.lines.begin());
  return std::ranges::any_of(situation.matches_of(index), [&](const Match& match) {
    return &situation.rule(match) != edit.rule && speaks_against(situation.rule(match).kind);
  });
}

void count_edits(const MatchedDocument& document, const Situation& situation,
                 const Outcome& outcome, const RuleSet& rules, std::vector<RuleFigures>& figures) {
  for (std::size_t i = 0; i < outcome.decision.edits.size(); ++i) {
    const Edit& edit = outcome.decision.edits[i];
    if (edit.rule == nullptr) continue;
    const EditTally& tally = outcome.score.edits[i];
    RuleFigures& figure = figures[static_cast<std::size_t>(edit.rule - rules.rules.data())];
    ++figure.edits;
    figure.clutter += tally.clutter;
    figure.content += tally.content;
    figure.inlined += tally.inlined;
    if (!hit_by_another(document, situation, edit)) {
      figure.only_clutter += tally.clutter;
      figure.only_content += tally.content;
    }
    if (tally.content > 0) {
      const std::size_t line = document.truth.line_at(edit.content.begin);
      figure.mistakes.push_back(
          {std::string(document.truth.text_of(line)), tally.content, document.truth.document().id});
    }
  }
}

}  // namespace

std::optional<double> HitCounts::precision() const {
  if (clutter + content == 0) return std::nullopt;
  return static_cast<double>(clutter) / static_cast<double>(clutter + content);
}

std::string_view name(Zone zone) {
  switch (zone) {
    case Zone::head:
      return "head";
    case Zone::body:
      return "body";
    case Zone::tail:
      return "tail";
  }
  return "";
}

std::size_t bucket_of(std::uint32_t words) {
  return static_cast<std::size_t>(std::ranges::lower_bound(bucket_ends, words) -
                                  bucket_ends.begin());
}

Verdict judge_line(const MatchedDocument& document, std::uint32_t line) {
  switch (label_of(document, line)) {
    case Label::clutter:
      return Verdict::clutter;
    case Label::content:
      // A content line that the gold article lacks is doubtful.
      return gold_share(document.truth, document.text.lines[line].content).is_mostly_gold()
                 ? Verdict::content
                 : Verdict::other;
    default:
      return Verdict::other;
  }
}

Verdict judge_match(const MatchedDocument& document, const Rule& rule, const Match& match,
                    std::uint32_t line) {
  if (rule.kind != RuleKind::span) return judge_line(document, line);
  switch (label_of(document, line)) {
    case Label::clutter:
      return Verdict::clutter;
    case Label::content:
    case Label::mixed:
      return gold_share(document.truth, match.cut).is_mostly_gold() ? Verdict::content
                                                                    : Verdict::clutter;
    default:
      return Verdict::other;
  }
}

std::vector<RuleFigures> figure_rules(const Trial& trial, const std::vector<Outcome>& outcomes,
                                      const DecideOptions& options) {
  const RuleSet& rules = trial.rules();
  std::vector<RuleFigures> figures(rules.rules.size());
  for (std::uint32_t i = 0; i < figures.size(); ++i) figures[i].rule = i;
  for (std::size_t i = 0; i < trial.size(); ++i) {
    const MatchedDocument& document = trial.document(i);
    if (document.truth.document().trust != Trust::full) continue;
    const Situation situation(document.text, rules, document.matches, options);
    count_hits(document, situation, figures);
    count_edits(document, situation, outcomes[i], rules, figures);
  }
  return figures;
}

}  // namespace dross
