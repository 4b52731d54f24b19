// Lines that no rule knows, beside one that a rule took.
#include <string>
#include <string_view>

#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

const std::string& a = paragraphs[0];
const std::string& b = paragraphs[1];

std::string left(std::string_view category, std::initializer_list<std::string_view> lines,
                 Profile profile = Profile::balanced) {
  DecideOptions options = plain_options(profile);
  options.mechanisms.companions = true;
  const std::string keep = "[[rule]]\nid = \"t/keep\"\nkind = \"keep\"\nmatch = 'KEPT'\n";
  return Scene(in_category("t/x", "^Zebra", category) + keep, joined(lines), options).left();
}

TEST_CASE("the labels above and below a prompt go with it") {
  for (const std::string_view category :
       {"newsletter", "paywall", "app-promo", "appeal", "comments"}) {
    CAPTURE(category);
    CHECK(left(category, {a, "Otter post", "Zebra", "It is free.", b}) == joined({a, b}));
    CHECK(left(category, {a, "Otter post", "Zebra", "It is free.", b}, Profile::careful) ==
          joined({a, "Otter post", "It is free.", b}));
  }
}

TEST_CASE("a label has at most twelve words") {
  CHECK(left("newsletter", {a, line_of(12, "Otter", ""), "Zebra", b}) == joined({a, b}));
  CHECK(left("newsletter", {a, line_of(13, "Otter", ""), "Zebra", b}) ==
        joined({a, line_of(13, "Otter", ""), b}));
}

TEST_CASE("prose beside a prompt stays") {
  CHECK(left("newsletter", {a, line_of(10, "Otter"), "Zebra", line_of(10, "Otter"), b}) ==
        joined({a, line_of(10, "Otter"), line_of(10, "Otter"), b}));
}

TEST_CASE("what may head the prose below a prompt stays") {
  CHECK(left("newsletter", {a, "Zebra", "The court case", b}) == joined({a, "The court case", b}));
  CHECK(left("newsletter", {a, "Zebra", "Your address", "Zebra", b}) == joined({a, b}));
}

TEST_CASE("what announces or quotes is the article's") {
  CHECK(left("newsletter", {a, "The five are:", "Zebra", b}) == joined({a, "The five are:", b}));
  CHECK(left("newsletter", {a, "\"No otters here\"", "Zebra", b}) ==
        joined({a, "\"No otters here\"", b}));
}

TEST_CASE("what stands between two removed lines goes when it is short") {
  CHECK(left("share", {a, "Zebra", line_of(9, "Otter"), "Zebra", b}) == joined({a, b}));
  CHECK(left("share", {a, "Zebra", line_of(12, "Otter", ""), "Zebra", b}) == joined({a, b}));
  CHECK(left("share", {a, "Zebra", line_of(13, "Otter", ""), "Zebra", b}) ==
        joined({a, line_of(13, "Otter", ""), b}));
  CHECK(left("timestamp", {a, "Zebra", line_of(3, "Otter", ""), "Zebra", b}) == joined({a, b}));
  CHECK(left("timestamp", {a, "Zebra", line_of(4, "Otter", ""), "Zebra", b}) ==
        joined({a, line_of(4, "Otter", ""), b}));
}

TEST_CASE("other signs have no companions") {
  CHECK(left("share", {a, "Otter post", "Zebra", "It is free.", b}) ==
        joined({a, "Otter post", "It is free.", b}));
}

TEST_CASE("`keep` wins over a companion, and the first line stays") {
  CHECK(left("newsletter", {a, "Otter KEPT", "Zebra", b}) == joined({a, "Otter KEPT", b}));
  CHECK(left("newsletter", {"Title", "Zebra", a, b}) == joined({"Title", a, b}));
}

TEST_CASE("a companion brings no companion of its own") {
  CHECK(left("newsletter", {a, "Heron post", "Otter post", "Zebra", b}) ==
        joined({a, "Heron post", b}));
}

TEST_CASE("a companion's edit has the category and names the line of its owner") {
  DecideOptions options = plain_options();
  options.mechanisms.companions = true;
  const Scene scene(in_category("t/x", "^Zebra", "newsletter"), joined({a, "Otter", "Zebra", b}),
                    options);
  REQUIRE(scene.edits().size() == 2);
  CHECK(scene.edits()[0].source() == "companion");
  CHECK(scene.edits()[0].category == Category::newsletter);
  CHECK(scene.edits()[0].cause == 3);
}

}  // namespace
