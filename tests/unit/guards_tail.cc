// The two guards on a `tail`: how much text may follow its sign and still go.
#include <string>

#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

const std::string& a = paragraphs[0];
const std::string& b = paragraphs[1];
const std::string& c = paragraphs[2];
const std::string rule =
    "[[rule]]\nid = \"t/tail\"\nkind = \"tail\"\ncategory = \"comments\"\nconfidence = \"high\"\n"
    "match = '^Leave a reply$'\n";

TEST_CASE("a tail goes if less than a third of the words before follow its sign") {
  const auto text = [](std::uint32_t words) {
    return joined({a, b, c, "Leave a reply", line_of(words, "Otter")});
  };
  REQUIRE(shape_of(a).words + shape_of(b).words + shape_of(c).words == 96);
  CHECK(Scene(rule, text(31)).left() == joined({a, b, c}));
  CHECK(Scene(rule, text(32)).left() == text(32));
}

TEST_CASE("the words of all lines that follow are counted together") {
  const auto text = [](std::uint32_t words) {
    return joined({a, b, c, "Leave a reply", line_of(16, "Otter"), line_of(words, "Heron")});
  };
  CHECK(Scene(rule, text(15)).left() == joined({a, b, c}));
  CHECK(Scene(rule, text(16)).left() == text(16));
}

TEST_CASE("lines that a rule hits count neither before nor behind") {
  const std::string rules = rule + line_rule("t/zebra", "^Zebra", "confidence = \"high\"");
  const std::string behind = joined({a, b, c, "Leave a reply", line_of(31, "Otter"), line_of(40)});
  CHECK(Scene(rules, behind).left() == joined({a, b, c}));
  const std::string before = joined({a, line_of(40), b, c, "Leave a reply", line_of(32, "Otter")});
  CHECK(Scene(rules, before).left() == before);
  CHECK(Scene(rule, before).left() == joined({a, line_of(40), b, c}));
}

TEST_CASE("short lines behind the sign go however many they are") {
  std::string text = joined({a, b, c, "Leave a reply"});
  for (int i = 0; i < 60; ++i) text += "Reply by a reader\n";
  CHECK(Scene(rule, text).left() == joined({a, b, c}));
}

}  // namespace
