// What right rule files become, key by key, and what several files do to one another.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "catch.h"
#include "unit/rules_support.h"

namespace dross {
namespace {

using dross::test::count_of;
using dross::test::line_rule;
using dross::test::load_text;

constexpr auto all_kinds = R"(
[pack]
name = "en/all"
language = ["en", "de"]

[[rule]]
id = "en/line"
category = "related"
why = "Inline link to another story"
confidence = "high"
strength = "alone"
kind = "line"
match = '(?i)^see also\s{2,}\S'
unless = '(?i)\bsection \d'
min_words = 2
max_words = 30
where = ["body", "tail"]
site = ["*.example.org", "news.test"]
raw = true
removes = ["See also  this", "See also  that\nSee also  more"]
keeps = ["See also  section 4"]

[[rule]]
id = "en/section"
category = "related"
why = "w"
confidence = "low"
kind = "section"
head = '^Related$'
item = '\d ago$'
max_items = 7
removes = ["Related\nA headline"]
keeps = ["Related work"]

[[rule]]
id = "en/tail"
category = "comments"
why = "w"
confidence = "medium"
kind = "tail"
match = '^Leave a comment$'
max_prose = 0
removes = ["Leave a comment"]
keeps = ["Leave a comment below"]

[[rule]]
id = "en/sequence"
category = "author-bio"
why = "w"
confidence = "medium"
kind = "sequence"
lines = ['^(?P<name>\p{Lu}\pL+( \p{Lu}\pL+){0,3})$', '^{name} (is|was) \pL{2}']
removes = ["Ann Lee\nAnn Lee is a reporter."]
keeps = ["Ann Lee\nTom is a reporter."]

[[rule]]
id = "en/span"
category = "title-suffix"
why = "w"
confidence = "medium"
kind = "span"
where = "first-line"
match = '(?P<cut> \| [^|]{3,40})$'
removes = [{ text = "Storm | Example", leaves = "Storm" }, "Flood | Example"]
keeps = ["Storm"]

[[rule]]
id = "en/keep"
why = "w"
kind = "keep"
match = '''
^It's'''
removes = ["It is"]
keeps = ["It's"]
)";

TEST_CASE("every key of every kind is read") {
  const LoadedRules loaded = load_text(all_kinds, RuleOrigin::shipped);
  for (const Diagnostic& d : loaded.diagnostics) FAIL_CHECK(render_text(d, Colour::off));
  REQUIRE(loaded.ok());
  REQUIRE(loaded.set.packs.size() == 1);
  CHECK(loaded.set.packs[0].name == "en/all");
  CHECK(loaded.set.packs[0].languages == std::vector<std::string>{"en", "de"});
  CHECK(loaded.set.packs[0].file == "mine.toml");
  CHECK(loaded.set.packs[0].version.size() == 16);
  REQUIRE(loaded.set.rules.size() == 6);

  const Rule& line = loaded.set.rules[0];
  CHECK(line.id == "en/line");
  CHECK(line.category == Category::related);
  CHECK(line.why == "Inline link to another story");
  CHECK(line.kind == RuleKind::line);
  CHECK(line.confidence == Confidence::high);
  CHECK(line.strength == Strength::alone);
  CHECK(line.view == PatternView::raw);
  CHECK(line.match.source() == R"((?i)^see also\s{2,}\S)");
  REQUIRE(line.unless.has_value());
  CHECK(line.unless->source() == R"((?i)\bsection \d)");
  CHECK(line.min_words == 2);
  CHECK(line.max_words == 30);
  CHECK(int{line.where} == (where_body | where_tail));
  CHECK(line.sites == std::vector<std::string>{"*.example.org", "news.test"});
  REQUIRE(line.removes.size() == 2);
  CHECK(line.removes[1].text == "See also  that\nSee also  more");
  CHECK(line.removes[1].place.line == 20);
  CHECK(line.removes[1].place.column == 30);
  CHECK(line.keeps.size() == 1);
  CHECK(line.place.line == 7);
  CHECK(line.place.column == 6);

  const Rule& section = loaded.set.rules[1];
  CHECK(section.kind == RuleKind::section);
  CHECK(section.match.source() == "^Related$");
  REQUIRE(section.item.has_value());
  CHECK(section.item->source() == R"(\d ago$)");
  CHECK(section.max_items == 7);
  CHECK(section.confidence == Confidence::low);

  CHECK(loaded.set.rules[2].max_prose == 0);
  const Rule& sequence = loaded.set.rules[3];
  REQUIRE(sequence.lines.size() == 2);
  CHECK(sequence.lines[0].references.empty());
  CHECK(sequence.lines[1].references == std::vector<std::string>{"name"});

  const Rule& span = loaded.set.rules[4];
  CHECK(int{span.where} == where_first_line);
  CHECK(span.match.group("cut") == 1);
  REQUIRE(span.removes.size() == 2);
  CHECK(span.removes[0].leaves == "Storm");
  CHECK_FALSE(span.removes[1].leaves.has_value());

  const Rule& keep = loaded.set.rules[5];
  CHECK(keep.match.source() == "^It's");
  CHECK(keep.category == Category::uncategorised);
}

TEST_CASE("what is not said has its default") {
  const LoadedRules loaded = load_text(
      "[[rule]]\nid='a'\nkind='line'\nmatch='x'\nmax_words=5\n"
      "[[rule]]\nid='b'\nkind='section'\nhead='x'\n"
      "[[rule]]\nid='c'\nkind='tail'\nmatch='x'\n"
      "[[rule]]\nid='d'\nkind='sequence'\nlines=['x','y']\n"
      "[[rule]]\nid='e'\nkind='span'\nmatch='x'\n");
  REQUIRE(loaded.ok());
  REQUIRE(loaded.set.rules.size() == 5);
  const std::vector<Strength> strengths = {Strength::with_evidence, Strength::alone,
                                           Strength::alone, Strength::alone,
                                           Strength::with_evidence};
  for (std::size_t i = 0; i < strengths.size(); ++i) {
    const Rule& rule = loaded.set.rules[i];
    CAPTURE(rule.id);
    CHECK(rule.strength == strengths[i]);
    CHECK(rule.confidence == Confidence::medium);
    CHECK(rule.category == Category::uncategorised);
    CHECK(int{rule.where} == where_anywhere);
    CHECK(rule.view == PatternView::folded);
    CHECK(rule.min_words == 0);
    CHECK(rule.max_words == (i == 0 ? 5 : unlimited));
    CHECK(rule.max_items == default_max_items);
    CHECK(rule.max_prose == default_max_prose);
    CHECK_FALSE(rule.unless.has_value());
    CHECK_FALSE(rule.item.has_value());
    CHECK(rule.sites.empty());
  }
  CHECK(loaded.set.packs[0].name == "mine");
  CHECK(loaded.set.packs[0].languages.empty());
  CHECK(count_of(loaded, Fault::missing_text) == 5);
  CHECK(count_of(loaded, Fault::missing_example) == 5);
}

TEST_CASE("what a user's rule may lack, a shipped one must have") {
  const std::string text =
      "[[rule]]\nid='a'\nkind='line'\nmatch='x'\nmax_words=5\n"
      "[[rule]]\nid='b'\nkind='keep'\nmatch='x'\n";
  const LoadedRules user = load_text(text);
  CHECK(user.ok());
  CHECK(count_of(user, Severity::warning) == 4);
  const LoadedRules shipped = load_text(text, RuleOrigin::shipped);
  CHECK_FALSE(shipped.ok());
  CHECK(count_of(shipped, Severity::error) == 4);
  CHECK(shipped.set.rules.empty());
}

TEST_CASE("a rule with an error is left out, its neighbours stay") {
  const LoadedRules loaded =
      load_text(line_rule("a/one") + line_rule("a/two", "(") + line_rule("a/three"));
  CHECK_FALSE(loaded.ok());
  REQUIRE(loaded.set.rules.size() == 2);
  CHECK(loaded.set.rules[0].id == "a/one");
  CHECK(loaded.set.rules[1].id == "a/three");
}

TEST_CASE("an empty file is a pack without rules") {
  for (const char* text : {"", "\n", "# nothing\r\n", "\xEF\xBB\xBF"}) {
    const LoadedRules loaded = load_text(text);
    CHECK(loaded.diagnostics.empty());
    CHECK(loaded.set.packs.size() == 1);
    CHECK(loaded.set.rules.empty());
  }
}

TEST_CASE("an id may be used once in all files, and the first is named") {
  const LoadedRules loaded = load_rules({{"a.toml", line_rule("x/one"), RuleOrigin::user},
                                         {"b.toml", line_rule("x/two"), RuleOrigin::user},
                                         {"c.toml", "\n" + line_rule("x/one"), RuleOrigin::user}});
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].fault == Fault::duplicate_id);
  CHECK(loaded.diagnostics[0].place.file == "c.toml");
  CHECK(loaded.diagnostics[0].place.line == 3);
  CHECK(loaded.diagnostics[0].hint == "the first is at a.toml:2:6");
}

