// The fast matcher: for each line the rules that may hit it, by prefilters (rule_index.h), and
// those are put to the same test as in the reference. Short lines that were seen a moment before
// have it all in a memo.
#include <algorithm>
#include <array>
#include <memory>

#include "base/distinct.h"
#include "base/limits.h"
#include "match/index_cache.h"
#include "match/kernels.h"
#include "match/line_memo.h"
#include "match/line_test.h"
#include "match/match.h"
#include "match/odd_letters.h"
#include "match/rule_signs.h"

namespace dross {
namespace {

// As many lines of one class as go through its indexes at once.
class ClassBatch {
 public:
  void clear() {
    folded_.clear();
    raw_.clear();
  }
  void add(const Indexes& indexes, const LinedText& text, std::uint32_t number, Standing standing) {
    const Line& line = text.lines[number];
    folded_.add(line.folded, number, line.shape.words, standing);
    if (!indexes.raw.empty()) raw_.add(text.raw(line), number, line.shape.words, standing);
  }
  void add_suspects(const Indexes& indexes, std::vector<Suspect>& suspects) {
    folded_.finish();
    raw_.finish();
    indexes.folded.suspects(folded_, suspects);
    indexes.raw.suspects(raw_, suspects);
  }
  [[nodiscard]] std::size_t size() const { return folded_.size(); }

 private:
  LineBatch folded_;
  LineBatch raw_;
};

bool is_selected(const Selection& selection, std::uint32_t rule) {
  return std::ranges::binary_search(selection, rule);
}

bool any_rule(const Rule&) {
  return true;
}

// Does a match of the rule depend on more than the line's bytes? Rules of sites are with those, so
// that they are not tried on the pages of others.
bool depends_on_place(const Rule& rule) {
  return rule.kind == RuleKind::sequence || rule.where == where_first_line || !rule.sites.empty();
}

// All that the rules of some packs make of a line.
struct LineFindings {
  std::vector<Match> matches;          ///< spans count from the line's begin; by rule
  std::vector<std::uint32_t> to_test;  ///< suspected rules that depend on the place; ascending

  void clear() {
    matches.clear();
    to_test.clear();
  }
  [[nodiscard]] bool is_small() const {
    return matches.size() + to_test.size() <= limits::max_kept_findings;
  }
};

using Memo = LineMemo<LineFindings>;

// Of what is left of a line that lost a part the memo knows nothing.
bool suits_memo(const Line& line) {
  return line.content.size() <= Memo::max_bytes && line.origins == nullptr;
}

// A line by its traits, for rules that are asked one by one.
class LineView {
 public:
  explicit LineView(std::string_view line) : is_odd_(find_odd_letter(line) != line.npos) {
    if (!is_odd_) traits_ = traits_anywhere(line);
  }
  [[nodiscard]] bool is_allowed(const RuleIndex& index, std::uint32_t rule) const {
    return is_odd_ || index.allows_bytes(rule, traits_);
  }

 private:
  bool is_odd_;
  LineTraits traits_;
};

// One selection of rules and one document.
class Search {
 public:
  Search(const RuleSet& rules, IndexCache& cache, const LinedText& text, const Selection& selection)
      : rules_(rules), indexes_(cache.view(selection)), text_(text), selection_(selection) {}

  void match_all(std::vector<Match>& out) {
    const auto count = static_cast<std::uint32_t>(text_.lines.size());
    for (std::uint32_t line = 0; line < count;) line = match_some(line, out);
  }

  void match_line(std::uint32_t line, RuleTest wanted, std::vector<Match>& out) {
    const Line& one = text_.lines[line];
    const LineFindings* known = suits_memo(one) ? recall(one) : nullptr;
    if (known != nullptr) return add(*known, line, wanted, out);
    const Selection& rules = indexes_.rules(wanted);
    if (rules.size() <= few_rules) return test_each(rules, line, out);
    for (const std::uint32_t rule : suspects_of(one)) {
      if (std::ranges::binary_search(rules, rule)) test(rule, line, out);
    }
  }

