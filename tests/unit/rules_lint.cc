// What `rules check` says of patterns that work and bite; the wording is in the golden diagnostics.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "eval/pattern_samples.h"
#include "eval/prose_sample.h"
#include "eval/set_lint.h"
#include "eval/shadow.h"
#include "rules/anchoring.h"
#include "rules/pattern_lint.h"
#include "rules/required_literals.h"
#include "rules/rule_hash.h"
#include "rules/rule_lint.h"
#include "text/fold.h"
#include "text/lines.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "unit/rules_support.h"

namespace {

using namespace dross;

std::vector<std::string> pieces(std::string_view pattern, Fault fault) {
  std::vector<std::string> found;
  for (const PatternFinding& finding : lint_pattern(pattern)) {
    if (finding.fault != fault) continue;
    found.emplace_back(pattern.substr(finding.bytes.begin, finding.bytes.size()));
  }
  return found;
}

using Pieces = std::vector<std::string>;

Rule rule_of(std::string pattern, RuleKind kind = RuleKind::line) {
  Rule rule;
  rule.kind = kind;
  rule.match = Regex(std::move(pattern));
  return rule;
}

bool warns(const Rule& rule, Fault fault) {
  return std::ranges::any_of(lint_rule(rule),
                             [&](const RuleFinding& f) { return f.fault == fault; });
}

std::string in_small_letters(std::string_view text) {
  std::string out;
  CodePoint point;
  for (CodePoints points(text); points.next(point);) {
    if (point.value != no_code_point) append_utf8(to_lower(point.value), out);
  }
  return out;
}

LoadedRules lint_text(std::string text) {
  return load_rules({{"mine.toml", std::move(text), RuleOrigin::user}}, Lints::on);
}

TEST_CASE("a dot behind a letter is one that was meant") {
  CHECK(pieces("example.com", Fault::unescaped_dot) == Pieces{"."});
  CHECK(pieces("^Read more...$", Fault::unescaped_dot) == Pieces{"..."});
  CHECK(pieces("(U.S. |Inc.)", Fault::unescaped_dot) == Pieces{".", ".", "."});
  CHECK(pieces("don.t", Fault::unescaped_dot) == Pieces{"."});
  CHECK(pieces("v2.0", Fault::unescaped_dot) == Pieces{"."});
}

TEST_CASE("a dot that repeats, is escaped, or stands behind no letter is a wildcard") {
  for (const std::string_view pattern :
       {"^Read.*more", "news.?letter", "a.{3}b", "a...*b", R"(example\.com)", "a[.]b", "^.", " .x",
        R"(\Qa.b\E)", R"(\d.)", "(a).", "星期.", "a.+?b"}) {
    CAPTURE(std::string(pattern));
    CHECK(pieces(pattern, Fault::unescaped_dot).empty());
  }
}

TEST_CASE("counted gaps: sixty is not yet wide") {
  CHECK(pieces("a.{0,60}b", Fault::wide_gap).empty());
  CHECK(pieces("a.{0,61}b", Fault::wide_gap) == Pieces{"{0,61}"});
  CHECK(pieces("a{61}", Fault::wide_gap) == Pieces{"{61}"});
  CHECK(pieces("a{61,}", Fault::wide_gap) == Pieces{"{61,}"});
  CHECK(pieces("a{3,}.*b+", Fault::wide_gap).empty());
  CHECK(pieces("[^)]{1,200}?", Fault::wide_gap) == Pieces{"{1,200}?"});
}

TEST_CASE("held to an edge: every alternative, and no piece that may be left out") {
  CHECK(is_held_to(Edge::end, "a$"));
  CHECK(is_held_to(Edge::end, "(a|b)$"));
  CHECK(is_held_to(Edge::end, "a$|b$"));
  CHECK(is_held_to(Edge::end, "(a$|b$)"));
  CHECK(is_held_to(Edge::end, R"(a\z)"));
  CHECK_FALSE(is_held_to(Edge::end, "a$|b"));
  CHECK_FALSE(is_held_to(Edge::end, "a($)?"));
  CHECK_FALSE(is_held_to(Edge::end, R"(a\$)"));
  CHECK_FALSE(is_held_to(Edge::end, "^a"));
  CHECK(is_held_to(Edge::start, "^a"));
  CHECK_FALSE(is_held_to(Edge::start, "a$"));
}

TEST_CASE("required literals") {
  CHECK(required_literals(rule_of("(?i)^see also")) == Pieces{"see also"});
  CHECK(required_literals(rule_of(R"(^\d+ (minutes|hours) ago$)")).size() >= 2);
  CHECK(required_literals(rule_of(R"(^\d\d:\d\d$)")).empty());
  CHECK(required_literals(rule_of("(share)?")).empty());
  CHECK(required_literals(rule_of("ab")).empty());       // two letters of ASCII are everywhere
  CHECK_FALSE(required_literals(rule_of("©")).empty());  // one rare sign is not
  CHECK(required_literals(rule_of("©|ab")).empty());
}

TEST_CASE("a sequence is found by any of its lines, and not by what {name} stands for") {
  Rule rule;
  rule.kind = RuleKind::sequence;
  rule.lines = {{Regex(R"(^(?P<name>\pL+)$)"), {}, {}},
                {Regex("^{name} writes for us"), {"name"}, {}}};
  CHECK(required_literals(rule) == Pieces{" writes for us"});
  rule.lines[1] = {Regex("^{name}"), {"name"}, {}};
  CHECK(required_literals(rule).empty());
}

TEST_CASE("required literals are required: every line that a shipped rule hits holds one") {
  std::size_t checked = 0;
  const LoadedRules shipped = load_rules_from({"shipped"});
  for (const Rule& rule : shipped.set.rules) {
    if (rule.kind == RuleKind::sequence || rule.view == PatternView::raw) continue;
    const std::vector<std::string> literals = required_literals(rule);
    if (literals.empty()) continue;
    for (const std::vector<Example>* examples : {&rule.removes, &rule.keeps}) {
      for (const Example& example : *examples) {
        const LinedText text = split_lines(example.text, Paragraphs::line);
        for (const Line& line : text.lines) {
          if (!rule.match.matches(line.folded)) continue;
          INFO(rule.id << ": " << line.folded);
          const std::string lower = in_small_letters(line.folded);
          ++checked;
          CHECK(std::ranges::any_of(literals, [&](const std::string& literal) {
            return lower.find(literal) != std::string::npos;
          }));
        }
      }
    }
  }
  CHECK(checked > 1000);
}

TEST_CASE("no limit and no anchor, by kind") {
  CHECK(warns(rule_of("related", RuleKind::section), Fault::unbounded_rule));
  CHECK_FALSE(warns(rule_of("^related", RuleKind::section), Fault::unbounded_rule));
  CHECK_FALSE(warns(rule_of("related$", RuleKind::tail), Fault::unbounded_rule));
  Rule limited = rule_of("related", RuleKind::section);
  limited.max_words = 12;
  CHECK_FALSE(warns(limited, Fault::unbounded_rule));
  CHECK_FALSE(warns(rule_of("related", RuleKind::keep), Fault::unbounded_rule));
  CHECK(warns(rule_of(R"(\(Read more.*\))", RuleKind::span), Fault::unbounded_rule));
  CHECK(warns(rule_of(R"(\(Read more( \w+)+\))", RuleKind::span), Fault::unbounded_rule));
  CHECK_FALSE(
      warns(rule_of(R"( *\(Read more[^)]{0,60}\))", RuleKind::span), Fault::unbounded_rule));
}

TEST_CASE("alone and unanchored: twelve words are few enough") {
  Rule rule = rule_of("sign up for our newsletter");
  rule.strength = Strength::alone;
  rule.max_words = 12;
  CHECK_FALSE(warns(rule, Fault::alone_unanchored));
  rule.max_words = 13;
  CHECK(warns(rule, Fault::alone_unanchored));
  rule.strength = Strength::with_evidence;
  CHECK_FALSE(warns(rule, Fault::alone_unanchored));
}

TEST_CASE("no literal: an anchor before something narrow is as good") {
  CHECK(warns(rule_of(R"(\d\d)"), Fault::no_literal));
  CHECK_FALSE(warns(rule_of(R"(^\d\d)"), Fault::no_literal));
  CHECK_FALSE(warns(rule_of("^[(•]"), Fault::no_literal));
  CHECK(warns(rule_of("^.{3}$"), Fault::no_literal));
  CHECK(warns(rule_of(R"(^\p{Lu}+$)"), Fault::no_literal));
  CHECK_FALSE(warns(rule_of(R"(^\p{Lu}+ writes)"), Fault::no_literal));
}

TEST_CASE("samples hold every alternative and every optional part") {
  std::vector<std::string> samples = sample_pattern("^(Photo|Image|Map)( by)?: $");
  std::ranges::sort(samples);
  for (const std::string_view wanted : {"Photo", "Image", "Map"}) {
    CHECK(std::ranges::any_of(
        samples, [&](const std::string& s) { return s.find(wanted) != std::string::npos; }));
  }
  CHECK(std::ranges::any_of(samples, [](const std::string& s) { return s.ends_with(" by: "); }));
  CHECK(std::ranges::any_of(samples, [](const std::string& s) { return !s.ends_with(" by: "); }));
  CHECK(sample_pattern("a{2,3}") == Pieces{"aaa", "aa"});
  CHECK(sample_pattern(R"(\.\Qa.b\E)") == Pieces{".a.b"});
}

TEST_CASE("samples of a pattern without edges match it") {
  for (const std::string_view pattern :
       {"(a|b)c?d+[0-9]{2,4}x*", R"(\d{1,2}:\d\d( Uhr)?)", "[©®]", "(?i)(read|see) (more|also)",
        R"(\pL\p{Lu}\s\S.)", "((a|b)|(c(d|e)))?f", "[^a-z]+", "星期[一二]"}) {
    const Regex regex("^(?s:" + std::string(pattern) + ")$");
    CAPTURE(std::string(pattern));
    CHECK_FALSE(sample_pattern(pattern).empty());
    for (const std::string& sample : sample_pattern(pattern)) {
      CAPTURE(sample);
      CHECK(regex.matches(sample));
    }
  }
}

TEST_CASE("samples are bounded, however many alternatives nest") {
  std::string pattern = "(a|b)";
  for (int i = 0; i < 12; ++i) pattern = "(" + pattern + "|" + pattern + ")";
  CHECK(sample_pattern(pattern).size() <= max_pattern_samples);
  std::string deep;
  for (int i = 0; i < 30; ++i) deep += "(x{60}";
  for (int i = 0; i < 30; ++i) deep += "){60}";
  for (const std::string& sample : sample_pattern(deep)) CHECK(sample.size() <= max_sample_bytes);
}

std::vector<std::optional<std::uint32_t>> shadows_of(const std::string& text) {
  const LoadedRules loaded = test::load_text(text);
  REQUIRE(loaded.ok());
  return find_shadows(loaded.set);
}

using Shadows = std::vector<std::optional<std::uint32_t>>;

std::string example_rule(const std::string& id, const std::string& match, const std::string& more) {
  return "[[rule]]\nid = \"" + id +
         "\"\ncategory = \"share\"\nwhy = \"x\"\nkind = \"line\"\nmatch = '" + match +
         "'\nremoves = [\"Share this\"]\nkeeps = [\"No\"]\n" + more + "\n";
}

TEST_CASE("a rule is shadowed by one that hits all that it hits") {
  const std::string narrow = example_rule("a/narrow", "^Share this$", "max_words = 5\n");
  CHECK(shadows_of(narrow + example_rule("a/wide", "(?i)^share", "max_words = 9\n")) ==
        Shadows{1, std::nullopt});
  SECTION("of two equal ones the later is shadowed") {
    CHECK(shadows_of(narrow + example_rule("a/same", "^Share this$", "max_words = 5\n")) ==
          Shadows{std::nullopt, 0});
  }
  SECTION("not where the other is shorter, less sure, elsewhere, or has an exception") {
    for (const std::string& more :
         Pieces{"max_words = 4", "max_words = 9\nconfidence = \"low\"",
                "max_words = 9\nwhere = \"tail\"", "max_words = 9\nunless = 'this'",
                "max_words = 9\nsite = \"a.example\"", "max_words = 9\nmin_words = 1",
                "max_words = 9\nraw = true"}) {
      CAPTURE(more);
      CHECK(shadows_of(narrow + example_rule("a/wide", "(?i)^share", more + "\n")) ==
            Shadows{std::nullopt, std::nullopt});
    }
  }
  SECTION("not where one alternative, or capitals, or more words are its own") {
    const std::string wide = example_rule("a/wide", "^Share", "max_words = 9\n");
    for (const std::string& match :
         Pieces{"^(Share|Email) this$", "(?i)^share this$", "Share this$"}) {
      CAPTURE(match);
      CHECK(shadows_of(example_rule("a/narrow", match, "max_words = 5\n") + wide) ==
            Shadows{std::nullopt, std::nullopt});
    }
  }
}

TEST_CASE("the prose sample has many sentences in every language with a pack") {
  std::size_t sentences = 0;
  std::vector<std::string_view> languages;
  for (const ProseSample& sample : prose_samples()) {
    const LinedText lined = split_lines(sample.sentences, Paragraphs::line);
    CHECK(lined.lines.size() >= 20);
    sentences += lined.lines.size();
    languages.push_back(sample.language);
  }
  CHECK(sentences >= 300);
  for (const Pack& pack : shipped_rules().packs) {
    if (pack.languages.size() > 4) continue;  // intl: English labels on pages in any other language
    for (const std::string& language : pack.languages) {
      CAPTURE(language);
      CHECK(std::ranges::find(languages, language) != languages.end());
    }
  }
}

TEST_CASE("lints run when they are asked for only") {
  const std::string text = example_rule("a/dot", "^Share this.$", "max_words = 5\n");
  CHECK(test::count_of(test::load_text(text), Fault::unescaped_dot) == 0);
  CHECK(test::count_of(lint_text(text), Fault::unescaped_dot) == 1);
}

TEST_CASE("an allowed warning is not shown, and one allowed in vain is") {
  const std::string dotted = example_rule("a/dot", "^Share this.$", "max_words = 5\n");
  const LoadedRules allowed = lint_text(dotted + "allow.unescaped-dot = \"any sign\"\n");
  CHECK(test::count_of(allowed, Fault::unescaped_dot) == 0);
  REQUIRE(allowed.ok());
  CHECK(allowed.set.rules[0].allowed[0].reason == "any sign");
  CHECK(lint_set(allowed).empty());

  const LoadedRules vain = lint_text(dotted + "allow.wide-gap = \"no gap here\"\n");
  CHECK(test::count_of(vain, Fault::unescaped_dot) == 1);
  const std::vector<Diagnostic> found = lint_set(vain);
  REQUIRE(found.size() == 1);
  CHECK(found[0].fault == Fault::unused_allow);
  CHECK(found[0].place.line == 11);
}

TEST_CASE("a hash of the matching changes with what is matched and with nothing else") {
  const auto hash = [](const std::string& more, const std::string& match = "^Share") {
    const LoadedRules loaded = test::load_text(example_rule("a/b", match, more + "\n"));
    REQUIRE(loaded.ok());
    return matching_hash(loaded.set.rules[0], loaded.set.packs[0]);
  };
  const std::string one = hash("max_words = 5");
  CHECK(one.size() == 16);
  CHECK(hash("max_words = 5\nconfidence = \"high\"\nstrength = \"alone\"") == one);
  for (const std::string& other :
       {hash("max_words = 6"), hash("max_words = 5\nmin_words = 2"), hash("max_words = 5", "^Shar"),
        hash("max_words = 5\nunless = 'x'"), hash("max_words = 5\nwhere = \"head\""),
        hash("max_words = 5\nraw = true"), hash("max_words = 5\nsite = \"a.example\"")}) {
    CHECK(other != one);
  }
}

}  // namespace
