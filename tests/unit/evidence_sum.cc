// The table of evidence, row by row: with the sign a line goes, without it the same line stays.
#include <array>
#include <string>
#include <string_view>

#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

const std::string anchored = line_rule("t/anchored", "^Zebra");
const std::string unanchored = line_rule("t/unanchored", "stones");
const std::string second = line_rule("t/second", "lie");
const std::string third = line_rule("t/third", "under");
const std::string on_its_own = line_rule("t/alone", "^Zebra", alone);

struct Row {
  std::string_view what;
  std::string rules;
  std::uint32_t words;
  std::string_view end;
  Spot spot;
  std::string_view sum;  ///< as `explain` shows it
  bool goes;
};

void check(const Row& row, Profile profile = Profile::balanced) {
  CAPTURE(row.what, row.words, row.end);
  const Scene scene(row.rules, placed(line_of(row.words, "Zebra", row.end), row.spot),
                    plain_options(profile));
  const std::uint32_t line = index_of(row.spot);
  CHECK(describe(scene.evidence(line)) == row.sum);
  CHECK(scene.goes(line) == row.goes);
  CHECK(scene.edits().size() == (row.goes ? 1U : 0U));
}

TEST_CASE("each row of the table of signs decides a line") {
  const std::vector<Row> rows = {
      {"anchored", anchored, 13, "", Spot::body, "anchored 2 + open end 1 = 3, needed 3", true},
      {"unanchored", unanchored, 13, "", Spot::body, "unanchored 1 + open end 1 = 2, needed 3",
       false},
      {"alone", on_its_own, 26, ".", Spot::body, "alone 4 = 4, needed 4", true},
      {"not alone", anchored, 26, ".", Spot::body, "anchored 2 = 2, needed 4", false},
      {"one further rule", anchored + unanchored, 26, ".", Spot::body,
       "anchored 2 + further rule 2 = 4, needed 4", true},
      {"no further rule", anchored, 26, "", Spot::body, "anchored 2 + open end 1 = 3, needed 4",
       false},
      {"tail", anchored, 13, ".", Spot::tail, "anchored 2 + edge 1 = 3, needed 3", true},
      {"head", anchored, 13, ".", Spot::head, "anchored 2 + edge 1 = 3, needed 3", true},
      {"body", anchored, 13, ".", Spot::body, "anchored 2 = 2, needed 3", false},
      {"long in tail", anchored, 26, ".", Spot::tail,
       "anchored 2 + edge 1 + long in tail 1 = 4, needed 4", true},
      {"long in head", anchored, 26, ".", Spot::head, "anchored 2 + edge 1 = 3, needed 4", false},
      {"not long in tail", anchored, 25, ".", Spot::tail, "anchored 2 + edge 1 = 3, needed 3",
       true},
      {"open end", anchored, 25, "", Spot::body, "anchored 2 + open end 1 = 3, needed 3", true},
      {"cut off", anchored, 25, " …", Spot::body, "anchored 2 + open end 1 = 3, needed 3", true},
      {"sentence", anchored, 25, "!", Spot::body, "anchored 2 = 2, needed 3", false},
      {"short", unanchored, 12, ".", Spot::body, "unanchored 1 + short 1 = 2, needed 2", true},
      {"not short", unanchored, 13, ".", Spot::body, "unanchored 1 = 1, needed 3", false},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("a neighbour that goes pushes a line over, one that stays does not") {
  const std::string pair = anchored + line_rule("t/neighbour", "^Heron", alone);
  const auto& [a, b, c, d] = paragraphs;
  const std::string line = line_of(13);
  CHECK(Scene(pair, joined({a, b, "Heron one", line, c, d})).left() == joined({a, b, c, d}));
  CHECK(Scene(pair, joined({a, b, line, "Heron one", c, d})).left() == joined({a, b, c, d}));
  CHECK(Scene(pair, joined({a, line, b, "Heron one", c, d})).left() == joined({a, line, b, c, d}));
  const std::string kept = pair + "[[rule]]\nid = \"t/keep\"\nkind = \"keep\"\nmatch = '^Heron'\n";
  const std::string text = joined({a, b, "Heron one", line, c, d});
  CHECK(Scene(kept, text).left() == text);
}

TEST_CASE("the neighbour's point is shown") {
  const auto& [a, b, c, d] = paragraphs;
  const Scene scene(anchored + line_rule("t/neighbour", "^Heron", alone),
                    joined({a, b, "Heron one", line_of(13), c, d}));
  REQUIRE(scene.goes(3));
  CHECK(describe(scene.edit_at(3)->evidence) == "anchored 2 + neighbour 1 = 3, needed 3");
  CHECK(describe(scene.edit_at(2)->evidence).empty());
}

TEST_CASE("neighbours pull each other in along a chain, both ways") {
  const std::string rules = anchored + line_rule("t/neighbour", "^Heron", alone);
  const auto& [a, b, c, d] = paragraphs;
  const std::string line = line_of(13);
  const std::string other = line_of(14);
  const std::string last = line_of(15);
  CHECK(Scene(rules, joined({a, b, "Heron", line, other, last, c, d})).left() ==
        joined({a, b, c, d}));
  CHECK(Scene(rules, joined({a, b, line, other, last, "Heron", c, d})).left() ==
        joined({a, b, c, d}));
  const std::string broken = joined({a, line, "Heron", other, b, last, c, d});
  CHECK(Scene(rules, broken).left() == joined({a, b, last, c, d}));
}

TEST_CASE("two points come with each further rule, whatever it is worth itself") {
  const std::vector<Row> rows = {
      {"two unanchored", unanchored + second, 25, ".", Spot::body,
       "unanchored 1 + further rule 2 = 3, needed 3", true},
      {"two unanchored, longer", unanchored + second, 26, ".", Spot::body,
       "unanchored 1 + further rule 2 = 3, needed 4", false},
      {"three unanchored", unanchored + second + third, 51, ".", Spot::body,
       "unanchored 1 + further rule 4 = 5, needed 5", true},
      {"two, over 50 words", anchored + second, 51, ".", Spot::body,
       "anchored 2 + further rule 2 = 4, needed 5", false},
      {"alone and another", on_its_own + second, 51, ".", Spot::body,
       "alone 4 + further rule 2 = 6, needed 5", true},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("a span or keep rule is no further rule, a section's head is one") {
  const std::string line = placed(line_of(25), Spot::body);
  const auto sum = [&](std::string_view keys) {
    const std::string other = "[[rule]]\nid = \"t/other\"\nconfidence = \"high\"\n";
    return describe(Scene(unanchored + other + std::string(keys), line).evidence(2));
  };
  CHECK(sum("kind = \"span\"\nmatch = 'lie'\n") == "unanchored 1 = 1, needed 3");
  CHECK(sum("kind = \"keep\"\nmatch = 'lie'\n") == "unanchored 1 = 1, needed 3");
  CHECK(sum("kind = \"section\"\nhead = '^Zebra'\nstrength = \"with-evidence\"\n") ==
        "unanchored 1 + further rule 2 = 3, needed 3");
}

TEST_CASE("rules that see the same words are one sign") {
  const std::string line = placed(line_of(25), Spot::body);
  const auto sum = [&](std::string_view second_pattern, std::string_view third_pattern) {
    return describe(Scene(line_rule("t/one", "stones lie") + line_rule("t/two", second_pattern) +
                              line_rule("t/three", third_pattern),
                          line)
                        .evidence(2));
  };
  CHECK(sum("lie", "stones") == "unanchored 1 = 1, needed 3");
  CHECK(sum("lie under", "grey stones lie under") == "unanchored 1 + further rule 2 = 3, needed 3");
  CHECK(sum("under", "green") == "unanchored 1 + further rule 4 = 5, needed 3");
  CHECK(sum("under green", "green water") == "unanchored 1 + further rule 2 = 3, needed 3");
}

TEST_CASE("the same rule counts once however often its pattern occurs") {
  const Scene scene(unanchored, placed(line_of(25), Spot::body));
  CHECK(describe(scene.evidence(2)) == "unanchored 1 = 1, needed 3");
}

TEST_CASE("a rule that stands alone needs no sum but for over 25 words in the body") {
  const std::vector<Row> rows = {
      {"at 25 words", on_its_own, 25, ".", Spot::body, "", true},
      {"at 26 words", on_its_own, 26, ".", Spot::body, "alone 4 = 4, needed 4", true},
      {"at 50 words", on_its_own, 50, ".", Spot::body, "alone 4 = 4, needed 4", true},
      {"at 51 words", on_its_own, 51, ".", Spot::body, "alone 4 = 4, needed 5", false},
      {"with an open end", on_its_own, 51, "", Spot::body, "alone 4 + open end 1 = 5, needed 5",
       true},
      {"in the tail", on_its_own, 120, ".", Spot::tail, "", true},
      {"in the head", on_its_own, 120, ".", Spot::head, "", true},
  };
  for (const Row& row : rows) check(row);
  check({"careful", on_its_own, 26, ".", Spot::body, "alone 4 = 4, needed 5", false},
        Profile::careful);
  check({"greedy", on_its_own, 51, ".", Spot::body, "alone 4 = 4, needed 4", true},
        Profile::greedy);
}

TEST_CASE("what is needed grows with the line, at each profile") {
  struct Need {
    std::uint32_t words;
    int points;
  };
  constexpr std::array<Need, 9> needs = {
      {{0, 2}, {1, 2}, {12, 2}, {13, 3}, {25, 3}, {26, 4}, {50, 4}, {51, 5}, {100'000, 5}}};
  for (const Need& need : needs) {
    CAPTURE(need.words);
    CHECK(points_needed(need.words, Profile::careful) == need.points + 1);
    CHECK(points_needed(need.words, Profile::balanced) == need.points);
    CHECK(points_needed(need.words, Profile::greedy) == need.points - 1);
  }
}

TEST_CASE("each row of the table of needs decides a line on both of its sides") {
  const std::vector<Row> rows = {
      {"12", unanchored, 12, ".", Spot::body, "unanchored 1 + short 1 = 2, needed 2", true},
      {"13", unanchored, 13, "", Spot::body, "unanchored 1 + open end 1 = 2, needed 3", false},
      {"25", anchored, 25, "", Spot::body, "anchored 2 + open end 1 = 3, needed 3", true},
      {"26", anchored, 26, "", Spot::body, "anchored 2 + open end 1 = 3, needed 4", false},
      {"50", anchored + second, 50, ".", Spot::body, "anchored 2 + further rule 2 = 4, needed 4",
       true},
      {"51", anchored + second, 51, ".", Spot::body, "anchored 2 + further rule 2 = 4, needed 5",
       false},
      {"51, and an open end", anchored + second, 51, "", Spot::body,
       "anchored 2 + further rule 2 + open end 1 = 5, needed 5", true},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("careful asks for one point more, greedy for one less") {
  const std::string_view sum_3 = "anchored 2 + open end 1 = 3, needed ";
  const auto row = [&](std::uint32_t words, std::string_view sum, bool goes) {
    return Row{"", anchored, words, "", Spot::body, sum, goes};
  };
  check(row(13, std::string(sum_3) + "4", false), Profile::careful);
  check(row(12, "anchored 2 + open end 1 + short 1 = 4, needed 3", true), Profile::careful);
  check(row(50, std::string(sum_3) + "3", true), Profile::greedy);
  check(row(51, std::string(sum_3) + "4", false), Profile::greedy);
}

TEST_CASE("without the sum every sign acts alone") {
  DecideOptions options = plain_options();
  options.mechanisms.sum = false;
  const Scene scene(unanchored, placed(line_of(120), Spot::body), options);
  CHECK(scene.goes(2));
  CHECK(describe(scene.edit_at(2)->evidence).empty());
}

TEST_CASE("points do not run over") {
  Evidence evidence;
  for (int i = 0; i < 300; ++i) evidence.add(Sign::further_rule, 1000);
  evidence.add(Sign::anchored);
  evidence.needed = 5;
  CHECK(evidence.sum() == 102);
  CHECK(evidence.suffices());
}

}  // namespace
