// Runs: lines that no rule knows, at the edges of an article, next to lines that rules took there.
// By measurement the cheapest recall there is: lines beyond the last line of prose, once a sign of
// clutter was seen there, are the article's in one case of a hundred.
//
// What stands in the middle of articles too opens a run only by half: an article may go on behind
// one "See also" line, so only headlines go behind it, until a sentence comes or a second sign.
// Image credits, captions, times and labels open none. Articles of short lines have no runs at all.
#include <vector>

#include "decide/kinds.h"

namespace dross {
namespace {

enum class Weight : std::uint8_t { none, half, whole };

// Does this removal say that the article is over?
Weight weight_of(const Proposal& proposal) {
  switch (proposal.kind) {
    case EditKind::section_head:
    case EditKind::tail:
    case EditKind::sequence:
      return Weight::whole;
    case EditKind::line:
      break;
    default:
      return Weight::none;
  }
  switch (proposal.category) {
    case Category::author_bio:
    case Category::comments:
    case Category::copyright:
    case Category::newsletter:
    case Category::tags:
    case Category::appeal:
    case Category::app_promo:
    case Category::paywall:
      return Weight::whole;
    case Category::related:
    case Category::share:
    case Category::social:
    case Category::navigation:
    case Category::agency_note:
      return Weight::half;
    default:
      return Weight::none;
  }
}

Weight weight_at(const Draft& draft, std::uint32_t line) {
  const Proposal* proposal = draft.removal(line);
  return proposal == nullptr ? Weight::none : weight_of(*proposal);
}

bool is_sign(const Draft& draft, std::uint32_t line) {
  return weight_at(draft, line) != Weight::none;
}

void take_tail_run(const Situation& situation, Draft& draft) {
  Weight weight = Weight::none;
  std::uint32_t sign = 0;
  for (std::uint32_t line = situation.zones().last + 1; line < situation.line_count(); ++line) {
    const Weight here = weight_at(draft, line);
    if (here != Weight::none) {
      weight = weight == Weight::none ? here : Weight::whole;
      sign = line;
    }
    if (weight == Weight::none || draft.removes(line) || draft.protects(line)) continue;
    if (weight == Weight::half && situation.shape(line).ending == Ending::sentence) {
      weight = Weight::none;
      continue;
    }
    draft.remove(line, {EditKind::tail_run, Category::uncategorised, nullptr, sign, {}, 0});
  }
}

// What is left of the lines from one on, and how many of those taken there are signs.
struct Rest {
  std::uint32_t lines = 0;
  std::uint32_t signs = 0;
  std::uint32_t prose = 0;
  std::uint64_t words = 0;
};

std::vector<Rest> rests_of(const Situation& situation, const Draft& draft) {
  std::vector<Rest> rests(situation.line_count() + std::size_t{1});
  for (std::uint32_t line = situation.line_count(); line-- > 0;) {
    Rest& rest = rests[line] = rests[line + std::size_t{1}];
    ++rest.lines;
    if (is_sign(draft, line)) ++rest.signs;
    if (draft.removes(line)) continue;
    rest.words += situation.shape(line).words;
    if (is_prose(situation.shape(line))) ++rest.prose;
  }
  return rests;
}

// `greedy`: where signs stand so dense that a third of all lines from the first of them on went,
// the prose between them is theirs too: bios, teasers, house notes. By measurement on pages that
// nobody had read, 1.8 % of the clutter for 0.02 % of the articles.
void take_dense_end(const Situation& situation, Draft& draft) {
  constexpr std::uint32_t min_signs = 3;
  constexpr std::uint32_t max_prose = 2;
  const std::vector<Rest> rests = rests_of(situation, draft);
  const std::uint64_t all = rests.front().words;
  const auto is_dense_from = [&](std::uint32_t line) {
    const Rest& rest = rests[line];
    return is_sign(draft, line) && rest.signs >= min_signs && rest.signs * 3 >= rest.lines &&
           rest.prose <= max_prose && rest.words * 20 <= all * 3;
  };
  std::uint32_t begin = 0;
  while (begin < situation.line_count() && !is_dense_from(begin)) ++begin;
  for (std::uint32_t line = begin; line < situation.line_count(); ++line) {
    if (draft.removes(line) || draft.protects(line)) continue;
    draft.remove(line, {EditKind::tail_run, Category::uncategorised, nullptr, begin, {}, 0});
  }
}

// What stands between two signs: what follows the last may be a sub-heading, what precedes the
// first is the headline.
void take_head_run(const Situation& situation, Draft& draft) {
  const std::uint32_t end = situation.zones().first;
  std::uint32_t first = 0;
  while (first < end && !is_sign(draft, first)) ++first;
  std::uint32_t last = end;
  while (last > first && !is_sign(draft, last - 1)) --last;
  for (std::uint32_t line = first + 1; line < last; ++line) {
    if (draft.removes(line) || draft.protects(line)) continue;
    draft.remove(line, {EditKind::head_run, Category::uncategorised, nullptr, first, {}, 0});
  }
}

}  // namespace

void decide_runs(const Situation& situation, Draft& draft) {
  const Zones& zones = situation.zones();
  if (!situation.options().mechanisms.runs || !zones.has_body) return;
  if (zones.form == ArticleForm::short_lines) return;
  if (situation.may_act(EditKind::tail_run, Category::uncategorised)) {
    take_tail_run(situation, draft);
    if (situation.options().profile == Profile::greedy) take_dense_end(situation, draft);
  }
  if (situation.may_act(EditKind::head_run, Category::uncategorised)) {
    take_head_run(situation, draft);
  }
}

}  // namespace dross
