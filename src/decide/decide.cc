// One round looks at all lines at once; the order of its stages is the order of precedence, as what
// takes a line first gives the reason that is shown for it. Rounds go on with what is left until
// nothing more goes. Then the document's removal cap is looked at, and a more careful profile
// tried.
#include "decide/decide.h"

#include <algorithm>
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
  decide_lists(situation, draft);
  decide_companions(situation, draft);
  const std::uint32_t spared = spare_paragraphs(situation, draft);
  decide_duplicates(situation, draft);
  return spared;
}

/// What was taken of a document, or of what an earlier decision left of it.
struct Taken {
  explicit Taken(const LinedText& document) : total(document) {}

  Draft total;     ///< speaks of the document's lines
  Remainder rest;  ///< what is left
  Profile profile = Profile::balanced;
  Guards guards;
};

class Document {
 public:
  Document(const LinedText& text, const Matcher& matcher, const Selection& selection)
      : text_(text), matcher_(matcher), selection_(selection) {}

  /// Within the removal cap, by the first profile that keeps it, from the one asked for down to
  /// `careful`, whose edits stand whatever they take.
  ///
  /// Cleaning again must not do what the cap forbade: the share of a lowered profile's result is
  /// counted anew there, from fewer words. So a lowered profile's result is only given out if
  /// another run would take no paragraph of it; if none is so, nothing is taken.
  [[nodiscard]] Taken take(const Remainder& start, const DecideOptions& options, int depth) const {
    Taken taken = take_rounds(start, options);
    if (!options.mechanisms.removal_cap || !exceeds(start, taken, options.max_removed)) {
      return taken;
    }
    DecideOptions lowered = options;
    while (const auto profile = more_careful(lowered.profile)) {
      lowered.profile = *profile;
      taken = take_rounds(start, lowered);
      taken.guards.profile_lowered = true;
      if (exceeds(start, taken, options.max_removed)) continue;
      return is_stable(taken, options, depth) ? std::move(taken) : nothing(start, taken);
    }
    taken.guards.over_cap = true;
    add_second_run(taken, options, depth);
    return taken;
  }

 private:
  static constexpr int max_depth = 3;

  [[nodiscard]] Taken take_rounds(const Remainder& start, const DecideOptions& options) const {
    Taken taken(text_);
    taken.profile = options.profile;
    taken.rest = start;
    for (int round = 0;; ++round) {
      const Situation situation(taken.rest.text, matcher_.rules(), taken.rest.matches, options);
      Draft draft(taken.rest.text);
      const std::uint32_t spared = decide_round(situation, draft);
      taken.guards.paragraphs_spared = std::max(taken.guards.paragraphs_spared, spared);
      draft.settle_cuts();
      if (draft.is_empty()) return taken;
      if (round == max_rounds) {
        taken.guards.round_limit = true;
        return taken;
      }
      Remainder next = without(taken.rest, draft, matcher_, selection_);
      carry(taken.rest, draft, taken.total);
      taken.rest = std::move(next);
    }
  }

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

  /// Do rules take a larger share of the words at the start? Duplicates do not count.
  [[nodiscard]] static bool exceeds(const Remainder& start, const Taken& taken, unsigned percent) {
    std::uint64_t words = 0;
    std::uint64_t kept = 0;
    for (const Line& line : start.text.lines) words += line.shape.words;
    for (const Line& line : taken.rest.text.lines) kept += line.shape.words;
    for (const std::uint32_t origin : start.origin) {
      const Proposal* proposal = taken.total.removal(origin);
      if (proposal == nullptr || proposal->kind != EditKind::duplicate) continue;
      kept += taken.total.text().lines[origin].shape.words;
    }
    return words > kept && (words - kept) * 100 > words * percent;
  }

  [[nodiscard]] static bool takes_paragraph(const Taken& taken) {
    const std::vector<Line>& lines = taken.total.text().lines;
    for (std::uint32_t line = 0; line < lines.size(); ++line) {
      if (lines[line].shape.words >= long_words && taken.total.removes(line)) return true;
    }
    return false;
  }

  // Another run on a result that took nothing is the same run again.
  [[nodiscard]] bool is_stable(const Taken& taken, const DecideOptions& options, int depth) const {
    if (taken.total.is_empty()) return true;
    return depth < max_depth && !takes_paragraph(take(taken.rest, options, depth + 1));
  }

  [[nodiscard]] Taken nothing(const Remainder& start, const Taken& tried) const {
    Taken taken(text_);
    taken.rest = start;
    taken.profile = tried.profile;
    taken.guards = tried.guards;
    return taken;
  }

  void add_second_run(Taken& taken, const DecideOptions& options, int depth) const {
    if (taken.total.is_empty() || depth == max_depth) return;
    Taken second = take(taken.rest, options, depth + 1);
    if (!takes_paragraph(second)) return;
    taken.total.add(second.total);
    taken.rest = std::move(second.rest);
  }

  const LinedText& text_;
  const Matcher& matcher_;
  const Selection& selection_;
};

// Few documents have any, and only for those the zones are found once more.
std::vector<std::uint32_t> kept_lines(const LinedText& text, const RuleSet& rules,
                                      const std::vector<Match>& matches,
                                      const DecideOptions& options) {
  const auto keeps = [&](const Match& m) { return rules.rules[m.rule].kind == RuleKind::keep; };
  std::vector<std::uint32_t> lines;
  if (std::ranges::none_of(matches, keeps)) return lines;
  const Situation situation(text, rules, matches, options);
  for (const Match& match : situation.matches()) {
    if (keeps(match) && (lines.empty() || lines.back() != match.line)) lines.push_back(match.line);
  }
  return lines;
}

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
    case EditKind::list_run:
    case EditKind::companion:
    case EditKind::duplicate:
    case EditKind::template_line:
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
    case EditKind::list_run:
      return "list-run";
    case EditKind::companion:
      return "companion";
    case EditKind::duplicate:
      return "duplicate";
    case EditKind::template_line:
      return "template";
    default:
      return "";
  }
}

std::string_view Edit::source() const {
  return rule != nullptr ? rule->id : engine_name(kind);
}

namespace {

// Rules have nothing to say about most articles, and most repeat nothing: then one look at the
// document as it stands is enough, and no round has to be prepared for.
bool nothing_goes(const LinedText& text, const Matcher& matcher, const std::vector<Match>& matches,
                  const DecideOptions& options) {
  if (!matches.empty()) return false;
  const Situation situation(text, matcher.rules(), matches, options);
  Draft draft(text);
  const std::uint32_t spared = decide_round(situation, draft);
  return spared == 0 && draft.is_empty();
}

}  // namespace

Decision decide(const LinedText& text, const Matcher& matcher, const Selection& selection,
                const std::vector<Match>& matches, const DecideOptions& options) {
  if (nothing_goes(text, matcher, matches, options)) return {{}, {}, options.profile, {}};
  Taken taken = Document(text, matcher, selection).take(whole(text, matches), options, 0);
  return {taken.total.finish(), kept_lines(text, matcher.rules(), matches, options), taken.profile,
          taken.guards};
}

}  // namespace dross
