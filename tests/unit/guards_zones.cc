// Where an article begins and ends, what counts as its prose, and what the runs at its edges take.
#include <string>
#include <string_view>
#include <vector>

#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

const std::string& a = paragraphs[0];
const std::string& b = paragraphs[1];
const std::string& c = paragraphs[2];

LineShape shape(std::uint32_t words, Ending ending) {
  LineShape shape;
  shape.words = words;
  shape.ending = ending;
  return shape;
}

TEST_CASE("prose is a sentence of ten words, or thirty words of any kind") {
  CHECK(is_prose(shape(10, Ending::sentence)));
  CHECK_FALSE(is_prose(shape(9, Ending::sentence)));
  CHECK_FALSE(is_prose(shape(29, Ending::open)));
  CHECK_FALSE(is_prose(shape(29, Ending::cut_off)));
  CHECK(is_prose(shape(30, Ending::open)));
  CHECK(is_prose(shape(30, Ending::cut_off)));
}

ArticleForm form_of(const std::string& text, std::vector<bool> hit = {}) {
  const LinedText lined = split_lines(text, Paragraphs::line);
  hit.resize(lined.lines.size());
  return find_form(lined, hit);
}

TEST_CASE("an article is of short lines where more than half of its words stand outside prose") {
  CHECK(form_of(line_of(10) + "\n" + line_of(10, "A", "") + "\n") == ArticleForm::prose);
  CHECK(form_of(line_of(10) + "\n" + line_of(11, "A", "") + "\n") == ArticleForm::short_lines);
  CHECK(form_of("") == ArticleForm::prose);
  CHECK(form_of("One\nTwo\n") == ArticleForm::short_lines);
}

TEST_CASE("lines that rules hit do not speak for the form") {
  const std::string text = line_of(10) + "\n" + line_of(11, "A", "") + "\n";
  CHECK(form_of(text, {false, true}) == ArticleForm::prose);
  CHECK(form_of(text, {true, false}) == ArticleForm::short_lines);
}

std::string zones_of(const std::string& text, std::vector<bool> hit = {},
                     ArticleForm form = ArticleForm::prose) {
  const LinedText lined = split_lines(text, Paragraphs::line);
  hit.resize(lined.lines.size());
  const Zones zones = find_zones(lined, hit, form);
  std::string letters;
  for (std::uint32_t i = 0; i < lined.lines.size(); ++i) {
    letters += "hbt"[static_cast<std::size_t>(zones.of(i))];
  }
  return letters;
}

TEST_CASE("the body reaches from the first line of prose to the last") {
  CHECK(zones_of(joined({"Title", a, "Heading", b, "By Jo Doe", "Tags"})) == "hbbbtt");
  CHECK(zones_of(joined({"Title", "Tags"})) == "bb");
  CHECK(zones_of("").empty());
  CHECK(zones_of(joined({"Title", a, b, c, "x"}), {false, true, false, true, false}) == "hhbtt");
}

TEST_CASE("in an article of short lines every line that no rule hits is the article's") {
  const std::string text = joined({"Mo", "Tu", "We", "Th"});
  CHECK(zones_of(text, {true, false, false, true}, ArticleForm::short_lines) == "hbbt");
}

// --- runs

DecideOptions with_runs() {
  DecideOptions options = plain_options();
  options.mechanisms.runs = true;
  return options;
}

std::string left_with_runs(std::string_view rules, std::initializer_list<std::string_view> lines) {
  return Scene(rules, joined(lines), with_runs()).left();
}

TEST_CASE("a sign that only the end of an article has opens a tail run") {
  for (const std::string_view category : {"author-bio", "comments", "copyright", "newsletter",
                                          "tags", "appeal", "app-promo", "paywall"}) {
    CAPTURE(category);
    const std::string rules = in_category("t/x", "^Zebra", category);
    CHECK(left_with_runs(rules, {a, b, "Zebra", "A headline", "A short sentence."}) ==
          joined({a, b}));
  }
}

