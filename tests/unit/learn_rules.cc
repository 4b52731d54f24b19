// What `learn` drafts of a scrape, and what it leaves alone.
#include <algorithm>

#include "rules/load.h"
#include "unit/learn_support.h"

namespace {

using namespace dross;
using namespace dross::test;

bool has(const std::vector<DraftRule>& rules, const std::string& pattern) {
  const auto patterns = patterns_of(rules);
  return std::ranges::find(patterns, pattern) != patterns.end();
}

}  // namespace

TEST_CASE("a line that recurs is drafted, with its evidence") {
  const auto rules =
      learn_from(pages_of("a.example", 6, "Drawer {n}, top shelf", "Pinned on our board"));
  REQUIRE(has(rules, R"((?i)^Drawer \d+, top shelf$)"));
  REQUIRE(has(rules, "(?i)^Pinned on our board$"));
  for (const DraftRule& rule : rules) {
    CHECK(rule.documents == 6);
    CHECK(rule.site == "a.example");
    CHECK_FALSE(rule.removes.empty());
    CHECK_FALSE(rule.keeps.empty());
  }
}

TEST_CASE("fewer documents than --min-documents make no rule") {
  const auto pages = pages_of("a.example", 4, "Top of our shelf", "Pinned on our board");
  CHECK(learn_from(pages).empty());
  CHECK(learn_from(pages, {.min_documents = 4}).size() == 2);
}

TEST_CASE("of several sites a rule is for all, with --per-site for each") {
  auto pages = pages_of("a.example", 6, "Top of our shelf", "");
  for (Page& page : pages_of("b.example", 6, "Top of our shelf", "", 50)) pages.push_back(page);
  const auto together = learn_from(pages);
  REQUIRE(together.size() == 1);
  CHECK(together[0].site.empty());
  CHECK(together[0].documents == 12);
  const auto apart = learn_from(pages, {.grouping = Grouping::per_site});
  REQUIRE(apart.size() == 2);
  CHECK(apart[0].site != apart[1].site);
}

TEST_CASE("versions of one story make no rule of the story") {
  std::vector<Page> pages;
  for (int i = 0; i < 8; ++i) pages.push_back({"a.example", story(3)});
  CHECK(learn_from(pages).empty());
}

TEST_CASE("what the rules in use take is left out") {
  DraftTrial::Outcome outcome;
  const auto rules =
      learn_from(pages_of("a.example", 6, "Top of our shelf", "TAKEN already"), {}, &outcome);
  CHECK(patterns_of(rules) == std::vector<std::string>{"(?i)^Top of our shelf$"});
  CHECK(outcome.taken_already == 1);
}

TEST_CASE("an opening that prose shares amid another text falls") {
  std::vector<Page> pages;
  const char* things[] = {"Old bridge", "New ferry",  "Cold spring",
                          "Late train", "Big market", "Wet June"};
  for (int i = 0; i < 6; ++i) {
    pages.push_back({"a.example", story(i) + "Look again: " + things[i] + "\n"});
  }
  CHECK(has(learn_from(pages), "(?i)^Look again: "));
  pages.push_back(
      {"a.example",
       story(70) + "Look again: the mill was sold by its owner last week.\n\n" + story(71)});
  const auto rules = learn_from(pages);
  const auto draft = std::ranges::find_if(
      rules, [](const DraftRule& rule) { return rule.patterns.front() == "(?i)^Look again: "; });
  // Where nearly all stands behind the text, the rule is kept to there.
  if (draft != rules.end()) CHECK(draft->only_at_edges);
}

TEST_CASE("an opening of short words alone makes no rule, one with two longer ones does") {
  const char* things[] = {"bridge", "ferry", "spring", "train", "market", "season"};
  std::vector<Page> pages;
  for (int i = 0; i < 6; ++i) {
    pages.push_back({"a.example", story(i) + "U.S. old " + things[i] + "\n\nGet a " + things[i] +
                                      "\n\nFurther along " + things[i] + "\n"});
  }
  CHECK(patterns_of(learn_from(pages)) == std::vector<std::string>{"(?i)^Further along "});
}

TEST_CASE("a teaser that is cut off makes no rule, \"More...\" does") {
  const auto rules = learn_from(
      pages_of("a.example", 6, "Council to decide on new bridge...", "Still more here..."));
  CHECK(patterns_of(rules) == std::vector<std::string>{R"((?i)^Still more here\.\.\.$)"});
}

TEST_CASE("a heading with a list under it is a section, a name with a bio a sequence") {
  std::vector<Page> pages;
  const char* names[] = {"Ann Lee", "Bo Marsh", "Cy Holt", "Di Moor", "Ed Frost", "Fay Reed"};
  const char* things[] = {"Old bridge to go",  "New ferry is late", "Cold spring ahead",
                          "Late train again",  "Big market shuts",  "Wet June so far",
                          "Dry wells in town", "Tall masts fall"};
  for (int i = 0; i < 6; ++i) {
    const std::string name = names[i];
    pages.push_back({"a.example", story(i) + name + "\n\n" + name +
                                      " tends the pages on gardens for us.\n\n" +
                                      "In other drawers\n\n" + things[i] + "\n\n" + things[i + 1] +
                                      "\n\n" + things[i + 2] + "\n"});
  }
  const auto rules = learn_from(pages);
  const auto of_kind = [&](RuleKind kind) {
    return std::ranges::find(rules, kind, &DraftRule::kind) != rules.end();
  };
  CHECK(of_kind(RuleKind::section));
  CHECK(of_kind(RuleKind::sequence));
}

TEST_CASE("a pack loads whatever the texts hold") {
  const auto pages = pages_of("a.example", 6, "Don't 'quote' \\ (me) [{n}] \"now\" $ ^ * + ?",
                              "'Tis the end of it'");
  const auto rules = learn_from(pages);
  REQUIRE(rules.size() == 2);
  const LoadedRules loaded = load_rules({{"draft.toml", pack_text(rules, {"head"})}});
  CHECK(loaded.ok());
  CHECK(loaded.set.rules.size() == 2);
}

TEST_CASE("ids are made once each, and of letters alone") {
  DraftRule rule;
  rule.kind = RuleKind::line;
  rule.patterns = {"^x$"};
  rule.max_words = 3;
  rule.slug = "same";
  const std::string text = pack_text({rule, rule}, {});
  CHECK(text.find("\"learnt/same\"") != std::string::npos);
  CHECK(text.find("\"learnt/same-2\"") != std::string::npos);
}

TEST_CASE("sentences amid an article are left alone though they recur") {
  std::vector<Page> pages;
  for (int i = 0; i < 8; ++i) {
    pages.push_back({"a.example", story(i) + "Nobody was hurt.\n\n" + story(i + 40)});
  }
  CHECK(learn_from(pages).empty());
}
