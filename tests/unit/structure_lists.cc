// Lists that no heading announces: when they go, and what of them stays.
#include <string>
#include <string_view>

#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

const std::string& a = paragraphs[0];
const std::string& b = paragraphs[1];
const std::string& c = paragraphs[2];
const std::string& d = paragraphs[3];

const std::string related = in_category("t/x", "^Zebra", "related");

std::string left(std::initializer_list<std::string_view> lines, Profile profile = Profile::balanced,
                 const std::string& rules = related) {
  DecideOptions options = plain_options(profile);
  options.mechanisms.lists = true;
  return Scene(rules, joined(lines), options).left();
}

TEST_CASE("a list in the body goes with a sign in it") {
  CHECK(left({a, "Otters win again", "Zebra", "Heron loses the court case over its own nest", b}) ==
        joined({a, b}));
}

TEST_CASE("two lines are no list") {
  CHECK(left({a, "Zebra", "Heron loses the court case over its own nest", b}) ==
        joined({a, "Heron loses the court case over its own nest", b}));
}

TEST_CASE("the last short line of a list may be the next sub-heading") {
  const std::string eight = line_of(8, "Heron", "");
  const std::string nine = line_of(9, "Heron", "");
  CHECK(left({a, "Otters win", "Zebra", eight, b}) == joined({a, eight, b}));
  CHECK(left({a, "Otters win", "Zebra", nine, b}) == joined({a, b}));
}

TEST_CASE("a list that the article announces stays") {
  CHECK(left({a, "The five are:", "Otters", "Zebra", "Heron", b}) ==
        joined({a, "The five are:", "Otters", "Heron", b}));
  CHECK(left({a, "五つある：", "Otters", "Zebra", "Heron", b}) ==
        joined({a, "五つある：", "Otters", "Heron", b}));
}

TEST_CASE("times, captions and videos make a list one of links; credits and labels do not") {
  for (const std::string_view category : {"timestamp", "caption", "video-player"}) {
    CAPTURE(category);
    CHECK(left({a, "Otters win", "Zebra", "Heron", "Stork", b}, Profile::balanced,
               in_category("t/x", "^Zebra", category)) == joined({a, "Stork", b}));
  }
  for (const std::string_view category :
       {"image-credit", "ad-label", "byline", "cookie", "script"}) {
    CAPTURE(category);
    CHECK(left({a, "Otters win", "Zebra", "Heron", "Stork", b}, Profile::greedy,
               in_category("t/x", "^Zebra", category)) ==
          joined({a, "Otters win", "Heron", "Stork", b}));
  }
}

TEST_CASE("a list in which every second line holds a digit goes only at greedy") {
  CHECK(left({a, "Otters win 3", "Zebra", "Heron 4", "Stork", b}) ==
        joined({a, "Otters win 3", "Heron 4", "Stork", b}));
  CHECK(left({a, "Otters win 3", "Zebra", "Heron", "Stork", b}) == joined({a, "Stork", b}));
  CHECK(left({a, "Otters win 3", "Zebra", "Heron 4", "Stork", b}, Profile::greedy) ==
        joined({a, "Stork", b}));
}

TEST_CASE("a long line of a list stays, sooner before and within the article than behind it") {
  const auto stays = [](unsigned words, Zone zone) {
    const std::string item = line_of(words, "Heron", "");
    const auto found = [&item](const std::string& text) { return text.find(item) < text.size(); };
    switch (zone) {
      case Zone::head:
        return found(left({"Title", "Otters win", "Zebra", item, "Stork", a, b}, Profile::greedy));
      case Zone::body:
        return found(left({a, "Otters win", "Zebra", item, b}));
      default:
        return found(left({a, "Zebra", b, "Otters win", "Zinc", item}));
    }
  };
  CHECK_FALSE(stays(7, Zone::head));
  CHECK(stays(8, Zone::head));
  CHECK_FALSE(stays(14, Zone::body));
  CHECK(stays(15, Zone::body));
  CHECK_FALSE(stays(25, Zone::tail));
  CHECK(stays(26, Zone::tail));
}

TEST_CASE("a sentence ends a list") {
  CHECK(left({a, "Otters win", "It rained.", "Zebra", "Heron", b}) ==
        joined({a, "Otters win", "It rained.", "Heron", b}));
}

