// Sequences: neighbouring lines, and the quoted text of a capture in the lines after it.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "match/match.h"
#include "match/sequence_line.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Match;

std::vector<Match> matches_of(std::string_view lines, std::string_view text) {
  const dross::RuleSet rules = dross::test::rules_of(
      "[pack]\nname = \"t\"\n[[rule]]\nid = \"t/r\"\nkind = \"sequence\"\ncategory = \"related\"\n"
      "confidence = \"high\"\nwhy = \"x\"\nlines = " +
      std::string(lines) + "\n");
  const dross::LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
  return dross::reference_matcher(rules)->match(lined, {0});
}

TEST_CASE("all lines of a sequence match, one after the other") {
  const std::string_view two = "['^a', '^b']";
  REQUIRE(matches_of(two, "x\na1\n\nb1\n").size() == 1);
  const Match match = matches_of(two, "x\na1\n\nb1\n")[0];
  CHECK(match.line == 1);
  CHECK(match.last_line == 2);
  CHECK(match.span == dross::ByteSpan{2, 4});
  CHECK(matches_of(two, "a\nx\nb\n").empty());
  CHECK(matches_of(two, "b\na\n").empty());
  CHECK(matches_of(two, "a\n").empty());
  CHECK(matches_of(two, "a\nb\na\nb\n").size() == 2);
}

TEST_CASE("a name stands for the text that its capture took") {
  const std::string_view bio = "['^(?P<name>\\p{Lu}.*)$', '^{name} is']";
  CHECK(matches_of(bio, "Jo Doe\nJo Doe is here\n").size() == 1);
  CHECK(matches_of(bio, "Jo Doe\nJo Roe is here\n").empty());
  CHECK(matches_of(bio, "Jo Doe\nJo Doe was here\n").empty());
}

TEST_CASE("signs of patterns in a name stand for themselves") {
  const std::string_view bio = "['^(?P<name>.+)$', '^{name} is']";
  for (const std::string name :
       {"J. (Jo) Doe+", "a|b", "[x]", "^a$", "\\d", "a{2}", "{name}", "x*", "Zoë \"Z\" d'Or"}) {
    CAPTURE(name);
    CHECK(matches_of(bio, name + "\n" + name + " is here\n").size() == 1);
    CHECK(matches_of(bio, name + "\nX" + name + " is here\n").empty());
  }
  CHECK(matches_of(bio, "J. Doe\nJx Doe is here\n").empty());
  CHECK(matches_of(bio, "a|b\na is here\n").empty());
}

TEST_CASE("names of folded lines compare folded") {
  const std::string_view bio = "['^(?P<name>.+)$', '^{name} is']";
  CHECK(matches_of(bio, "• Anne–Marie O’Neil\n- Anne-Marie O'Neil is here\n").size() == 1);
}

TEST_CASE("captures serve every later line, each try anew") {
  const std::string_view three = "['^(?P<a>\\w)$', '^(?P<b>\\w)$', '^{b}{a}$']";
  CHECK(matches_of(three, "x\ny\nyx\n").size() == 1);
  CHECK(matches_of(three, "x\ny\nxy\n").empty());
  CHECK(matches_of(three, "w\nx\ny\nyx\n").size() == 1);
}

TEST_CASE("a capture that took no part makes no match") {
  const std::string_view maybe = "['^x(?P<a>y)?$', '^{a}']";
  CHECK(matches_of(maybe, "xy\ny!\n").size() == 1);
  CHECK(matches_of(maybe, "x\ny!\n").empty());
}

TEST_CASE("a pattern that a name leads matches as the resolved one does") {
  const std::vector<std::string> names = {"Jo", "J. Doe", "Jo Doe+", "", "Zoë", "a|b", "Jo "};
  const std::vector<std::string> rests = {
      " is",     "\\b is", "\\b.*(?P<job>writer|editor)\\b", "",        "$",
      "(?i) IS", " is|x",  "( is| was) (?P<verb>\\w+)$",     "[*]? is", "\\Bx",
      "^x"};
  std::size_t led = 0;
  for (const std::string& rest : rests) {
    const std::string source = "^{name}" + rest;
    const dross::SequenceLine line{
        dross::Regex(source), {"name"}, dross::outline_of(source), dross::lead_of(source)};
    if (line.lead) ++led;
    for (const std::string& name : names) {
      for (const std::string tail : {"", " is", " IS", " is a writer", "x", "* is", " was here"}) {
        for (const std::string& text : {name + tail, "x" + name + tail, tail}) {
          CAPTURE(source, name, text);
          dross::Captures quick = {{"name", name}};
          dross::Captures plain = quick;
          REQUIRE(dross::match_sequence_line(line, text, quick) ==
                  dross::match_resolved_line(line, text, plain));
          REQUIRE(quick == plain);
        }
      }
    }
  }
  CHECK(led == rests.size() - 1);
  CHECK_FALSE(dross::lead_of("^{name}? is"));
  CHECK_FALSE(dross::lead_of("^{name}{2} is"));
  CHECK_FALSE(dross::lead_of("{name} is"));
  CHECK_FALSE(dross::lead_of("(?i)^{name} is"));
  CHECK_FALSE(dross::lead_of("^{name} is {name}"));
}

}  // namespace
