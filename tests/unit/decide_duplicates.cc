// Exact copies in the body of an article go beside their twin and nowhere else.
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

const std::string a =
    "The ferry that links the two halves of the town stayed in port on Monday, and the company "
    "said that a new pump would have to come from abroad.\n";
const std::string b =
    "Nobody in the harbour office could say how long that takes, but three of the captains spoke "
    "of a week, and one of them laid a bet on two.\n";
const std::string c =
    "For the schools on the other bank it means lessons without half of their teachers, because "
    "the road around the bay is closed as well.\n";
const std::string d =
    "The mayor asked the army for its landing boat, which is older than she is, and had it by the "
    "next morning with a crew of four.\n";
const std::string eight = "Boats wait at the quay for better days\n";
const std::string seven = "Boats wait at the quay for days\n";

std::string clean(std::string_view text) {
  return TextCleaner("", Dedupe::document)(text);
}

TEST_CASE("a copy goes within two lines of its twin") {
  CHECK(clean(a + eight + eight + b + c) == a + eight + b + c);
  const std::string caption = "At the quay on Sunday\n";
  CHECK(clean(a + eight + caption + eight + b + c) == a + eight + caption + b + c);
  CHECK(clean(a + eight + caption + caption + eight + b + c) ==
        a + eight + caption + caption + eight + b + c);
}

TEST_CASE("a copy with prose between it and its twin stays") {
  const std::string text = a + eight + b + eight + c;
  CHECK(clean(text) == text);
}

TEST_CASE("a copy three lines away stays") {
  const std::string text = a + eight + b + c + eight + d;
  CHECK(clean(text) == text);
}

TEST_CASE("blank lines do not count as lines between") {
  const std::string caption = "At the quay on Sunday\n";
  CHECK(clean(a + "\n\n" + eight + "\n\n\n" + caption + "\n\n" + eight + "\n" + c) ==
        a + "\n\n" + eight + "\n\n\n" + caption + "\n\n" + c);
}

TEST_CASE("a copy of seven words stays, one of eight goes") {
  CHECK(clean(a + seven + seven + b + c) == a + seven + seven + b + c);
  CHECK(clean(a + eight + eight + b + c) == a + eight + b + c);
}

TEST_CASE("copies agree but for case, quotes and spaces") {
  CHECK(clean(a + "“Boats” wait at  the quay for BETTER days\n" +
              "\"boats\" wait at the quay for better days\n" + b + c) ==
        a + "“Boats” wait at  the quay for BETTER days\n" + b + c);
  const std::string figures =
      a + "The price rose by 3 per cent in May\n" + "The price rose by 5 per cent in May\n" + b + c;
  CHECK(clean(figures) == figures);
}

TEST_CASE("every copy names the first one") {
  const std::string text = a + eight + eight + eight + b + c;
  const std::vector<Edit> edits = TextCleaner("", Dedupe::document).edits(text);
  REQUIRE(edits.size() == 2);
  for (const Edit& edit : edits) {
    CHECK(edit.kind == EditKind::duplicate);
    CHECK(edit.category == dross::Category::duplicate);
    CHECK(edit.source() == "duplicate");
    CHECK(edit.rule == nullptr);
    CHECK(edit.cause == 2);
    CHECK(edit.words == 8);
  }
  CHECK(edits[0].line == 3);
  CHECK(edits[1].line == 4);
}

TEST_CASE("no copy goes where duplicates are off") {
  const std::string text = a + a + eight + eight + b;
  CHECK(TextCleaner("", Dedupe::off)(text) == text);
}

}  // namespace