TEST_CASE("careful takes no list, and the head only greedy") {
  CHECK(left({a, "Otters win", "Zebra", "Heron", "Stork", b}, Profile::careful) ==
        joined({a, "Otters win", "Heron", "Stork", b}));
  const std::string head = joined({"Title", "Otters win", "Heron", "Stork", a, b});
  CHECK(left({"Title", "Otters win", "Zebra", "Heron", "Stork", a, b}) == head);
  CHECK(left({"Title", "Otters win", "Zebra", "Heron", "Stork", a, b}, Profile::greedy) ==
        joined({"Title", "Stork", a, b}));
}

const std::string headline = "Otters win the harbour cup again";

TEST_CASE("greedy takes a list of headlines without a sign") {
  CHECK(left({a, b, headline, headline, headline, "Heron loses the long court case over a nest", c,
              d},
             Profile::greedy) == joined({a, b, c, d}));
  CHECK(left({a, b, headline, headline, headline, "Heron loses the long court case over a nest", c,
              d}) == joined({a, b, headline, headline, headline,
                             "Heron loses the long court case over a nest", c, d}));
}

TEST_CASE("three headlines, parts of a sentence, dates, names and long lines are no such list") {
  const auto stays = [](std::initializer_list<std::string_view> lines) {
    return left(lines, Profile::greedy) == joined(lines);
  };
  CHECK(stays({a, b, headline, headline, headline, c, d}));
  CHECK(stays({a, b, headline, "otters win the harbour cup again", headline, headline, c, d}));
  CHECK(stays({a, b, "The judge said:", headline, headline, headline, headline, c, d}));
  CHECK(stays({a, b, "4 May Otters win the harbour cup", "5 May", headline, headline, c, d}));
  CHECK(stays({a, b, "Otters win", "Heron loses", "Stork leaves", "Rain", c, d}));
  CHECK(stays({a, b, line_of(15, "Zest", ""), line_of(15, "Zeal", ""), line_of(15, "Zinc", ""),
               line_of(15, "Zone", ""), c, d}));
}

TEST_CASE(
    "short lines behind the article go where rules took a link, but no bullets and no dates") {
  CHECK(left({a, "Zebra", b, "Otters win", "Heron loses"}) == joined({a, b}));
  CHECK(left({a, b, "Otters win", "Heron loses"}) == joined({a, b, "Otters win", "Heron loses"}));
  CHECK(left({a, "Zebra", b, "- Otters win", "- Heron loses"}) ==
        joined({a, b, "- Otters win", "- Heron loses"}));
  CHECK(left({a, "Zebra", b, "4 May, Harbour Hall", "Town Hall"}) ==
        joined({a, b, "4 May, Harbour Hall", "Town Hall"}));
  CHECK(left({a, "Zebra", b, "Otters win", "Heron loses"}, Profile::balanced,
             in_category("t/x", "^Zebra", "image-credit")) ==
        joined({a, b, "Otters win", "Heron loses"}));
}

TEST_CASE("greedy takes them without a link") {
  CHECK(left({a, b, "Otters win", "Heron loses"}, Profile::greedy) == joined({a, b}));
  CHECK(left({a, b, "4 May, Harbour Hall", "5 May, Town Hall"}, Profile::greedy) ==
        joined({a, b, "4 May, Harbour Hall", "5 May, Town Hall"}));
}

TEST_CASE("`keep` ends a list and stays") {
  const std::string keep = "[[rule]]\nid = \"t/keep\"\nkind = \"keep\"\nmatch = 'KEPT'\n";
  CHECK(left({a, "Otters KEPT", "Zebra", "Stork", line_of(9, "Heron", ""), b}, Profile::balanced,
             related + keep) == joined({a, "Otters KEPT", b}));
}

TEST_CASE("an edit of a list names the sign's line") {
  DecideOptions options = plain_options();
  options.mechanisms.lists = true;
  const Scene scene(related, joined({a, "Otters win", "Zebra", line_of(9, "Heron", ""), b}),
                    options);
  REQUIRE(scene.edits().size() == 3);
  CHECK(scene.edits()[0].source() == "list-run");
  CHECK(scene.edits()[0].cause == 3);
  CHECK(scene.edits()[1].source() == "t/x");
}

TEST_CASE("a list in an article of short lines stays") {
  const std::string text = joined({"Mo: The Drovers", "Tu: Otters", "Zebra", "We: closed", "Th"});
  DecideOptions options = plain_options(Profile::greedy);
  options.mechanisms.lists = true;
  CHECK(Scene(related, text, options).edits().size() == 1);
}

}  // namespace
