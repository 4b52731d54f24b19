// What each kind of rule takes and leaves. Lines are short and rules stand alone, so that nothing
// here depends on how many signs a long line needs.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Dedupe;
using dross::Edit;
using dross::EditKind;
using dross::test::TextCleaner;

constexpr std::array<std::string_view, 5> prose = {
    "The ferry that links the two halves of the town stayed in port on Monday, and the company "
    "said that a new pump would have to come from abroad before it could sail again.",
    "Nobody in the harbour office could say how long that takes, but three of the captains spoke "
    "of a week, and one of them laid a bet on two of them at the bar that evening.",
    "For the schools on the other bank it means lessons without half of their teachers, because "
    "the road around the bay is closed as well since the rain of last Thursday night.",
    "The mayor asked the army for its landing boat, which is older than she is, and had it by the "
    "next morning together with a crew of four who had never seen the bay before.",
    "Two bakers put their ovens together and sold bread from a van at the northern quay, which "
    "was the only thing all day that anybody in the long queue had a good word for."};

/// Lines with a blank line between them.
std::string joined(const std::vector<std::string_view>& lines) {
  std::string text;
  for (const std::string_view line : lines) {
    text.append(text.empty() ? "" : "\n").append(line).append("\n");
  }
  return text;
}

std::string rule(std::string_view kind, std::string_view keys) {
  return "[[rule]]\nid = \"t/" + std::string(kind) + "\"\nkind = \"" + std::string(kind) +
         "\"\ncategory = \"related\"\nconfidence = \"high\"\nwhy = \"A test\"\n" +
         (kind == "keep" ? "" : "strength = \"alone\"\n") + std::string(keys) + "\n";
}

const std::string pack = "[pack]\nname = \"t\"\n";
const std::string line_rule = rule("line", "max_words = 20\nmatch = '^See also'");
const std::string keep_rule = rule("keep", "match = 'KEPT'");
const std::string section_rule = rule("section", "head = '^Related stories$'");
const std::string tail_rule = rule("tail", "match = '^Leave a reply$'");

TEST_CASE("a line rule takes the line and names itself") {
  const TextCleaner clean(pack + line_rule);
  const std::string text = joined({prose[0], "See also this", prose[1]});
  const std::vector<Edit> edits = clean.edits(text);
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].kind == EditKind::line);
  CHECK(edits[0].source() == "t/line");
  CHECK(edits[0].category == dross::Category::related);
  CHECK(edits[0].line == 3);
  CHECK(edits[0].cause == 3);
  CHECK(edits[0].words == 3);
  CHECK(text.substr(edits[0].content.begin, edits[0].content.size()) == "See also this");
  CHECK(clean(text) == joined({prose[0], prose[1]}));
}

TEST_CASE("`where` limits a rule to a part of the document") {
  const std::string text =
      joined({"See also one", prose[0], "See also two", prose[1], "See also three."});
  const auto cleaned_at = [&](std::string_view where) {
    return TextCleaner(pack + rule("line", "max_words = 20\nmatch = '^See also'\nwhere = " +
                                               std::string(where)))(text);
  };
  CHECK(cleaned_at("\"head\"") == joined({prose[0], "See also two", prose[1], "See also three."}));
  CHECK(cleaned_at("\"first-line\"") == cleaned_at("\"head\""));
  CHECK(cleaned_at("\"body\"") == joined({"See also one", prose[0], prose[1], "See also three."}));
  CHECK(cleaned_at("\"tail\"") == joined({"See also one", prose[0], "See also two", prose[1]}));
  CHECK(cleaned_at("[\"first-line\", \"tail\"]") == joined({prose[0], "See also two", prose[1]}));
}

TEST_CASE("a section takes its head and items of every shape until prose") {
  const TextCleaner clean(pack + section_rule + line_rule);
  const std::vector<std::string_view> items = {
      "A headline without a full stop",
      "• A list entry that ends with one.",
      "A teaser that was cut off where the box on the page had come to its end, like so many …",
      "2 hours ago",
      "See also what another rule takes.",
      "Will the ferry ever sail again?",
      "12",
      "Another headline, to end with, that is long enough not to be taken for a sub-heading here"};
  for (const std::string_view item : items) {
    CAPTURE(item);
    const std::string last =
        "A closing headline of more than twelve words, so that nobody takes it "
        "for a sub-heading";
    CHECK(clean(joined({prose[0], "Related stories", item, last, prose[1], prose[2]})) ==
          joined({prose[0], prose[1], prose[2]}));
  }
}

