// Runs: lines that no rule knows, at the edges of an article, next to lines that rules took there.
// By measurement the cheapest recall there is: lines beyond the last line of prose, once a sign of
// clutter was seen there, are the article's in one case of a hundred.
//
// Signs that stand in the middle of articles too (image credits, captions, times, labels of players
// and advertisements) open no run: a list or an event block may follow them. Articles of short
// lines have no runs at all.
#include <algorithm>

#include "decide/kinds.h"

namespace dross {
namespace {

bool opens_run(const Proposal& proposal) {
  switch (proposal.category) {
    case Category::image_credit:
    case Category::caption:
    case Category::timestamp:
    case Category::byline:
    case Category::ad_label:
    case Category::video_player:
    case Category::script:
    case Category::cookie:
    case Category::title_suffix:
    case Category::duplicate:
    case Category::uncategorised:
      return false;
    default:
      return true;
  }
}

bool is_sign(const Draft& draft, std::uint32_t line) {
  const Proposal* proposal = draft.removal(line);
  return proposal != nullptr && opens_run(*proposal);
}

// Everything behind the first sign.
void take_tail_run(const Situation& situation, Draft& draft) {
  const std::uint32_t count = situation.line_count();
  std::uint32_t sign = situation.zones().last + 1;
  while (sign < count && !is_sign(draft, sign)) ++sign;
  for (std::uint32_t line = sign + 1; line < count; ++line) {
    if (draft.removes(line) || draft.protects(line)) continue;
    draft.remove(line, {EditKind::tail_run, Category::uncategorised, nullptr, sign, {}, 0});
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
  }
  if (situation.may_act(EditKind::head_run, Category::uncategorised)) {
    take_head_run(situation, draft);
  }
}

}  // namespace dross
