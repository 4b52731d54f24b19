// The order of the stages is the order of precedence: what takes a line first gives the reason that
// is shown for it.
#include "decide/decide.h"

#include "decide/kinds.h"

namespace dross {

std::optional<Profile> profile_from(std::string_view text) {
  if (text == "careful") return Profile::careful;
  if (text == "balanced") return Profile::balanced;
  if (text == "greedy") return Profile::greedy;
  return std::nullopt;
}

std::string_view name(EditKind kind) {
  switch (kind) {
    case EditKind::line:
      return "line";
    case EditKind::span:
      return "span";
    case EditKind::section_head:
      return "section head";
    case EditKind::section_item:
      return "section item";
    case EditKind::tail:
      return "tail";
    case EditKind::sequence:
      return "sequence";
    case EditKind::duplicate:
      return "duplicate";
  }
  return "";
}

std::string_view Edit::source() const {
  return rule != nullptr ? rule->id : name(kind);
}

std::vector<Edit> decide(const LinedText& text, const RuleSet& rules,
                         const std::vector<Match>& matches, const DecideOptions& options) {
  const Situation situation(text, rules, matches, options);
  Draft draft(text);
  protect_kept_lines(situation, draft);
  decide_lines(situation, draft);
  decide_sequences(situation, draft);
  decide_sections(situation, draft);
  decide_tails(situation, draft);
  decide_spans(situation, draft);
  decide_duplicates(situation, draft);
  return draft.finish();
}

}  // namespace dross
