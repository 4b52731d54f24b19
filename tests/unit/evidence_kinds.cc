// Heads of sections, tails and sequences stand alone, unless their rule says `with-evidence`: then
// the line that matched is weighed like any other, and what hangs on it goes or stays with it.
#include <string>
#include <string_view>

#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

std::string rule(std::string_view kind, std::string_view pattern, std::string_view strength) {
  return "[[rule]]\nid = \"t/" + std::string(kind) + "\"\nkind = \"" + std::string(kind) +
         "\"\ncategory = \"related\"\nconfidence = \"high\"\n" + std::string(pattern) +
         (strength.empty() ? "" : "\nstrength = \"" + std::string(strength) + "\"") + "\n";
}

constexpr std::string_view weighed = "with-evidence";
const auto& [a, b, c, d] = paragraphs;

TEST_CASE("the head of a section with evidence") {
  const std::string head = "head = 'stones'";
  const std::string in_body = joined({a, b, line_of(13), "• One", "• Two", c, d});
  const std::string in_tail = joined({a, b, c, d, line_of(13, "Zebra", ""), "• One", "• Two"});
  SECTION("stands alone unless said otherwise") {
    CHECK(Scene(rule("section", head, ""), in_body).left() == joined({a, b, c, d}));
  }
  SECTION("too little for 13 words in the body: the items stay with it") {
    CHECK(Scene(rule("section", head, weighed), in_body).left() == in_body);
  }
  SECTION("enough in the tail, with an open end") {
    const Scene scene(rule("section", head, weighed), in_tail);
    CHECK(scene.left() == joined({a, b, c, d}));
    REQUIRE(scene.goes(4));
    CHECK(describe(scene.edit_at(4)->evidence) ==
          "unanchored 1 + edge 1 + open end 1 = 3, needed 3");
    CHECK(describe(scene.edit_at(5)->evidence).empty());
  }
  SECTION("careful asks for more") {
    CHECK(Scene(rule("section", head, weighed), in_tail, plain_options(Profile::careful)).left() ==
          in_tail);
  }
}

TEST_CASE("a tail with evidence") {
  const std::string match = "match = 'stones'";
  const std::string open = joined({a, b, c, d, line_of(13, "Zebra", ""), "Your name"});
  const std::string closed = joined({a, b, c, d, line_of(13), "Your name"});
  CHECK(Scene(rule("tail", match, ""), closed).left() == joined({a, b, c, d}));
  CHECK(Scene(rule("tail", match, weighed), closed).left() == closed);
  CHECK(Scene(rule("tail", match, weighed), open).left() == joined({a, b, c, d}));
}

TEST_CASE("a sequence with evidence") {
  const std::string lines = "lines = ['stones', '^Heron']";
  const std::string open = joined({a, b, c, d, line_of(13, "Zebra", ""), "Heron"});
  const std::string closed = joined({a, b, c, d, line_of(13), "Heron"});
  CHECK(Scene(rule("sequence", lines, ""), closed).left() == joined({a, b, c, d}));
  CHECK(Scene(rule("sequence", lines, weighed), closed).left() == closed);
  CHECK(Scene(rule("sequence", lines, weighed), open).left() == joined({a, b, c, d}));
}

TEST_CASE("a further rule helps the head of a section") {
  const std::string head = "head = 'stones'";
  const std::string text = joined({a, b, line_of(13), "• One", c, d});
  const Scene scene(rule("section", head, weighed) + line_rule("t/other", "lie"), text);
  CHECK(scene.left() == joined({a, b, c, d}));
}

TEST_CASE("a long head of a section that stands alone goes in the body too") {
  const std::string text = joined({a, b, line_of(60), "• One", c, d});
  CHECK(Scene(rule("section", "head = 'stones'", ""), text).left() == joined({a, b, c, d}));
}

}  // namespace