TEST_CASE("a sign that stands in the middle of articles too takes headlines behind it only") {
  for (const std::string_view category :
       {"related", "share", "social", "navigation", "agency-note"}) {
    CAPTURE(category);
    const std::string rules = in_category("t/x", "^Zebra", category);
    CHECK(left_with_runs(rules, {a, b, "Zebra", "A headline", "It ended.", "More"}) ==
          joined({a, b, "It ended.", "More"}));
    CHECK(left_with_runs(rules, {a, b, "Zebra", "Zebra two", "It ended.", "More"}) ==
          joined({a, b}));
  }
}

TEST_CASE("other signs open no run") {
  for (const std::string_view category :
       {"image-credit", "caption", "timestamp", "ad-label", "byline", "script", "cookie",
        "video-player", "title-suffix"}) {
    CAPTURE(category);
    const std::string rules = in_category("t/x", "^Zebra", category);
    CHECK(left_with_runs(rules, {a, b, "Zebra", "A headline", "It ended."}) ==
          joined({a, b, "A headline", "It ended."}));
  }
}

const std::string bio = in_category("t/bio", "^Zebra", "author-bio");

TEST_CASE("a section, a tail and a sequence open a tail run whatever their category") {
  const std::string keys = "category = \"image-credit\"\nconfidence = \"high\"\n";
  const std::string section = "[[rule]]\nid = \"t/s\"\nkind = \"section\"\nhead = '^Zebra$'\n";
  const std::string sequence =
      "[[rule]]\nid = \"t/q\"\nkind = \"sequence\"\nlines = ['^Zebra$', '^Otter$']\n";
  CHECK(left_with_runs(section + keys, {a, b, "Zebra", "One.", "It ended.", "So."}) ==
        joined({a, b}));
  CHECK(left_with_runs(sequence + keys, {a, b, "Zebra", "Otter", "It ended."}) == joined({a, b}));
}

TEST_CASE("what stands before the sign stays") {
  CHECK(left_with_runs(bio, {a, b, "A last word.", "Zebra", "A headline"}) ==
        joined({a, b, "A last word."}));
}

TEST_CASE("a sign in the body opens no run, and prose behind it ends nothing early") {
  CHECK(left_with_runs(bio, {a, "Zebra", "A heading", b}) == joined({a, "A heading", b}));
  CHECK(left_with_runs(bio, {a, "Zebra", "A heading", b, "An end."}) ==
        joined({a, "A heading", b, "An end."}));
}

std::string left_at(Profile profile, std::initializer_list<std::string_view> lines) {
  DecideOptions options = with_runs();
  options.profile = profile;
  return Scene(bio, joined(lines), options).left();
}

TEST_CASE("greedy takes the prose of an end in which every third line is a sign") {
  const std::string& d = paragraphs[3];
  const std::string note = line_of(10, "Otters");
  CHECK(left_at(Profile::greedy, {a, b, c, d, "Zebra", note, "Zebra", "A name", note, "Zebra"}) ==
        joined({a, b, c, d}));
  CHECK(left_at(Profile::balanced, {a, b, c, d, "Zebra", note, "Zebra", "A name", note, "Zebra"}) ==
        joined({a, b, c, d, note, "A name", note}));
  SECTION("three signs, not two") {
    CHECK(left_at(Profile::greedy, {a, b, c, d, "Zebra", note, "Zebra"}) ==
          joined({a, b, c, d, note}));
  }
  SECTION("every third line, not fewer") {
    CHECK(left_at(Profile::greedy, {a, b, c, d, "Zebra", "One", "Two", "Zebra", "Three", "Four",
                                    note, "Five", "Zebra", "Six"}) ==
          joined({a, b, c, d, "One", "Two", "Three", "Four", note, "Five"}));
  }
  SECTION("at most two lines of prose") {
    const std::string ten = line_of(10, "Otters");
    CHECK(left_at(Profile::greedy, {a, b, c, d, a, b, c, d, "Zebra", ten, ten, ten, "Zebra",
                                    "Zebra"}) == joined({a, b, c, d, a, b, c, d, ten, ten, ten}));
  }
  SECTION("at most three words in twenty") {
    const std::string many = line_of(24, "Otters");  // of 128 + 24: more
    CHECK(left_at(Profile::greedy, {a, b, c, d, "Zebra", many, "Zebra", "Zebra"}) ==
          joined({a, b, c, d, many}));
    const std::string fewer = line_of(22, "Otters");
    CHECK(left_at(Profile::greedy, {a, b, c, d, "Zebra", fewer, "Zebra", "Zebra"}) ==
          joined({a, b, c, d}));
  }
}