TEST_CASE("disable takes rules of other files out") {
  const std::string disable = "[pack]\ndisable = [\"x/two\"]\n";
  const LoadedRules loaded =
      load_rules({{"a.toml", line_rule("x/one") + line_rule("x/two"), RuleOrigin::user},
                  {"b.toml", disable + line_rule("x/three"), RuleOrigin::user}});
  CHECK(loaded.ok());
  REQUIRE(loaded.set.rules.size() == 2);
  CHECK(loaded.set.rules[0].id == "x/one");
  CHECK(loaded.set.rules[1].id == "x/three");
  CHECK(loaded.set.rules[1].pack == 1);
}

TEST_CASE("disabling what is not there names what is near") {
  const LoadedRules loaded =
      load_rules({{"a.toml", line_rule("en/see-also"), RuleOrigin::user},
                  {"b.toml", "[pack]\ndisable = [\"en/se-also\"]\n", RuleOrigin::user}});
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].fault == Fault::unknown_disabled_id);
  CHECK(loaded.diagnostics[0].hint == "did you mean `en/see-also`?");
  CHECK(loaded.set.rules.size() == 1);
}

TEST_CASE("diagnostics come by file, then by line") {
  const std::string bad = "zzz = 1\n" + line_rule("UPPER") + line_rule("a", "(") + "[other]\n";
  const LoadedRules loaded =
      load_rules({{"z.toml", bad, RuleOrigin::user}, {"a.toml", "= 1\n", RuleOrigin::user}});
  std::vector<std::string> order;
  std::vector<std::size_t> lines;
  for (const Diagnostic& d : loaded.diagnostics) {
    order.push_back(d.place.file);
    if (d.place.file == "z.toml") lines.push_back(d.place.line);
  }
  CHECK(order == std::vector<std::string>{"z.toml", "z.toml", "z.toml", "z.toml", "a.toml"});
  CHECK(std::ranges::is_sorted(lines));
}

