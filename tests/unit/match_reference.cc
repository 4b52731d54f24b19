// The reference matcher: where each kind of rule hits, in bytes of the document.
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "match/match.h"
#include "unit/pipeline_support.h"

namespace {

using dross::ByteSpan;
using dross::Match;
using dross::Paragraphs;
using dross::test::rules_of;

std::string rule(std::string_view kind, std::string_view keys, std::string_view id = "r") {
  return "[[rule]]\nid = \"t/" + std::string(id) + "\"\nkind = \"" + std::string(kind) +
         "\"\ncategory = \"related\"\nconfidence = \"high\"\nwhy = \"x\"\n" + std::string(keys) +
         "\n";
}

std::vector<Match> matches_of(const std::string& toml, std::string_view text,
                              Paragraphs paragraphs = Paragraphs::line) {
  const dross::RuleSet rules = rules_of("[pack]\nname = \"t\"\n" + toml);
  const dross::LinedText lined = dross::split_lines(text, paragraphs);
  dross::Selection all(rules.rules.size());
  std::iota(all.begin(), all.end(), 0U);
  return dross::reference_matcher(rules)->match(lined, all);
}

/// What was cut, in the document's own bytes, each piece in brackets.
std::string cuts(const std::string& toml, std::string_view text,
                 Paragraphs paragraphs = Paragraphs::line) {
  std::string out;
  for (const Match& match : matches_of(toml, text, paragraphs)) {
    out += "[" + std::string(text.substr(match.cut.begin, match.cut.size())) + "]";
  }
  return out;
}

std::string hit_lines(const std::string& toml, std::string_view text) {
  std::string out;
  for (const Match& match : matches_of(toml, text)) out += std::to_string(match.line) + " ";
  return out;
}

TEST_CASE("line, section, tail and keep rules hit a line once and tell where") {
  for (const std::string kind : {"line", "section", "tail", "keep"}) {
    CAPTURE(kind);
    const std::string pattern = kind == "section" ? "head = 'al+'" : "match = 'al+'";
    const std::string keys = pattern + (kind == "line" ? "\nmax_words = 9" : "");
    const auto matches = matches_of(rule(kind, keys), "no\nall balls fall\n");
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].line == 1);
    CHECK(matches[0].last_line == 1);
    CHECK(matches[0].span == ByteSpan{3, 6});
  }
}

TEST_CASE("matches come by line, then by rule") {
  const std::string toml =
      rule("keep", "match = 'b'", "one") + rule("keep", "match = 'a|b'", "two");
  const auto matches = matches_of(toml, "a\nb\n");
  REQUIRE(matches.size() == 3);
  CHECK((matches[0].line == 0 && matches[0].rule == 1));
  CHECK((matches[1].line == 1 && matches[1].rule == 0));
  CHECK((matches[2].line == 1 && matches[2].rule == 1));
}

TEST_CASE("patterns see the folded line, and spans count original bytes") {
  CHECK(cuts(rule("span", "match = '\"Yes\" - no'"), "• “Yes” – no!\n") == "[“Yes” – no]");
  CHECK(cuts(rule("span", "match = '^Share'"), "\u00A0** Sha\u200Bre this\n") == "[Sha\u200Bre]");
  CHECK(cuts(rule("span", "match = 'two three'"), "one two\r\nthree four\n", Paragraphs::blank) ==
        "[two\r\nthree]");
}

TEST_CASE("a raw rule sees the bytes as they are") {
  CHECK(cuts(rule("span", "raw = true\nmatch = '^• “Yes” –'"), "• “Yes” – no!\n") == "[• “Yes” –]");
  CHECK(cuts(rule("span", "raw = true\nmatch = '\"'"), "“Yes”\n").empty());
  CHECK(cuts(rule("span", "raw = true\nmatch = '^ +a'"), "x\n  a\n") == "[  a]");
}

TEST_CASE("a span rule hits as often as it can") {
  CHECK(cuts(rule("span", "match = 'a+'"), "aa b a\na\n") == "[aa][a][a]");
  CHECK(cuts(rule("span", "match = 'a'"), "aaa\n") == "[a][a][a]");
  CHECK(cuts(rule("span", "match = '^a'"), "aaa\n") == "[a]");
}