TEST_CASE("`keep` wins over a run") {
  const std::string keep = "[[rule]]\nid = \"t/keep\"\nkind = \"keep\"\nmatch = 'KEPT'\n";
  CHECK(left_with_runs(bio + keep, {a, b, "Zebra", "One KEPT", "Two"}) ==
        joined({a, b, "One KEPT"}));
}

TEST_CASE("a head run takes what stands between two signs of the head") {
  const std::string rules = in_category("t/x", "^Zebra", "share");
  CHECK(left_with_runs(rules, {"Title", "Zebra", "Home", "World", "Zebra two", "Sub", a, b}) ==
        joined({"Title", "Sub", a, b}));
  CHECK(left_with_runs(rules, {"Title", "Zebra", "Home", "World", a, b}) ==
        joined({"Title", "Home", "World", a, b}));
}

TEST_CASE("the edits of a run name the line that opened it") {
  const Scene scene(bio, joined({a, b, "Zebra", "A headline"}), with_runs());
  REQUIRE(scene.edits().size() == 2);
  CHECK(scene.edits()[1].kind == EditKind::tail_run);
  CHECK(scene.edits()[1].source() == "tail-run");
  CHECK(scene.edits()[1].rule == nullptr);
  CHECK(scene.edits()[1].cause == 3);
}

TEST_CASE("articles of short lines have no runs") {
  const std::string text = joined({"Mo: The Drovers", "Tu: Otters", "Zebra", "We: closed", "Th"});
  CHECK(Scene(bio, text, with_runs()).left() ==
        joined({"Mo: The Drovers", "Tu: Otters", "We: closed", "Th"}));
  DecideOptions options = with_runs();
  options.mechanisms.list_form = false;
  // Then it has no line of prose, and no body whose end a run could stand behind.
  CHECK(Scene(bio, text, options).left() == Scene(bio, text, with_runs()).left());
  const std::string list = joined({line_of(10, "Otter")}) + text + text;
  CHECK(Scene(bio, list, with_runs()).edits().size() == 2);
  CHECK(Scene(bio, list, options).edits().size() > 2);
}

// Is the line set aside, so that it stands in the tail?
bool is_aside(const std::string& rules, const std::string& line,
              Profile profile = Profile::balanced) {
  const RuleSet set = rules_of(rules);
  const std::string text = joined({a, b, line});
  const LinedText lined = split_lines(text, Paragraphs::line);
  const auto matches = reference_matcher(set)->match(lined, RuleSelector(set).select("", ""));
  const DecideOptions options = plain_options(profile);
  return Situation(lined, set, matches, options).zone(2) == Zone::tail;
}

TEST_CASE("a line of prose is set aside by an anchored rule, one that stands alone, or two rules") {
  const std::string anchored = line_rule("t/anchored", "^Zebra");
  const std::string one = line_rule("t/one", "stones");
  const std::string two = line_rule("t/two", "under");
  const std::string open_end = line_of(12, "Zebra", "");
  CHECK(is_aside(anchored, line_of(12)));
  CHECK(is_aside(line_rule("t/alone", "stones", alone), line_of(12)));
  CHECK(is_aside(one + two, line_of(12)));
  CHECK_FALSE(is_aside(one, line_of(12)));
  CHECK(is_aside(one, open_end));
  CHECK_FALSE(is_aside(line_rule("t/low", "^Zebra", "confidence = \"low\""), line_of(12)));
  CHECK(
      is_aside(line_rule("t/low", "^Zebra", "confidence = \"low\""), line_of(12), Profile::greedy));
  CHECK_FALSE(
      is_aside("[[rule]]\nid = \"t/x\"\nkind = \"span\"\nconfidence = \"high\"\n"
               "match = '^Zebra'\n",
               line_of(12)));
}

TEST_CASE("a rule that the profile does not trust sets no line aside") {
  const std::string low =
      line_rule("t/low", "^Zebra", "confidence = \"low\"") + in_category("t/x", "^Heron", "tags");
  const std::string text = joined({a, b, "Heron", line_of(12), "A short end."});
  CHECK(Scene(low, text, with_runs()).left() == joined({a, b, line_of(12), "A short end."}));
}

}  // namespace