TEST_CASE("the hash names the contents, in their order, and no path") {
  const RuleSource one{"one.toml", line_rule("x/one"), RuleOrigin::user};
  const RuleSource two{"two.toml", line_rule("x/two"), RuleOrigin::user};
  const RuleSource moved{"far/one.toml", one.content, RuleOrigin::user};
  const RuleSource joined{"one.toml", one.content + two.content, RuleOrigin::user};
  const std::string hash = load_rules({one, two}).set.hash;
  CHECK(hash.size() == 16);
  CHECK(hash == load_rules({moved, two}).set.hash);
  CHECK(hash != load_rules({two, one}).set.hash);
  CHECK(hash != load_rules({joined}).set.hash);
  CHECK(hash != load_rules({one}).set.hash);
}

TEST_CASE("a carriage return is no part of a pattern or a shown line") {
  const LoadedRules loaded = load_text(
      "[[rule]]\r\nid = 'a'\r\nkind = 'line'\r\nmax_words = 3\r\nmatch = '''\r\na(b'''\r\n");
  const auto found =
      std::ranges::find(loaded.diagnostics, Fault::pattern_missing_paren, &Diagnostic::fault);
  REQUIRE(found != loaded.diagnostics.end());
  CHECK(found->place.line == 6);
  CHECK(found->place.column == 2);
  CHECK(found->source_line == "a(b'''");
}

// toml++ 3.3.0 stops the program at these, if its assertions are left on.
TEST_CASE("what the TOML parser thinks impossible is a syntax error") {
  for (const char* text : {"[(]\n", "[[(]]\n", "[\xC3\xA9]\n", "[.a]\n", "[a.]\n", "[=]", "[#",
                           "x = \xC3\xA9", "\xC3\xA9 = 1", "x =\xC3\xA9", "x = 1\xC3\xA9"}) {
    CAPTURE(text);
    const LoadedRules loaded = load_text(text);
    CHECK(count_of(loaded, Fault::toml_syntax) == 1);
    CHECK(loaded.diagnostics.size() == 1);
  }
}

TEST_CASE("a byte order mark moves no column") {
  const LoadedRules loaded = load_text("\xEF\xBB\xBFtypo = 1\n");
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].place.column == 1);
  CHECK(loaded.diagnostics[0].source_line == "typo = 1");
}

TEST_CASE("a sequence line takes the text of a capture as it is") {
  const SequenceLine line{Regex("^{name}\\b.{0,3}\\p{Lu}{2}x{1,2} {name}?$"), {"name", "name"}, {}};
  const Regex resolved(line.resolve({{"name", "A. (B)"}}));
  CHECK(resolved.source() == "^(?:A\\.\\ \\(B\\))\\b.{0,3}\\p{Lu}{2}x{1,2} (?:A\\.\\ \\(B\\))?$");
  const SequenceLine bio{Regex("^{name} is"), {"name"}, {}};
  CHECK(Regex(bio.resolve({{"name", "A. B"}})).matches("A. B is"));
  CHECK_FALSE(Regex(bio.resolve({{"name", "A. B"}})).matches("AxB is"));
  CHECK_FALSE(Regex(bio.resolve({})).matches(" is"));
}

TEST_CASE("the outline of a sequence line takes any text for a capture") {
  const Regex outline = dross::outline_of("^{name}{2} is {name}?$");
  CHECK(outline.source() == "^(?s:.*){2} is (?s:.*)?$");
  CHECK(outline.matches("A. B is A. B"));
  CHECK(outline.matches(" is "));
  CHECK_FALSE(outline.matches("A. B was A. B"));
}

}  // namespace
}  // namespace dross
