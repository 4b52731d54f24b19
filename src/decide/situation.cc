// The order matters: hits first, then which lines they set aside, then the zones of what is left,
// and only then which matches stand where their rule may act.
#include "decide/situation.h"

#include <algorithm>
#include <iterator>

#include "rules/anchoring.h"

namespace dross {
namespace {

std::uint8_t where_bit(Zone zone) {
  switch (zone) {
    case Zone::head:
      return where_head;
    case Zone::body:
      return where_body;
    case Zone::tail:
      return where_tail;
  }
  return 0;
}

Confidence least_confidence(const DecideOptions& options) {
  if (!options.mechanisms.confidence) return Confidence::low;
  switch (options.profile) {
    case Profile::careful:
      return Confidence::high;
    case Profile::balanced:
      return Confidence::medium;
    case Profile::greedy:
      return Confidence::low;
  }
  return Confidence::high;
}

}  // namespace

bool speaks_against(RuleKind kind) {
  return kind != RuleKind::span && kind != RuleKind::keep;
}

Situation::Situation(const LinedText& text, const RuleSet& rules, const std::vector<Match>& matches,
                     const DecideOptions& options)
    : text_(text), rules_(rules), options_(options), hit_(text.lines.size()) {
  for (const Match& match : matches) {
    if (!speaks_against(rule(match).kind)) continue;
    std::fill(hit_.begin() + match.line, hit_.begin() + match.last_line + 1, true);
  }
  const std::vector<bool> aside = lines_set_aside(matches);
  const ArticleForm form =
      options.mechanisms.list_form ? find_form(text, aside) : ArticleForm::prose;
  zones_ = find_zones(text, aside, form);
  std::ranges::copy_if(matches, std::back_inserter(matches_),
                       [this](const Match& match) { return in_place(match); });
  index_lines();
}

// What cannot take a line by far cannot say either that it is no line of the article: a rule that
// is not sure enough for the profile, and, against prose, a single unanchored sign.
std::vector<bool> Situation::lines_set_aside(const std::vector<Match>& matches) const {
  std::vector<bool> aside(text_.lines.size());
  const Match* weak = nullptr;  // the last unanchored sign that was alone on its line so far
  for (const Match& match : matches) {
    const Rule& hit = rule(match);
    if (!speaks_against(hit.kind) || hit.confidence < least_confidence(options_)) continue;
    const bool is_weak = hit.kind == RuleKind::line && hit.strength == Strength::with_evidence &&
                         anchoring_of(hit) == Anchoring::unanchored &&
                         is_prose(text_.lines[match.line].shape);
    const bool is_second =
        weak != nullptr && weak->line == match.line &&
        (weak->span.end <= match.span.begin || match.span.end <= weak->span.begin);
    if (is_weak && !is_second) {
      if (weak == nullptr || weak->line != match.line) weak = &match;
      continue;
    }
    std::fill(aside.begin() + match.line, aside.begin() + match.last_line + 1, true);
  }
  return aside;
}

void Situation::index_lines() {
  first_match_.resize(text_.lines.size() + 1);
  std::uint32_t next = 0;
  for (std::uint32_t line = 0; line < line_count(); ++line) {
    first_match_[line] = next;
    while (next < matches_.size() && matches_[next].line == line) ++next;
  }
  first_match_[line_count()] = next;
}

std::span<const Match> Situation::matches_of(std::uint32_t line) const {
  return matches().subspan(first_match_[line], first_match_[line + 1] - first_match_[line]);
}

bool Situation::in_place(const Match& match) const {
  const std::uint8_t where = rule(match).where;
  if ((where & where_first_line) != 0 && match.line == 0) return true;
  return (where & where_bit(zone(match.line))) != 0;
}

bool Situation::may_act(const Rule& rule) const {
  return rule.confidence >= least_confidence(options_) &&
         options_.filter.permits(rule.id, rule.category);
}

bool Situation::may_act(EditKind engine, Category category) const {
  return options_.filter.permits(engine_name(engine), category);
}

bool Situation::is_article(std::uint32_t line) const {
  return !is_hit(line) && is_prose(shape(line));
}

}  // namespace dross