 private:
  struct Fresh {
    std::uint32_t line = 0;
    LineFindings findings;
  };
  // Buffers, kept from document to document.
  struct Scratch {
    std::array<ClassBatch, length_classes.size()> classes;
    std::vector<const LineFindings*> known;  ///< of each line looked at, if the memo has it
    std::vector<Suspect> suspects;           ///< each once, by line, then by rule
    std::vector<Fresh> fresh;                ///< the first `fresh_count`
    std::size_t fresh_count = 0;
    Memo memo;
  };
  static Scratch& scratch() {
    thread_local Scratch scratch;
    return scratch;
  }

  // Lines from `first` on; returns the first that is left for the next time. What is found anew
  // goes into the memo only when all of these lines are done with, as it may take the place of what
  // was recalled for them.
  std::uint32_t match_some(std::uint32_t first, std::vector<Match>& out) {
    Scratch& of = scratch();
    const std::uint32_t end = fill(first);
    find_suspects();
    of.fresh_count = 0;
    auto suspect = of.suspects.cbegin();
    for (std::uint32_t line = first; line < end; ++line) {
      if (const LineFindings* known = of.known[line - first]; known != nullptr) {
        add(*known, line, any_rule, out);
        continue;
      }
      const auto from = suspect;
      while (suspect != of.suspects.cend() && suspect->line() == line) ++suspect;
      if (suits_memo(text_.lines[line])) {
        add(study({from, suspect}, line), line, any_rule, out);
        continue;
      }
      for (auto one = from; one != suspect; ++one) {
        if (is_selected(selection_, one->rule())) test(one->rule(), line, out);
      }
    }
    for (std::size_t i = 0; i < of.fresh_count; ++i) {
      const auto& [line, findings] = of.fresh[i];
      if (!findings.is_small()) continue;
      of.memo.keep(indexes_.id(), text_.raw(text_.lines[line]), findings);
    }
    return end;
  }

  // So many are quicker asked one by one than by a search for the signs of all.
  static constexpr std::size_t few_rules = 24;

  void test_each(const Selection& rules, std::uint32_t line, std::vector<Match>& out) {
    const Line& one = text_.lines[line];
    if (one.content.size() > limits::max_line) return;
    const Indexes& indexes = indexes_.of(0);
    const LineView folded(one.folded);
    const LineView raw(text_.raw(one));
    for (const std::uint32_t rule : rules) {
      const bool is_raw = rules_.rules[rule].view == PatternView::raw;
      const bool allowed =
          is_raw ? raw.is_allowed(indexes.raw, rule) : folded.is_allowed(indexes.folded, rule);
      if (allowed) test(rule, line, out);
    }
  }

  // Lines that the memo knows go into no batch.
  std::uint32_t fill(std::uint32_t line) {
    Scratch& of = scratch();
    for (ClassBatch& batch : of.classes) batch.clear();
    of.known.clear();
    for (std::size_t bytes = 0; line < text_.lines.size() && bytes < LineBatch::full; ++line) {
      const Line& one = text_.lines[line];
      bytes += one.folded.size() + 1;
      const auto standing = suits_memo(one) ? Standing::anywhere : Standing::here;
      of.known.push_back(standing == Standing::anywhere ? recall(one) : nullptr);
      if (of.known.back() != nullptr || one.content.size() > limits::max_line) continue;
      const std::size_t length_class = indexes_.class_for(one.shape.words, one.folded.size());
      of.classes[length_class].add(indexes_.of(length_class), text_, line, standing);
    }
    return line;
  }

  void find_suspects() {
    Scratch& of = scratch();
    of.suspects.clear();
    for (std::size_t i = 0; i < of.classes.size(); ++i) {
      if (of.classes[i].size() > 0) of.classes[i].add_suspects(indexes_.of(i), of.suspects);
    }
    std::ranges::sort(of.suspects);
  }

  const LineFindings* recall(const Line& line) {
    return scratch().memo.find(indexes_.id(), text_.raw(line));
  }

  // All rules of the packs, selected or not.
  const LineFindings& study(std::span<const Suspect> suspects, std::uint32_t line) {
    LineFindings& findings = fresh(line);
    const std::size_t begin = text_.lines[line].content.begin;
    for (const Suspect& suspect : suspects) {
      if (depends_on_place(rules_.rules[suspect.rule()])) {
        findings.to_test.push_back(suspect.rule());
      } else {
        test(suspect.rule(), line, findings.matches);
      }
    }
    for (Match& match : findings.matches) {
      match.span = {match.span.begin - begin, match.span.end - begin};
      match.cut = {match.cut.begin - begin, match.cut.end - begin};
    }
    return findings;
  }