TEST_CASE("the group `cut` is what goes") {
  const std::string toml = rule("span", "match = 'Title(?P<cut> \\| [^|]+)$'");
  const std::string_view text = "Title | Site\n";
  CHECK(cuts(toml, text) == "[ | Site]");
  CHECK(matches_of(toml, text)[0].span == ByteSpan{0, 12});
  CHECK(cuts(rule("span", "match = '(?P<cut>a)b'"), "ab ab\n") == "[a][a]");
  CHECK(cuts(rule("span", "match = '(x)(?P<cut>a)b'"), "xab\n") == "[a]");
}

TEST_CASE("a match that is empty, or cuts nothing, is none") {
  CHECK(cuts(rule("span", "match = 'b*'"), "aba\n") == "[b]");
  CHECK(cuts(rule("span", "match = 'é*$'"), "aéé\n") == "[éé]");
  CHECK(cuts(rule("span", "match = 'a(?P<cut>b?)'"), "a ab a\n") == "[b]");
  CHECK(cuts(rule("span", "match = '$'"), "aba\n").empty());
}

TEST_CASE("`unless` takes the hit back") {
  const std::string keys = "max_words = 9\nmatch = '^See also'\nunless = 'section \\d'";
  CHECK(hit_lines(rule("line", keys), "See also this\nSee also section 4\n") == "0 ");
  CHECK(cuts(rule("span", "match = 'a'\nunless = 'b$'"), "a a\na a b\n") == "[a][a]");
  CHECK(hit_lines(rule("tail", "match = '^x'\nunless = 'y'"), "x\nx y\nz\n") == "0 ");
}

TEST_CASE("min_words and max_words count the words of the line, both ends included") {
  const std::string text = "x\nx x\nx x x\nx x x x\n";
  CHECK(hit_lines(rule("line", "max_words = 2\nmatch = 'x'"), text) == "0 1 ");
  CHECK(hit_lines(rule("line", "max_words = 3\nmin_words = 2\nmatch = 'x'"), text) == "1 2 ");
  CHECK(hit_lines(rule("tail", "min_words = 4\nmatch = 'x'"), text) == "3 ");
}

TEST_CASE("`where` first-line is the first line that is not blank") {
  const std::string keys = "max_words = 9\nmatch = 'x'\nwhere = ";
  CHECK(hit_lines(rule("line", keys + "\"first-line\""), "\n\nx\nx\n") == "0 ");
  CHECK(hit_lines(rule("line", keys + "\"first-line\""), "y\nx\n").empty());
  CHECK(hit_lines(rule("line", keys + "[\"first-line\", \"tail\"]"), "x\nx\n") == "0 1 ");
}

TEST_CASE("a line over the limit is matched by no rule") {
  std::string at(dross::limits::max_line, '.');
  at.front() = 'x';
  const std::string over = at + ".";
  for (const std::string& toml :
       {rule("tail", "match = '^x'"), rule("span", "match = '^x'"), rule("keep", "match = '^x'"),
        rule("section", "head = '^x'"), rule("keep", "raw = true\nmatch = '^x'")}) {
    CHECK(matches_of(toml, at + "\ny\n").size() == 1);
    CHECK(matches_of(toml, over + "\ny\n").empty());
  }
}

TEST_CASE("no line of a sequence may be over the limit") {
  std::string at(dross::limits::max_line, '.');
  at.front() = 'x';
  const std::string toml = rule("sequence", "lines = ['^a', '^x']");
  CHECK(matches_of(toml, "a\n" + at + "\n").size() == 1);
  CHECK(matches_of(toml, "a\n" + at + ".\n").empty());
}

TEST_CASE("a surrogate or an invalid byte matches nothing, but what is around it does") {
  CHECK(cuts(rule("span", "match = 'a.b'"),
             "a\xFF"
             "b aXb\n") == "[aXb]");
  CHECK(cuts(rule("span", "match = '[^x]'"), "\xED\xA0\xBD\n").empty());
  CHECK(cuts(rule("span", "match = 'a'"),
             "\xFF"
             "a\xFE\n") == "[a]");
}

}  // namespace
