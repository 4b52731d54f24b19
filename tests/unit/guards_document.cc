// What holds the rules back in a document: the paragraph guard, the removal cap with its fall back
// of profiles, and the limit of rounds. For each field of Guards a document in which it is set, and
// its neighbour in which it is not.
#include <string>
#include <string_view>

#include "unit/evidence_support.h"

namespace {

using namespace dross;
using namespace dross::test;

const auto& [a, b, c, d] = paragraphs;
const std::string zebra = line_rule("t/zebra", "^Zebra", alone);
const std::string quokka = line_rule("t/quokka", "^Quokka", alone);

// --- more than two weakly supported paragraphs of the body

std::string body_with(std::string_view one, std::string_view two, std::string_view three) {
  return joined({a, one, b, two, c, three, d});
}

TEST_CASE("two paragraphs with one rule each go, of three none does") {
  const std::string line = line_of(25);
  const Scene two(zebra, body_with(line, line, "Otters"));
  CHECK(two.edits().size() == 2);
  CHECK(two.decision().guards.paragraphs_spared == 0);
  const Scene three(zebra, body_with(line, line, line));
  CHECK(three.edits().empty());
  CHECK(three.decision().guards.paragraphs_spared == 3);
}

TEST_CASE("lines of fewer than 25 words are not counted as paragraphs, and still go") {
  const std::string line = line_of(25);
  CHECK(Scene(zebra, body_with(line_of(24), line, line)).edits().size() == 3);
  const Scene spared(zebra, joined({a, line, line_of(24), line, b, line, c}));
  CHECK(spared.left() == joined({a, line, line, b, line, c}));
  CHECK(spared.decision().guards.paragraphs_spared == 3);
}

TEST_CASE("paragraphs with two rules each are not held back") {
  const std::string line = line_of(25);
  const std::string rules = zebra + line_rule("t/second", "stones");
  const Scene scene(rules, body_with(line, line, line));
  CHECK(scene.edits().size() == 3);
  CHECK(scene.decision().guards.paragraphs_spared == 0);
  const Scene mixed(rules + quokka, body_with(line, line_of(25, "Quokka"), line));
  CHECK(mixed.edits().size() == 3);
}

TEST_CASE("with three weak ones the strong ones go all the same") {
  const std::string weak = line_of(25, "Quokka");
  const std::string rules = zebra + quokka + line_rule("t/second", "Otter");
  const std::string strong = line_of(24) + " Otter.";
  const Scene scene(rules, joined({a, weak, b, strong, weak, c, weak, d}));
  CHECK(scene.left() == joined({a, weak, b, weak, c, weak, d}));
  CHECK(scene.decision().guards.paragraphs_spared == 3);
}

TEST_CASE("head and tail are not the guard's business") {
  const std::string line = line_of(25);
  CHECK(Scene(zebra, joined({line, a, line, b, line, c, line})).edits().size() == 4);
  CHECK(Scene(zebra, joined({a, b, line, line, line})).left() == joined({a, b}));
}

TEST_CASE("the guard can be turned off") {
  DecideOptions options = plain_options();
  options.mechanisms.paragraph_guard = false;
  const std::string line = line_of(25);
  CHECK(Scene(zebra, body_with(line, line, line), options).edits().size() == 3);
}

// --- more than --max-removed would go

constexpr std::string_view medium_alone = "confidence = \"medium\"\nstrength = \"alone\"";
const std::string unsure = line_rule("t/unsure", "^Quokka", medium_alone);

/// Lines of at most 20 words each: `words` words in all.
std::string lines_of(std::uint32_t words, std::string_view first) {
  std::string text;
  for (; words > 0; words -= std::min<std::uint32_t>(words, 20)) {
    text += line_of(std::min<std::uint32_t>(words, 20), first) + "\n";
  }
  return text;
}

DecideOptions capped(unsigned max_removed = 60, Profile profile = Profile::balanced) {
  DecideOptions options = plain_options(profile);
  options.max_removed = max_removed;
  return options;
}

TEST_CASE("sixty per cent of the words may go; above that a more careful profile is used") {
  const std::string article = lines_of(40, "Otter");
  const Scene within(unsure, article + lines_of(60, "Quokka"), capped());
  CHECK(within.left() == article);
  CHECK(within.decision().profile == Profile::balanced);
  CHECK_FALSE(within.decision().guards.profile_lowered);

  const std::string text = article + lines_of(65, "Quokka");
  const Scene over(unsure, text, capped());
  CHECK(over.left() == text);
  CHECK(over.decision().profile == Profile::careful);
  CHECK(over.decision().guards.profile_lowered);
  CHECK_FALSE(over.decision().guards.over_cap);
}

TEST_CASE("the share is not rounded") {
  // 121 of 200 words are 60.5 %.
  CHECK(Scene(zebra, lines_of(79, "Otter") + lines_of(121, "Zebra"), capped())
            .decision()
            .guards.over_cap);
  CHECK_FALSE(Scene(zebra, lines_of(80, "Otter") + lines_of(120, "Zebra"), capped())
                  .decision()
                  .guards.over_cap);
}

TEST_CASE("the share may be chosen; 100 is no cap, 0 allows nothing at the profile asked for") {
  const std::string text = lines_of(70, "Otter") + lines_of(30, "Quokka");
  CHECK(Scene(unsure, text, capped(30)).left() == lines_of(70, "Otter"));
  CHECK(Scene(unsure, text, capped(29)).left() == text);
  CHECK(Scene(unsure, text, capped(0)).left() == text);
  CHECK(Scene(unsure, lines_of(200, "Quokka"), capped(100)).left().empty());
}

TEST_CASE("what the lowered profile still takes goes") {
  const std::string article = lines_of(40, "Otter");
  const std::string left_over = lines_of(80, "Quokka");
  const Scene scene(unsure + zebra, article + left_over + lines_of(10, "Zebra"), capped());
  CHECK(scene.left() == article + left_over);
  CHECK(scene.decision().profile == Profile::careful);
  CHECK(scene.decision().guards.profile_lowered);
}

TEST_CASE("greedy falls back to balanced before careful") {
  const std::string low =
      line_rule("t/low", "^Heron", "confidence = \"low\"\nstrength = \"alone\"");
  const std::string article = lines_of(40, "Otter");
  const std::string text = article + lines_of(30, "Quokka") + lines_of(80, "Heron");
  const Scene scene(unsure + low, text, capped(60, Profile::greedy));
  CHECK(scene.decision().profile == Profile::balanced);
  CHECK(scene.decision().guards.profile_lowered);
  CHECK(scene.left() == article + lines_of(80, "Heron"));
}

TEST_CASE("a lowered result that a second run would take a paragraph of is not given out") {
  // Balanced would take 65 of 100 words, careful takes 25; then 40 of 75 are within the cap.
  const std::string article = lines_of(35, "Otter");
  const std::string sure = lines_of(25, "Zebra");
  const std::string paragraph = line_of(40, "Quokka", "") + "\n";
  const std::string short_lines = lines_of(40, "Quokka");
  const std::string paragraph_rule = line_rule("t/unsure", "^Quokka", medium_alone);
  const std::string text = article + paragraph + sure;
  const Scene held(paragraph_rule + zebra, text, capped());
  CHECK(held.left() == text);
  CHECK(held.decision().guards.profile_lowered);
  const Scene given(paragraph_rule + zebra, article + short_lines + sure, capped());
  CHECK(given.left() == article + short_lines);
  CHECK(given.decision().guards.profile_lowered);
}

TEST_CASE("over the cap at careful its edits stand and are counted") {
  const std::string article = lines_of(20, "Otter");
  const Scene scene(zebra, article + lines_of(80, "Zebra"), capped());
  CHECK(scene.left() == article);
  CHECK(scene.decision().profile == Profile::careful);
  CHECK(scene.decision().guards.over_cap);
  CHECK(scene.decision().guards.profile_lowered);
  const Scene careful(zebra, article + lines_of(80, "Zebra"), capped(60, Profile::careful));
  CHECK(careful.decision().guards.over_cap);
}

TEST_CASE("the cap can be turned off") {
  DecideOptions options = capped();
  options.mechanisms.removal_cap = false;
  const Scene scene(unsure, lines_of(20, "Otter") + lines_of(80, "Quokka"), options);
  CHECK(scene.left() == lines_of(20, "Otter"));
  CHECK(scene.decision().profile == Profile::balanced);
}

TEST_CASE("duplicates never count") {
  DecideOptions options = capped();
  options.dedupe = Dedupe::document;
  const Scene copies("", joined({a, a, a, a, a}), options);
  CHECK(copies.left() == joined({a}));
  CHECK_FALSE(copies.decision().guards.profile_lowered);
  // 20 of 84 words by rules, 32 more as a copy: together they would be over a cap of 25 %.
  options.max_removed = 25;
  const Scene both(unsure, joined({a, a}) + lines_of(20, "Quokka"), options);
  CHECK(both.left() == joined({a}));
  CHECK_FALSE(both.decision().guards.profile_lowered);
}

// --- rounds

std::string nested(int pairs) {
  std::string text = a + "\n";
  for (int i = 0; i < pairs; ++i) text += "Open bracket\n";
  for (int i = 0; i < pairs; ++i) text += "Close bracket\n";
  return text + b + "\n";
}

TEST_CASE("rounds go on with what is left, eight times") {
  const std::string rules =
      "[[rule]]\nid = \"t/pair\"\nkind = \"sequence\"\ncategory = \"related\"\n"
      "confidence = \"high\"\nlines = ['^Open bracket$', '^Close bracket$']\n";
  const Scene eight(rules, nested(8));
  CHECK(eight.left() == joined({a, b}));
  CHECK_FALSE(eight.decision().guards.round_limit);
  const Scene nine(rules, nested(9));
  CHECK(nine.left() == joined({a, "Open bracket", "Close bracket", b}));
  CHECK(nine.decision().guards.round_limit);
}

}  // namespace
