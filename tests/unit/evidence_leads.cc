// Which rule leads the case against a line, and what --only, --skip and a rule's confidence change
// about that: a rule that may not act still gives points.
#include <string>
#include <string_view>

#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

constexpr std::string_view low = "confidence = \"low\"";
constexpr std::string_view medium = "confidence = \"medium\"";

const std::string first = line_rule("t/first", "^Zebra");

DecideOptions filtered(std::vector<std::string> only, std::vector<std::string> skip,
                       Profile profile = Profile::balanced) {
  DecideOptions options = plain_options(profile);
  options.filter = EditFilter(std::move(only), std::move(skip));
  return options;
}

std::string leader(std::string_view rules) {
  const Scene scene(rules, placed(line_of(12), Spot::body));
  return scene.goes(2) ? std::string(scene.edit_at(2)->source()) : "";
}

TEST_CASE("the strongest sign leads, then the surer rule, then the earlier") {
  const std::string unanchored = line_rule("t/unanchored", "stones");
  const std::string anchored = line_rule("t/anchored", "^Zebra", medium);
  const std::string stands_alone = line_rule("t/alone", "water", alone);
  CHECK(leader(unanchored + anchored) == "t/anchored");
  CHECK(leader(unanchored + anchored + stands_alone) == "t/alone");
  CHECK(leader(line_rule("t/unsure", "^Zebra", medium) + first) == "t/first");
  CHECK(leader(line_rule("t/early", "^Zebra") + first) == "t/early");
}

TEST_CASE("a rule that is not sure enough gives points but takes nothing") {
  const std::string unsure = line_rule("t/unsure", "^Zebra", low);
  const std::string sure = line_rule("t/sure", "lie");
  const std::string text = placed(line_of(25), Spot::body);
  CHECK(Scene(unsure, placed(line_of(3), Spot::body)).edits().empty());
  CHECK(Scene(sure, text).edits().empty());
  const Scene both(unsure + sure, text);
  REQUIRE(both.goes(2));
  CHECK(both.edit_at(2)->source() == "t/sure");
  CHECK(describe(both.edit_at(2)->evidence) == "unanchored 1 + further rule 2 = 3, needed 3");
  const Scene greedy(unsure, placed(line_of(12), Spot::body), plain_options(Profile::greedy));
  CHECK(greedy.goes(2));
}

TEST_CASE("a filtered rule gives points but takes nothing") {
  const std::string rules = first + line_rule("u/second", "lie");
  const std::string text = placed(line_of(25), Spot::body);
  const auto taken_by = [&](const DecideOptions& options) {
    const Scene scene(rules, text, options);
    return scene.goes(2) ? std::string(scene.edit_at(2)->source()) + ": " +
                               describe(scene.edit_at(2)->evidence)
                         : std::string("none");
  };
  const std::string by_first = "t/first: anchored 2 + further rule 2 = 4, needed 3";
  const std::string by_second = "u/second: unanchored 1 + further rule 2 = 3, needed 3";
  CHECK(taken_by(filtered({}, {})) == by_first);
  CHECK(taken_by(filtered({"t/first"}, {})) == by_first);
  CHECK(taken_by(filtered({"u/second"}, {})) == by_second);
  CHECK(taken_by(filtered({"u/*"}, {})) == by_second);
  CHECK(taken_by(filtered({}, {"t/first"})) == by_second);
  CHECK(taken_by(filtered({"related"}, {"t/*"})) == by_second);
  CHECK(taken_by(filtered({}, {"related"})) == "none");
  CHECK(taken_by(filtered({"share"}, {})) == "none");
  CHECK(taken_by(filtered({"t/first"}, {"t/first"})) == "none");
  CHECK(Scene(line_rule("u/second", "lie"), text).edits().empty());
}

TEST_CASE("a filtered rule's line is no neighbour that goes") {
  const std::string rules = first + line_rule("t/neighbour", "^Heron", alone);
  const auto& [a, b, c, d] = paragraphs;
  const std::string text = joined({a, b, "Heron one", line_of(13), c, d});
  CHECK(Scene(rules, text).edits().size() == 2);
  CHECK(Scene(rules, text, filtered({}, {"t/neighbour"})).edits().empty());
}

TEST_CASE("what the engine does by itself is asked for by its own name") {
  const auto& [a, b, c, d] = paragraphs;
  const std::string rules = line_rule("t/bio", "^Zebra", alone) +
                            "[[rule]]\nid = \"t/list\"\nkind = \"section\"\ncategory = "
                            "\"related\"\nconfidence = \"high\"\nhead = '^Heron$'\nmax_items = 1\n";
  const std::string text = joined({a, a, b, c, d, "Heron", "• One", "Two"});
  const auto sources = [&](std::vector<std::string> only, std::vector<std::string> skip) {
    DecideOptions options = filtered(std::move(only), std::move(skip));
    options.mechanisms.runs = true;
    options.dedupe = Dedupe::document;
    const Scene scene(rules, text, options);
    std::string all;
    for (const Edit& edit : scene.edits()) all.append(edit.source()).append(" ");
    return all;
  };
  CHECK(sources({}, {}) == "duplicate t/list t/list tail-run ");
  CHECK(sources({"t/list"}, {}) == "t/list t/list ");
  CHECK(sources({"*"}, {}) == "t/list t/list ");
  CHECK(sources({"t/list", "tail-run"}, {}) == "t/list t/list tail-run ");
  CHECK(sources({"duplicate"}, {}) == "duplicate ");
  CHECK(sources({}, {"tail-run"}) == "duplicate t/list t/list ");
  CHECK(sources({}, {"*"}) == "duplicate ");
}

TEST_CASE("`where` keeps a rule from giving points elsewhere") {
  const std::string elsewhere =
      line_rule("t/tail", "lie", "confidence = \"high\"\nwhere = \"tail\"");
  const std::string text = placed(line_of(25), Spot::body);
  CHECK(Scene(line_rule("t/x", "under") + elsewhere, text).edits().empty());
  CHECK(Scene(line_rule("t/x", "under") + line_rule("t/y", "lie"), text).edits().size() == 1);
}

}  // namespace
