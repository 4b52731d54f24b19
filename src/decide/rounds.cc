#include "decide/rounds.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "match/line_test.h"
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

// The folded form and the shape of what the cuts leave of a line.
void rewrite(const std::vector<Cut>& cuts, std::size_t first, std::size_t last, Remainder& out,
             Line& line) {
  std::string kept;
  std::size_t at = line.content.begin;
  for (std::size_t i = first; i < last; ++i) {
    const std::size_t begin = std::max(at, cuts[i].span.begin);
    kept += out.text.text.substr(at, begin - at);
    at = std::max(at, cuts[i].span.end);
  }
  kept += out.text.text.substr(at, line.content.end - at);
  std::vector<char> storage;
  const Folding folding = fold_line(kept, storage);
  out.rewritten.push_back(std::make_shared<const std::string>(folding.folded));
  line.folded = *out.rewritten.back();
  line.shape = shape_of(line.folded);
  line.shape.bulleted = folding.lead == Lead::bullet;
}

class Rematch {
 public:
  Rematch(Remainder& out, const RuleSet& rules, const Selection& selection)
      : out_(out), rules_(rules), selection_(selection) {}

  // A line that lost a part: only what takes or keeps whole lines; its spans are spent.
  void rewritten_line(std::uint32_t line) {
    test(line, [](const Rule& rule) {
      return rule.kind != RuleKind::span && rule.kind != RuleKind::sequence;
    });
  }
  void sequences_at(std::uint32_t line) {
    test(line, [](const Rule& rule) { return rule.kind == RuleKind::sequence; });
  }
  void first_line() {
    test(0, [](const Rule& rule) {
      return rule.where == where_first_line && rule.kind != RuleKind::sequence;
    });
  }

 private:
  template <class Wanted>
  void test(std::uint32_t line, Wanted wanted) {
    for (const std::uint32_t rule : selection_) {
      if (wanted(rules_.rules[rule])) test_line(rules_, rule, out_.text, line, out_.matches);
    }
  }

  Remainder& out_;
  const RuleSet& rules_;
  const Selection& selection_;
};

std::size_t longest_sequence(const RuleSet& rules, const Selection& selection) {
  std::size_t longest = 0;
  for (const std::uint32_t rule : selection) {
    longest = std::max(longest, rules.rules[rule].lines.size());
  }
  return longest;
}

void carry_matches(const Remainder& before, const RuleSet& rules,
                   const std::vector<std::uint32_t>& place, const std::vector<bool>& changed,
                   Remainder& out) {
  for (Match match : before.matches) {
    const std::uint32_t line = place[match.line];
    if (line == gone || changed[line]) continue;
    if (rules.rules[match.rule].kind == RuleKind::sequence) continue;
    match.line = line;
    match.last_line = line;
    out.matches.push_back(match);
  }
}

}  // namespace

Remainder whole(const LinedText& text, const std::vector<Match>& matches) {
  Remainder all;
  all.text = bare_copy(text);
  all.text.lines = text.lines;
  all.matches = matches;
  all.origin.resize(text.lines.size());
  std::iota(all.origin.begin(), all.origin.end(), 0U);
  return all;
}

Remainder without(const Remainder& before, Draft& draft, const RuleSet& rules,
                  const Selection& selection) {
  const std::vector<Cut>& cuts = draft.settle_cuts();
  Remainder out;
  out.text = bare_copy(before.text);
  out.rewritten = before.rewritten;
  std::vector<std::uint32_t> place(before.text.lines.size(), gone);
  std::vector<bool> changed;
  std::vector<std::uint32_t> seams;  // lines before which something is missing now
  std::size_t cut = 0;
  bool gap = false;
  for (std::uint32_t i = 0; i < before.text.lines.size(); ++i) {
    if (draft.removes(i)) {
      gap = true;
      continue;
    }
    place[i] = static_cast<std::uint32_t>(out.text.lines.size());
    if (gap) seams.push_back(place[i]);
    gap = false;
    out.text.lines.push_back(before.text.lines[i]);
    out.origin.push_back(before.origin[i]);
    std::size_t last = cut;
    while (last < cuts.size() && cuts[last].line == i) ++last;
    changed.push_back(last > cut);
    if (last > cut) rewrite(cuts, cut, last, out, out.text.lines.back());
    cut = last;
  }
  carry_matches(before, rules, place, changed, out);
  Rematch rematch(out, rules, selection);
  const auto count = static_cast<std::uint32_t>(out.text.lines.size());
  for (std::uint32_t line = 0; line < count; ++line) {
    if (changed[line]) rematch.rewritten_line(line);
  }
  if (longest_sequence(rules, selection) > 0) {
    for (std::uint32_t line = 0; line < count; ++line) rematch.sequences_at(line);
  }
  if (!seams.empty() && seams.front() == 0) rematch.first_line();
  std::ranges::sort(out.matches, {}, [](const Match& m) {
    return std::tuple(m.line, m.rule, m.span.begin, m.span.end);
  });
  const auto repeats = std::ranges::unique(out.matches);
  out.matches.erase(repeats.begin(), repeats.end());
  return out;
}

}  // namespace dross