TEST_CASE("the items of a section name their head") {
  const TextCleaner clean(pack + section_rule);
  const auto edits =
      clean.edits(joined({prose[0], prose[1], "Related stories", "One thing", "Another thing"}));
  REQUIRE(edits.size() == 3);
  CHECK(edits[0].kind == EditKind::section_head);
  CHECK(edits[1].kind == EditKind::section_item);
  CHECK(edits[2].kind == EditKind::section_item);
  CHECK(edits[2].line == 9);
  CHECK(edits[2].cause == 5);
}

TEST_CASE("the last short line before prose is the next sub-heading and stays") {
  const TextCleaner clean(pack + section_rule);
  const auto between = [](std::string_view last) {
    return joined({prose[0], "Related stories", "One thing", last, prose[1], prose[2]});
  };
  CHECK(clean(between("The Netherlands")) ==
        joined({prose[0], "The Netherlands", prose[1], prose[2]}));
  CHECK(clean(between("• The Netherlands")) == joined({prose[0], prose[1], prose[2]}));
  CHECK(clean(joined({prose[0], prose[1], "Related stories", "One thing", "The Netherlands"})) ==
        joined({prose[0], prose[1]}));
}

TEST_CASE("a section with prose right under its head loses the head only") {
  const TextCleaner clean(pack + section_rule);
  CHECK(clean(joined({prose[0], "Related stories", prose[1]})) == joined({prose[0], prose[1]}));
}

TEST_CASE("a section takes no more than max_items") {
  const TextCleaner clean(pack + section_rule + "max_items = 2\n");
  CHECK(clean(joined({prose[0], prose[1], "Related stories", "One", "Two"})) ==
        joined({prose[0], prose[1]}));
  CHECK(clean(joined({prose[0], prose[1], "Related stories", "One", "Two", "Three"})) ==
        joined({prose[0], prose[1], "Three"}));
}

TEST_CASE("`item` makes items of lines that look like prose") {
  const std::string_view spoken =
      "In this long and winding story that ends like any sentence we ask who owns the sea. 3 min "
      "read.";
  const std::string text = joined({prose[0], prose[1], "Related stories", spoken, prose[2]});
  CHECK(TextCleaner(pack + section_rule)(text) == joined({prose[0], prose[1], spoken, prose[2]}));
  CHECK(TextCleaner(pack + section_rule + "item = 'min read\\.$'\n")(text) ==
        joined({prose[0], prose[1], prose[2]}));
}

TEST_CASE("teasers that are whole sentences go only where nothing but a list follows") {
  const TextCleaner clean(pack + section_rule);
  const std::string_view teaser =
      "Three captains tell what they saw when the pump of the ferry gave up.";
  CHECK(clean(joined({prose[0], prose[1], "Related stories", "A night at sea", teaser,
                      "Who owns the harbour", teaser})) == joined({prose[0], prose[1]}));
  // One pair may be a sub-heading and the article's last paragraph.
  const std::string pair =
      joined({prose[0], prose[1], "Related stories", "A night at sea", teaser});
  CHECK(clean(pair) == joined({prose[0], prose[1], "A night at sea", teaser}));
  CHECK(
      clean(joined({prose[0], "Related stories", "A night at sea", teaser, prose[1], prose[2]})) ==
      joined({prose[0], "A night at sea", teaser, prose[1], prose[2]}));
}

TEST_CASE("a tail goes to the end of the document") {
  const TextCleaner clean(pack + tail_rule);
  const std::string text =
      joined({prose[0], prose[1], "Leave a reply", "Your name", "Your e-mail will not be shown."});
  CHECK(clean(text) == joined({prose[0], prose[1]}));
  const auto edits = clean.edits(text);
  REQUIRE(edits.size() == 3);
  CHECK(edits[0].kind == EditKind::tail);
  CHECK(edits[2].cause == 5);
}

TEST_CASE("a tail is not taken when more than max_prose lines of prose follow") {
  const std::string_view one =
      "A reader writes that the old ferry had a much better pump than this.";
  const std::string_view two = "Another reader doubts it and says that it sank in the first storm.";
  const auto text = [&](bool both) {
    std::vector<std::string_view> lines(prose.begin(), prose.end());
    lines.insert(lines.end(), {"Leave a reply", one});
    if (both) lines.push_back(two);
    return joined(lines);
  };
  const std::string article = joined({prose.begin(), prose.end()});
  const TextCleaner none(pack + tail_rule + "max_prose = 0\n");
  const TextCleaner single(pack + tail_rule + "max_prose = 1\n");
  const TextCleaner couple(pack + tail_rule + "max_prose = 2\n");
  CHECK(none(text(false)) == text(false));
  CHECK(single(text(false)) == article);
  CHECK(single(text(true)) == text(true));
  CHECK(couple(text(true)) == article);
}