  static LineFindings& fresh(std::uint32_t line) {
    Scratch& of = scratch();
    if (of.fresh_count == of.fresh.size()) of.fresh.emplace_back();
    Fresh& next = of.fresh[of.fresh_count++];
    next.line = line;
    next.findings.clear();
    return next.findings;
  }

  // Of the selected rules that are wanted, by rule.
  void add(const LineFindings& findings, std::uint32_t line, RuleTest wanted,
           std::vector<Match>& out) {
    const auto is_asked = [&](std::uint32_t rule) {
      return wanted(rules_.rules[rule]) && is_selected(selection_, rule);
    };
    const std::size_t begin = text_.lines[line].content.begin;
    const auto old = static_cast<std::ptrdiff_t>(out.size());
    for (Match match : findings.matches) {
      if (!is_asked(match.rule)) continue;
      match.line = line;
      match.last_line = line;
      match.span = {match.span.begin + begin, match.span.end + begin};
      match.cut = {match.cut.begin + begin, match.cut.end + begin};
      out.push_back(match);
    }
    if (findings.to_test.empty()) return;
    for (const std::uint32_t rule : findings.to_test) {
      if (is_asked(rule) && may_go_on(rule, line)) test(rule, line, out);
    }
    std::ranges::stable_sort(out.begin() + old, out.end(), {}, &Match::rule);
  }

  void test(std::uint32_t rule, std::uint32_t line, std::vector<Match>& out) {
    if (may_begin(rules_.rules[rule], line)) test_line(rules_, rule, text_, line, out);
  }

  [[nodiscard]] bool may_begin(const Rule& rule, std::uint32_t line) const {
    if (!admits(rule, text_, line)) return false;
    if (rule.kind == RuleKind::sequence && !rule.lines.front().references.empty()) return true;
    return first_pattern(rule).may_match(view_of(rule, text_, text_.lines[line]));
  }

  // Does what follows allow it?
  [[nodiscard]] bool may_go_on(std::uint32_t rule, std::uint32_t line) {
    if (rules_.rules[rule].kind != RuleKind::sequence || line + 1 == text_.lines.size())
      return true;
    const std::string_view next = view_of(rules_.rules[rule], text_, text_.lines[line + 1]);
    if (find_odd_letter(next) != std::string_view::npos) return true;
    const Indexes& indexes = indexes_.of(0);
    const bool is_raw = rules_.rules[rule].view == PatternView::raw;
    return (is_raw ? indexes.raw : indexes.folded).allows_next(rule, traits_within(next));
  }

  // Each once, ascending.
  Selection suspects_of(const Line& line) {
    Selection suspects;
    if (line.content.size() > limits::max_line) return suspects;
    const Indexes& indexes = indexes_.of(indexes_.class_for(line.shape.words, line.folded.size()));
    indexes.folded.suspects(line.folded, suspects);
    if (!indexes.raw.empty()) indexes.raw.suspects(text_.raw(line), suspects);
    keep_distinct(suspects);
    return suspects;
  }

  const RuleSet& rules_;
  IndexCache::View& indexes_;
  const LinedText& text_;
  const Selection& selection_;
};

class FastMatcher final : public Matcher {
 public:
  FastMatcher(const RuleSet& set, std::size_t classes_from)
      : Matcher(set), cache_(set, classes_from) {}

  [[nodiscard]] std::vector<Match> match(const LinedText& text,
                                         const Selection& selection) const override {
    std::vector<Match> matches;
    Search(rules(), cache_, text, selection).match_all(matches);
    return matches;
  }

  void match_line(const LinedText& text, const Selection& selection, std::uint32_t line,
                  RuleTest wanted, std::vector<Match>& out) const override {
    Search(rules(), cache_, text, selection).match_line(line, wanted, out);
  }

 private:
  mutable IndexCache cache_;
};

}  // namespace

std::unique_ptr<Matcher> fast_matcher(const RuleSet& set, std::size_t classes_from) {
  return std::make_unique<FastMatcher>(set, classes_from);
}

std::unique_ptr<Matcher> make_matcher(MatcherKind kind, const RuleSet& set) {
  return kind == MatcherKind::fast ? fast_matcher(set) : reference_matcher(set);
}

}  // namespace dross
