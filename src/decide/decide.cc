// One round looks at all lines at once; the order of its stages is the order of precedence, as what
// takes a line first gives the reason that is shown for it. Rounds go on with what is left until
// nothing more goes. Then the document's removal cap is looked at, and a more careful profile
// tried.
#include "decide/decide.h"

#include <utility>

#include "decide/kinds.h"
#include "decide/rounds.h"

namespace dross {
namespace {

constexpr int max_rounds = 8;

std::uint32_t decide_round(const Situation& situation, Draft& draft) {
  protect_kept_lines(situation, draft);
  decide_sequences(situation, draft);
  decide_lines(situation, draft);
  decide_sections(situation, draft);
  decide_tails(situation, draft);
  decide_spans(situation, draft);
  decide_runs(situation, draft);
  const std::uint32_t spared = spare_paragraphs(situation, draft);
  decide_duplicates(situation, draft);
  return spared;
}

class Document {
 public:
  Document(const LinedText& text, const RuleSet& rules, const Selection& selection,
           const std::vector<Match>& matches)
      : text_(text), rules_(rules), selection_(selection), matches_(matches) {
    for (const Line& line : text.lines) words_ += line.shape.words;
  }

  [[nodiscard]] Decision decide_at(const DecideOptions& options) const {
    Decision decision;
    decision.profile = options.profile;
    Draft total(text_);
    Remainder rest = whole(text_, matches_);
    for (int round = 0;; ++round) {
      const Situation situation(rest.text, rules_, rest.matches, options);
      Draft draft(rest.text);
      decision.guards.paragraphs_spared += decide_round(situation, draft);
      Remainder next = without(rest, draft, rules_, selection_);
      if (draft.is_empty()) break;
      if (round == max_rounds) {
        decision.guards.round_limit = true;
        break;
      }
      carry(rest, draft, total);
      rest = std::move(next);
    }
    decision.edits = total.finish();
    return decision;
  }

  /// Of the document's words, those that rules take; duplicates do not count. 0 to 100.
  [[nodiscard]] unsigned share_removed(const Decision& decision) const {
    std::uint64_t removed = 0;
    for (const Edit& edit : decision.edits) {
      if (edit.kind != EditKind::duplicate) removed += edit.words;
    }
    return words_ == 0 ? 0 : static_cast<unsigned>(removed * 100 / words_);
  }

 private:
  // A round's proposals speak of the lines that were left; the document's edits of its own.
  static void carry(const Remainder& rest, const Draft& draft, Draft& total) {
    for (std::uint32_t i = 0; i < rest.origin.size(); ++i) {
      const Proposal* proposal = draft.removal(i);
      if (proposal == nullptr) continue;
      Proposal moved = *proposal;
      moved.cause = rest.origin[moved.cause];
      total.remove(rest.origin[i], moved);
    }
    for (const Cut& cut : draft.cuts()) {
      Proposal moved = cut.proposal;
      moved.cause = rest.origin[moved.cause];
      total.cut(rest.origin[cut.line], cut.span, moved);
    }
  }

  const LinedText& text_;
  const RuleSet& rules_;
  const Selection& selection_;
  const std::vector<Match>& matches_;
  std::uint64_t words_ = 0;
};

}  // namespace

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
    case EditKind::head_run:
    case EditKind::tail_run:
    case EditKind::duplicate:
      return engine_name(kind);
  }
  return "";
}

std::string_view engine_name(EditKind kind) {
  switch (kind) {
    case EditKind::head_run:
      return "head-run";
    case EditKind::tail_run:
      return "tail-run";
    case EditKind::duplicate:
      return "duplicate";
    default:
      return "";
  }
}

std::string_view Edit::source() const {
  return rule != nullptr ? rule->id : engine_name(kind);
}

Decision decide(const LinedText& text, const RuleSet& rules, const Selection& selection,
                const std::vector<Match>& matches, const DecideOptions& options) {
  const Document document(text, rules, selection, matches);
  Decision decision = document.decide_at(options);
  if (!options.mechanisms.removal_cap) return decision;
  DecideOptions lowered = options;
  bool was_lowered = false;
  while (document.share_removed(decision) > options.max_removed) {
    const std::optional<Profile> profile = more_careful(lowered.profile);
    if (!profile) {
      decision.guards.over_cap = true;
      break;
    }
    lowered.profile = *profile;
    was_lowered = true;
    decision = document.decide_at(lowered);
  }
  decision.guards.profile_lowered = was_lowered;
  return decision;
}

}  // namespace dross
