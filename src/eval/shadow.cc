// Whether one regular language holds another can be decided, but at a price in states that no lint
// is worth; texts made from the pattern find every part of it that the other lacks, but for what a
// character class hides. Most pairs are told apart by their keys, and nearly all others by the
// first example.
#include "eval/shadow.h"

#include <algorithm>
#include <string>
#include <utility>

#include "eval/pattern_samples.h"
#include "match/line_test.h"
#include "rules/anchoring.h"
#include "text/lines.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace dross {
namespace {

bool takes_single_lines(RuleKind kind) {
  return kind != RuleKind::span && kind != RuleKind::sequence;
}

template <class T>
bool holds_all(const std::vector<T>& wide, const std::vector<T>& narrow) {
  if (wide.empty()) return true;  // no restriction
  return !narrow.empty() && std::ranges::all_of(narrow, [&](const T& item) {
    return std::ranges::find(wide, item) != wide.end();
  });
}

bool same_pattern(const std::optional<Regex>& a, const std::optional<Regex>& b) {
  return a.has_value() == b.has_value() && (!a || a->source() == b->source());
}

// Whatever the other may do where it hits, this one may.
bool reaches_as_far(const RuleSet& set, const Rule& wide, const Rule& narrow) {
  return wide.kind == narrow.kind && wide.category == narrow.category && wide.view == narrow.view &&
         wide.confidence >= narrow.confidence && wide.strength >= narrow.strength &&
         anchoring_of(wide) >= anchoring_of(narrow) &&
         (wide.where & narrow.where) == narrow.where && wide.min_words <= narrow.min_words &&
         wide.max_words >= narrow.max_words && wide.max_items >= narrow.max_items &&
         wide.max_prose >= narrow.max_prose && same_pattern(wide.item, narrow.item) &&
         holds_all(wide.sites, narrow.sites) &&
         holds_all(set.packs[wide.pack].languages, set.packs[narrow.pack].languages);
}

class Texts {
 public:
  Texts(const RuleSet& set, std::string text)
      : set_(set), text_(std::move(text)), lined_(split_lines(text_, Paragraphs::line)) {}

  [[nodiscard]] std::vector<std::uint32_t> hit_by(std::uint32_t rule) const {
    std::vector<std::uint32_t> hit;
    for (std::uint32_t line = 0; line < lined_.lines.size(); ++line) {
      if (hits(rule, line)) hit.push_back(line);
    }
    return hit;
  }
  [[nodiscard]] bool hits(std::uint32_t rule, std::uint32_t line) const {
    std::vector<Match> matches;
    test_line(set_, rule, lined_, line, matches);
    return !matches.empty();
  }

 private:
  const RuleSet& set_;
  std::string text_;
  LinedText lined_;
};

// Of an example of several lines the first is the rule's own, the rest are its items.
std::string first_lines(const std::vector<Example>& examples) {
  std::string text;
  for (const Example& example : examples) {
    text += example.text.substr(0, example.text.find('\n')) + "\n";
  }
  return text;
}

std::string in_capitals(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string padded(std::string_view text, std::uint32_t max_words) {
  constexpr std::uint32_t longest = 200;
  std::string out(text);
  for (std::uint32_t words = shape_of(text).words; words < std::min(max_words, longest); ++words) {
    out += " alder";
  }
  return out;
}

std::string made_from(const Rule& rule) {
  std::string texts;
  for (const std::string& sample : sample_pattern(rule.match.source())) {
    for (const std::string& text :
         {sample, in_capitals(sample), "Alder " + sample, sample + " alder", sample + ".",
          padded(sample, rule.max_words)}) {
      texts += text;
      texts += '\n';
    }
  }
  return texts;
}

class ShadowSearch {
 public:
  explicit ShadowSearch(const RuleSet& set) : set_(set) {}

  std::optional<std::uint32_t> shadow_of(std::uint32_t narrow) const {
    const Rule& rule = set_.rules[narrow];
    if (!takes_single_lines(rule.kind)) return std::nullopt;
    const bool is_keep = rule.kind == RuleKind::keep;
    const Texts examples(set_, first_lines(is_keep ? rule.keeps : rule.removes));
    const std::vector<std::uint32_t> own = examples.hit_by(narrow);
    if (own.empty()) return std::nullopt;
    std::optional<Texts> made;
    std::vector<std::uint32_t> own_made;
    for (std::uint32_t wide = 0; wide < set_.rules.size(); ++wide) {
      if (wide == narrow || !reaches_as_far(set_, set_.rules[wide], rule)) continue;
      if (!hits_all(examples, wide, own)) continue;
      if (!made) own_made = made.emplace(set_, made_from(rule)).hit_by(narrow);
      if (own_made.empty() || !hits_all(*made, wide, own_made)) continue;
      return wide;
    }
    return std::nullopt;
  }

 private:
  static bool hits_all(const Texts& texts, std::uint32_t rule,
                       const std::vector<std::uint32_t>& lines) {
    return std::ranges::all_of(lines, [&](std::uint32_t line) { return texts.hits(rule, line); });
  }

  const RuleSet& set_;
};

}  // namespace

std::vector<std::optional<std::uint32_t>> find_shadows(const RuleSet& rules) {
  const ShadowSearch search(rules);
  std::vector<std::optional<std::uint32_t>> shadows(rules.rules.size());
  for (std::uint32_t i = 0; i < shadows.size(); ++i) shadows[i] = search.shadow_of(i);
  for (std::uint32_t i = 0; i < shadows.size(); ++i) {
    if (shadows[i] && *shadows[i] > i && shadows[*shadows[i]] == i) shadows[i].reset();
  }
  return shadows;
}

}  // namespace dross