TEST_CASE("a tail's sign above the article takes nothing") {
  const TextCleaner clean(pack + tail_rule);
  const std::string text = joined({"Leave a reply", prose[0], prose[1], prose[2]});
  CHECK(clean(text) == text);
}

TEST_CASE("a sequence takes all its lines, or none") {
  const TextCleaner clean(
      pack + rule("sequence",
                  "lines = ['^(?P<name>\\p{Lu}\\w+ \\p{Lu}\\w+)$', '^{name} (is|was) a \\w+']"));
  CHECK(clean(joined({prose[0], prose[1], "Jo Doe", "Jo Doe is a reporter in the north."})) ==
        joined({prose[0], prose[1]}));
  const std::string other =
      joined({prose[0], prose[1], "Jo Doe", "Ann Roe is a reporter in the north."});
  CHECK(clean(other) == other);
  const std::string alone = joined({prose[0], prose[1], "Jo Doe"});
  CHECK(clean(alone) == alone);
  const std::string apart =
      joined({prose[0], "Jo Doe", prose[1], "Jo Doe is a reporter in the north."});
  CHECK(clean(apart) == apart);
}

TEST_CASE("`keep` wins over every kind") {
  SECTION("line") {
    const TextCleaner clean(pack + line_rule + keep_rule);
    const std::string text = joined({prose[0], "See also this KEPT", prose[1]});
    CHECK(clean(text) == text);
  }
  SECTION("span") {
    const TextCleaner clean(pack + rule("span", "match = ' \\| Site$'") + keep_rule);
    const std::string text = joined({"KEPT title | Site", prose[0], prose[1]});
    CHECK(clean(text) == text);
    CHECK(clean(joined({"A title | Site", prose[0], prose[1]})) ==
          joined({"A title", prose[0], prose[1]}));
  }
  SECTION("section head") {
    const TextCleaner clean(pack + section_rule + rule("keep", "match = '^Related'"));
    const std::string text = joined({prose[0], prose[1], "Related stories", "One", "Two"});
    CHECK(clean(text) == text);
  }
  SECTION("section item: the list ends there") {
    const TextCleaner clean(pack + section_rule + keep_rule);
    CHECK(clean(joined({prose[0], prose[1], "Related stories", "• One", "• KEPT", "• Two"})) ==
          joined({prose[0], prose[1], "• KEPT", "• Two"}));
  }
  SECTION("tail") {
    const TextCleaner clean(pack + tail_rule + keep_rule);
    CHECK(clean(joined({prose[0], prose[1], "Leave a reply", "One KEPT", "Two"})) ==
          joined({prose[0], prose[1], "One KEPT"}));
  }
  SECTION("sequence") {
    const TextCleaner clean(pack + rule("sequence", "lines = ['^One', '^Two']") + keep_rule);
    CHECK(clean(joined({prose[0], prose[1], "One KEPT", "Two"})) ==
          joined({prose[0], prose[1], "One KEPT"}));
  }
  SECTION("duplicate") {
    const std::string text =
        joined({prose[0], prose[1], "KEPT a b c d e f g", "KEPT a b c d e f g"});
    CHECK(TextCleaner(pack + keep_rule, Dedupe::document)(text) == text);
    CHECK(TextCleaner(pack, Dedupe::document)(text) ==
          joined({prose[0], prose[1], "KEPT a b c d e f g"}));
  }
}

TEST_CASE("a profile leaves alone what its rules are not sure enough of") {
  const auto cleaned = [](std::string_view confidence, dross::Profile profile) {
    const std::string toml =
        "[[rule]]\nid = \"t/x\"\nkind = \"line\"\ncategory = \"related\"\nwhy = \"x\"\n"
        "strength = \"alone\"\nmax_words = 9\nmatch = '^See also'\nconfidence = \"" +
        std::string(confidence) + "\"\n";
    const dross::RuleSet rules = dross::test::rules_of(toml);
    dross::CleanOptions options;
    options.decide.profile = profile;
    const std::string text = joined({prose[0], "See also this", prose[1]});
    return dross::Cleaner(rules, options).clean(text) != text;
  };
  using dross::Profile;
  CHECK(cleaned("high", Profile::careful));
  CHECK_FALSE(cleaned("medium", Profile::careful));
  CHECK(cleaned("medium", Profile::balanced));
  CHECK_FALSE(cleaned("low", Profile::balanced));
  CHECK(cleaned("low", Profile::greedy));
}

}  // namespace
