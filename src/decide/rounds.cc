// A line that lost a part is folded anew and its byte origins are traced to the first text, so
// edits of any round speak of the same bytes. Only rewritten lines, sequences where lines have come
// together and a new first line are matched again.
#include "decide/rounds.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "text/fold.h"

namespace dross {
namespace {

constexpr std::uint32_t gone = UINT32_MAX;

LinedText bare_copy(const LinedText& text) {
  LinedText copy;
  copy.text = text.text;
  copy.begin = text.begin;
  copy.unit = text.unit;
  return copy;
}

// What the cuts first..last leave of a line, and for each byte of it the place in the line's
// content.
struct Rest {
  std::string text;
  std::vector<std::uint32_t> origins;
};

Rest rest_of(const LinedText& text, const Line& line, const std::vector<ByteSpan>& cuts) {
  Rest rest;
  std::size_t at = line.content.begin;
  const auto keep_until = [&](std::size_t end) {
    for (; at < end; ++at) {
      rest.text += text.text[at];
      rest.origins.push_back(static_cast<std::uint32_t>(at - line.content.begin));
    }
  };
  for (const ByteSpan& cut : cuts) {
    keep_until(cut.begin);
    at = std::max(at, cut.end);
  }
  keep_until(line.content.end);
  rest.origins.push_back(static_cast<std::uint32_t>(line.content.size()));
  return rest;
}

std::shared_ptr<const RewrittenLine> rewrite(const LinedText& text,
                                             const std::vector<ByteSpan>& cuts, Line& line) {
  const Rest rest = rest_of(text, line, cuts);
  auto rewritten = std::make_shared<RewrittenLine>();
  FoldedLine folding = fold_line_plainly(rest.text);
  rewritten->folded = std::move(folding.text);
  for (const std::uint32_t origin : folding.origins) {
    rewritten->origins.push_back(rest.origins[origin]);
  }
  line.folded = rewritten->folded;
  line.origins = &rewritten->origins;
  line.shape = shape_of(line.folded);
  line.shape.bulleted = folding.lead == Lead::bullet;
  return rewritten;
}

bool is_sequence(const Rule& rule) {
  return rule.kind == RuleKind::sequence;
}

bool is_no_sequence(const Rule& rule) {
  return !is_sequence(rule);
}

bool is_for_first_line(const Rule& rule) {
  return rule.where == where_first_line && !is_sequence(rule);
}

// In lines; 0 where there is none.
std::size_t longest_sequence(const RuleSet& rules, const Selection& selection) {
  std::size_t longest = 0;
  for (const std::uint32_t rule : selection) {
    longest = std::max(longest, rules.rules[rule].lines.size());
  }
  return longest;
}

class NextRound {
 public:
  NextRound(const Remainder& before, const Draft& draft, const std::vector<Cut>& cuts)
      : before_(before), draft_(draft), cuts_(cuts), place_(before.text.lines.size(), gone) {
    out_.text = bare_copy(before.text);
  }

  Remainder make(const Matcher& matcher, const Selection& selection) {
    for (std::uint32_t line = 0; line < before_.text.lines.size(); ++line) {
      if (!draft_.removes(line)) keep(line);
    }
    carry_matches();
    match_again(matcher, selection);
    return std::move(out_);
  }

 private:
  void keep(std::uint32_t line) {
    place_[line] = static_cast<std::uint32_t>(out_.text.lines.size());
    was_.push_back(line);
    out_.text.lines.push_back(before_.text.lines[line]);
    out_.origin.push_back(before_.origin[line]);
    out_.cuts.push_back(before_.cuts[line]);
    out_.rewritten.push_back(before_.rewritten[line]);
    changed_.push_back(false);
    std::vector<ByteSpan>& spent = out_.cuts.back();
    while (next_cut_ < cuts_.size() && cuts_[next_cut_].line < line) ++next_cut_;
    for (; next_cut_ < cuts_.size() && cuts_[next_cut_].line == line; ++next_cut_) {
      spent.push_back(cuts_[next_cut_].span);
      changed_.back() = true;
    }
    if (!changed_.back()) return;
    std::ranges::sort(spent, {}, &ByteSpan::begin);
    out_.rewritten.back() = rewrite(out_.text, spent, out_.text.lines.back());
  }

  void carry_matches() {
    for (Match match : before_.matches) {
      const std::uint32_t line = place_[match.line];
      const std::size_t lines = match.last_line - match.line + std::size_t{1};
      if (line == gone || line + lines > was_.size() || !is_intact(line, lines)) continue;
      match.last_line = line + (match.last_line - match.line);
      match.line = line;
      out_.matches.push_back(match);
    }
  }

  // Are the lines from this one on, as far as there are any, whole and neighbours of old?
  [[nodiscard]] bool is_intact(std::size_t line, std::size_t lines) const {
    const std::size_t end = std::min(line + lines, was_.size());
    for (std::size_t i = line; i < end; ++i) {
      if (changed_[i] || was_[i] - was_[line] != i - line) return false;
    }
    return true;
  }

  void match_again(const Matcher& matcher, const Selection& selection) {
    const auto match = [&](std::uint32_t line, RuleTest wanted) {
      matcher.match_line(out_.text, selection, line, wanted, out_.matches);
    };
    const auto count = static_cast<std::uint32_t>(out_.text.lines.size());
    for (std::uint32_t line = 0; line < count; ++line) {
      if (changed_[line]) match(line, is_no_sequence);
    }
    const std::size_t longest = longest_sequence(matcher.rules(), selection);
    const bool new_first = count > 0 && out_.origin[0] != before_.origin[0];
    for (std::uint32_t line = 0; line < count && longest > 0; ++line) {
      if ((line == 0 && new_first) || !is_intact(line, longest)) match(line, is_sequence);
    }
    if (new_first) match(0, is_for_first_line);
    std::ranges::sort(out_.matches, {}, [](const Match& m) {
      return std::tuple(m.line, m.rule, m.span.begin, m.span.end);
    });
    const auto repeats = std::ranges::unique(out_.matches);
    out_.matches.erase(repeats.begin(), repeats.end());
  }

  const Remainder& before_;
  const Draft& draft_;
  const std::vector<Cut>& cuts_;
  Remainder out_;
  std::vector<std::uint32_t> place_;  ///< of each line before: its index now, or `gone`
  std::vector<std::uint32_t> was_;    ///< of each line now: its index before
  std::vector<bool> changed_;         ///< of each line now: did it lose a part in this round?
  std::size_t next_cut_ = 0;
};

}  // namespace

Remainder whole(const LinedText& text, const std::vector<Match>& matches) {
  Remainder all;
  all.text = bare_copy(text);
  all.text.lines = text.lines;
  all.matches = matches;
  all.origin.resize(text.lines.size());
  std::iota(all.origin.begin(), all.origin.end(), 0U);
  all.cuts.resize(text.lines.size());
  all.rewritten.resize(text.lines.size());
  return all;
}

Remainder without(const Remainder& before, const Draft& draft, const Matcher& matcher,
                  const Selection& selection) {
  return NextRound(before, draft, draft.cuts()).make(matcher, selection);
}

}  // namespace dross
