// Lines of each length class: whatever a rule's bounds are, it hits what they allow.
#include <initializer_list>
#include <string>
#include <string_view>

#include "catch.h"
#include "match/length_class.h"
#include "match/match.h"
#include "unit/pipeline_support.h"

namespace {

std::string words_of(std::size_t count, std::string_view word) {
  std::string line = "Read";
  for (std::size_t i = 1; i < count; ++i) line += std::string(word);
  return line;
}

// A rule a bound, one without, one bounded by what its pattern can match, and a sequence.
std::string rules_text() {
  return dross::test::rule_text("t/30", R"(kind = "line"
match = '^Read'
max_words = 30)") +
         dross::test::rule_text("t/31", R"(kind = "line"
match = 'ead'
max_words = 31)") +
         dross::test::rule_text("t/60", R"(kind = "line"
match = '\bRead'
max_words = 60)") +
         dross::test::rule_text("t/any", R"(kind = "span"
match = 'Read')") +
         dross::test::rule_text("t/bytes", R"(kind = "span"
match = '^Read.{0,57}$')") +
         dross::test::rule_text("t/next", R"(kind = "sequence"
lines = ['^Read', '^Read'])");
}

TEST_CASE("the fast matcher finds in lines of every length what the reference finds") {
  const dross::RuleSet rules = dross::test::rules_of(rules_text());
  const dross::Selection all = dross::every_rule(rules);
  const auto fast = dross::fast_matcher(rules, 0);
  const auto reference = dross::reference_matcher(rules);
  for (const std::string_view word : {" a", " word", "\u6C34", "\u6C34a", " \u017F"}) {
    std::string text;
    for (const std::size_t count :
         std::initializer_list<std::size_t>{1, 29, 30, 31, 32, 59, 60, 61, 62, 200}) {
      const std::string line = words_of(count, word);
      CAPTURE(line);
      const dross::LinedText one = dross::split_lines(line, dross::Paragraphs::line);
      CHECK(fast->match(one, all) == reference->match(one, all));
      text += line + "\n\n";
    }
    const dross::LinedText lined = dross::split_lines(text, dross::Paragraphs::line);
    CHECK(fast->match(lined, all) == reference->match(lined, all));
  }
}

TEST_CASE("a pattern of so many bytes reaches lines of half as many words") {
  dross::Signs signs;
  signs.needs.resize(1);
  CHECK(dross::reaches(signs, 2));
  signs.needs[0].max_bytes = 121;  // 61 words of a byte, and 60 spaces
  CHECK(dross::reaches(signs, 2));
  signs.needs[0].max_bytes = 119;
  CHECK_FALSE(dross::reaches(signs, 2));
  CHECK(dross::reaches(signs, 1));
  signs.needs[0].max_words = 30;
  CHECK_FALSE(dross::reaches(signs, 1));
  CHECK(dross::reaches(signs, 0));
}

}  // namespace
