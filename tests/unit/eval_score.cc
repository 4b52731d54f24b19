// The scores of one document, on edits made by hand, and sums over documents.
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "eval/ablation.h"
#include "eval/groups.h"
#include "eval/mistakes.h"
#include "eval/rule_figures.h"
#include "eval/score.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Counts;
using dross::DocumentScore;
using dross::Label;
using dross::LabelledDocument;

constexpr std::string_view first = "The council voted on Tuesday to repair the old bridge.";
constexpr std::string_view second = "Work begins in spring, the mayor said, and ends in autumn.";
constexpr std::string_view teaser = "Read more: The harbour is full";

LabelledDocument document_of(const std::vector<std::pair<std::string_view, Label>>& lines,
                             std::string_view gold) {
  LabelledDocument document;
  document.id = "d1";
  document.page = "p1";
  document.source = "s";
  document.site = "a.example";
  document.language = "en";
  document.extractor = "e";
  for (const auto& [line, label] : lines) {
    if (!document.labels.empty()) document.text += '\n';
    document.text += line;
    document.labels.push_back(label);
  }
  if (!gold.empty()) document.gold = gold;
  return document;
}

LabelledDocument article() {
  return document_of({{first, Label::content}, {teaser, Label::clutter}, {second, Label::content}},
                     std::string(first) + "\n" + std::string(second));
}

/// Edits that take these pieces of the text, the first occurrence of each behind the one before.
std::vector<dross::Edit> taking(const LabelledDocument& document,
                                const std::vector<std::string_view>& pieces) {
  std::vector<dross::Edit> edits;
  std::size_t at = 0;
  for (const std::string_view piece : pieces) {
    at = document.text.find(piece, at);
    if (at == std::string::npos) FAIL("no such piece: " + std::string(piece));
    dross::Edit edit;
    edit.span = {at, at + piece.size()};
    edit.content = edit.span;
    edits.push_back(edit);
    at += piece.size();
  }
  return edits;
}

DocumentScore score(const LabelledDocument& document, const std::vector<std::string_view>& pieces) {
  return dross::score_document(dross::Truth(document), taking(document, pieces));
}

}  // namespace

TEST_CASE("nothing removed, nothing lost") {
  const DocumentScore result = score(article(), {});
  CHECK(result.counts.documents == 1);
  CHECK(result.counts.scored_documents == 1);
  CHECK(result.counts.clutter_words == 6);
  CHECK(result.counts.clutter_lines == 1);
  CHECK(result.counts.content_words == 21);
  CHECK(result.counts.content_lines == 2);
  CHECK(result.counts.clutter_words_removed == 0);
  CHECK(result.counts.content_words_removed == 0);
  REQUIRE(result.missed.size() == 1);
  CHECK(result.missed[0].line == 1);
  CHECK(result.after.recall.value() == Approx(15.0 / 18));  // three shingles lie across the line
}

TEST_CASE("removed clutter is recall") {
  const DocumentScore result = score(article(), {teaser});
  CHECK(result.counts.clutter_words_removed == 6);
  CHECK(result.counts.clutter_lines_removed == 1);
  CHECK(result.counts.damaged_documents == 0);
  CHECK(result.edits[0].clutter == 6);
  CHECK(result.missed.empty());
  CHECK(result.after.exact);
}

TEST_CASE("a line of clutter counts from half of its words") {
  CHECK(score(article(), {"Read more: The"}).counts.clutter_lines_removed == 1);
  CHECK(score(article(), {"Read more"}).counts.clutter_lines_removed == 0);
  CHECK(score(article(), {"Read mo"}).counts.clutter_words_removed == 2);  // "re" is no word of it
}

TEST_CASE("removed content is loss, and half a paragraph is damage") {
  const DocumentScore result = score(article(), {second});
  CHECK(result.counts.content_words_removed == 11);
  CHECK(result.counts.content_lines_removed == 1);
  CHECK(result.counts.damaged_documents == 1);
  CHECK(result.edits[0].content == 11);
  REQUIRE(result.lost.size() == 1);
  CHECK(result.lost[0].line == 2);

  const DocumentScore little = score(article(), {"Work begins in spring"});
  CHECK(little.counts.content_words_removed == 4);
  CHECK(little.counts.content_lines_removed == 0);
  CHECK(little.counts.damaged_documents == 0);
}

TEST_CASE("words of a content line that the gold lacks may go") {
  const LabelledDocument document =
      document_of({{"The bridge was closed for a year. Click here for a map", Label::content}},
                  "The bridge was closed for a year.");
  const DocumentScore result = score(document, {"Click here for a map"});
  CHECK(result.counts.content_words_removed == 0);
  CHECK(result.counts.inline_words_removed == 5);
  CHECK(result.edits[0].inlined == 5);
  const DocumentScore both = score(document, {"a year. Click here for a map"});
  CHECK(both.counts.content_words_removed == 2);
}

TEST_CASE("a removed repeat is no loss while the gold's number of copies stands") {
  const auto repeated = [](std::string_view gold) {
    return document_of({{first, Label::content}, {second, Label::content}, {first, Label::content}},
                       gold);
  };
  const std::string once = std::string(first) + " " + std::string(second);
  const std::string twice = once + " " + std::string(first);
  CHECK(score(repeated(once), {first}).counts.content_words_removed == 0);
  CHECK(score(repeated(twice), {first}).counts.content_words_removed == 10);
  CHECK(score(repeated(once), {first, first}).counts.content_words_removed == 20);
}

TEST_CASE("mixed lines, repeats and neutral lines have figures of their own") {
  const LabelledDocument document =
      document_of({{"The bridge was closed for a year. Share this now please", Label::mixed},
                   {"Repair of the bridge", Label::neutral},
                   {first, Label::duplicate},
                   {"", Label::none}},
                  "The bridge was closed for a year.");
  const DocumentScore result =
      score(document, {"a year. Share this now please", "Repair of the bridge", first});
  CHECK(result.counts.mixed_gold == 7);
  CHECK(result.counts.mixed_gold_removed == 2);
  CHECK(result.counts.mixed_clutter == 4);
  CHECK(result.counts.mixed_clutter_removed == 4);
  CHECK(result.counts.duplicate_words == 10);
  CHECK(result.counts.duplicate_words_removed == 10);
  CHECK(result.counts.clutter_words + result.counts.content_words == 0);
}

TEST_CASE("without gold every content word counts, and there is no shingle score") {
  LabelledDocument document = article();
  document.gold.reset();
  const DocumentScore result = score(document, {"spring"});
  CHECK(result.counts.content_words_removed == 1);
  CHECK_FALSE(result.after.precision.has_value());
}

TEST_CASE("doubtful documents count as whole texts only") {
  LabelledDocument document = article();
  document.trust = dross::Trust::text_only;
  const DocumentScore result = score(document, {second});
  CHECK(result.counts.documents == 1);
  CHECK(result.counts.scored_documents == 0);
  CHECK(result.counts.content_words == 0);
  CHECK(result.after.recall.value() < 1.0);
}

TEST_CASE("occurrences in the gold begin anew one word behind the last") {
  const LabelledDocument document = document_of({{"go go", Label::content}}, "go go go go go");
  const dross::Truth truth(document);
  CHECK(truth.count_in_gold(truth.words_of(0)) == 2);
  CHECK(truth.count_in_gold(truth.words_of(0).first(1)) == 3);
}

TEST_CASE("a byte belongs to its physical line") {
  const LabelledDocument document =
      document_of({{"ab", Label::content}, {"", Label::none}, {"c", Label::content}}, "");
  const dross::Truth truth(document);
  CHECK(truth.line_at(0) == 0);
  CHECK(truth.line_at(2) == 0);  // its line end
  CHECK(truth.line_at(3) == 1);
  CHECK(truth.line_at(4) == 2);
  CHECK(truth.text_of(2) == "c");
}

namespace {

constexpr std::string_view doubtful = R"(
[[rule]]
id = "t/read-more"
category = "related"
confidence = "low"
strength = "alone"
kind = "line"
match = '^Read more: '
max_words = 20
)";

constexpr std::string_view read_more = R"(
[[rule]]
id = "t/read-more"
category = "related"
confidence = "high"
strength = "alone"
kind = "line"
match = '^Read more: '
max_words = 20
[[rule]]
id = "t/begins"
category = "share"
confidence = "low"
strength = "alone"
kind = "line"
match = '^Work begins'
max_words = 20
)";

dross::DecideOptions at(dross::Profile profile) {
  dross::DecideOptions options;
  options.profile = profile;
  options.mechanisms.runs = false;
  options.max_removed = 100;
  return options;
}

}  // namespace

TEST_CASE("a trial decides anew over the same matches") {
  const dross::RuleSet rules = dross::test::rules_of(read_more);
  const std::vector<LabelledDocument> documents = {article(), article()};
  const dross::Trial trial(rules, documents);
  const auto careful = trial.decide_all(at(dross::Profile::careful));
  const auto greedy = trial.decide_all(at(dross::Profile::greedy));
  REQUIRE(careful.size() == 2);
  CHECK(careful[1].score.counts.clutter_words_removed == 6);
  CHECK(careful[1].score.counts.content_words_removed == 0);
  CHECK(greedy[1].score.counts.content_words_removed == 11);
}

TEST_CASE("documents are summed by what they are") {
  const dross::RuleSet rules = dross::test::rules_of(read_more);
  std::vector<LabelledDocument> documents = {article(), article()};
  documents[1].extractor = "f";
  documents[1].trust = dross::Trust::text_only;
  const dross::Trial trial(rules, documents);
  const auto outcomes = trial.decide_all(at(dross::Profile::balanced));
  const auto groups = dross::group_documents(
      trial, outcomes,
      {dross::GroupBy::source, dross::GroupBy::extractor, dross::GroupBy::category});
  std::vector<std::string> names;
  for (const auto& group : groups) names.push_back(group.name);
  CHECK(names == std::vector<std::string>{"TOTAL", "extractor/e", "extractor/f", "source/s",
                                          "source+extractor/s.e", "source+extractor/s.f"});
  CHECK(groups[0].counts.documents == 2);
  CHECK(groups[0].counts.clutter_words == 6);
  CHECK(groups[0].after.documents == 2);
  CHECK(groups[0].after.accuracy() == 1.0);
  CHECK(groups[0].before.accuracy() == 0.0);
  CHECK(groups[0].intervals.recall.low == 1.0);  // one page: every resample is that page
  CHECK(groups[2].counts.clutter_words == 0);
}

TEST_CASE("edits are summed by category, kind and rule") {
  const dross::RuleSet rules = dross::test::rules_of(read_more);
  const std::vector<LabelledDocument> documents = {article()};
  const dross::Trial trial(rules, documents);
  const auto outcomes = trial.decide_all(at(dross::Profile::greedy));
  const auto groups = dross::group_edits(outcomes, dross::GroupBy::rule);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].name == "t/read-more");
  CHECK(groups[0].clutter == 6);
  CHECK(groups[1].name == "t/begins");
  CHECK(groups[1].content == 11);
  CHECK(dross::group_edits(outcomes, dross::GroupBy::category)[0].name == "related");
  CHECK(dross::group_edits(outcomes, dross::GroupBy::kind)[0].edits == 2);
}

TEST_CASE("a rule's hits count whether or not the line goes") {
  const dross::RuleSet rules = dross::test::rules_of(read_more);
  const std::vector<LabelledDocument> documents = {article()};
  const dross::Trial trial(rules, documents);
  const dross::DecideOptions options = at(dross::Profile::careful);
  const auto figures = dross::figure_rules(trial, trial.decide_all(options), options);
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].hits.clutter == 1);
  CHECK(figures[0].by_length[1].clutter == 1);
  std::uint32_t in_zones = 0;
  for (const dross::HitCounts& hits : figures[0].by_zone) in_zones += hits.clutter;
  CHECK(in_zones == 1);
  CHECK(figures[0].edits == 1);
  CHECK(figures[0].only_clutter == 6);
  CHECK(figures[1].hits.content == 1);
  CHECK(figures[1].hits.precision() == 0.0);
  CHECK(figures[1].edits == 0);
  CHECK(figures[1].content == 0);
}

TEST_CASE("mistakes are counted over documents, the worst first") {
  const dross::RuleSet rules = dross::test::rules_of(read_more);
  std::vector<LabelledDocument> documents = {article(), article()};
  documents[1].id = "d2";
  const dross::Trial trial(rules, documents);
  const auto greedy = trial.decide_all(at(dross::Profile::greedy));
  const dross::Mistakes mistakes = dross::find_mistakes(trial, greedy, 5);
  REQUIRE(mistakes.lost.size() == 1);
  CHECK(mistakes.lost[0].line == second);
  CHECK(mistakes.lost[0].count == 22);
  CHECK(mistakes.lost[0].first_document == "d1");
  CHECK(mistakes.missed.empty());
}

TEST_CASE("an ablation begins with everything on") {
  const dross::RuleSet rules = dross::test::rules_of(read_more);
  const std::vector<LabelledDocument> documents = {article()};
  const dross::Trial trial(rules, documents);
  const auto rows = dross::ablate(trial, at(dross::Profile::balanced));
  REQUIRE(rows.size() == 11);
  CHECK(rows[0].without == "nothing");
  CHECK(rows[0].counts.clutter_words_removed == 6);
  CHECK(rows[9].without == "duplicates");
}

TEST_CASE("an ablation lets doubtful rules act") {
  const dross::RuleSet rules = dross::test::rules_of(doubtful);
  const std::vector<LabelledDocument> documents = {article()};
  const auto rows = dross::ablate(dross::Trial(rules, documents), at(dross::Profile::careful));
  CHECK(rows[0].counts.clutter_words_removed == 0);
  CHECK(rows[2].without == "confidence");
  CHECK(rows[2].counts.clutter_words_removed == 6);
  CHECK(rows[10].without == "sum, confidence");
  CHECK(rows[10].counts.clutter_words_removed == 6);
}

TEST_CASE("the bootstrap draws pages and is repeatable") {
  dross::PageSums pages;
  LabelledDocument document;
  document.source = "s";
  Counts counts;
  counts.scored_documents = 1;
  counts.clutter_words = 10;
  for (int page = 0; page < 40; ++page) {
    document.page = std::to_string(page);
    counts.clutter_words_removed = page % 2 == 0 ? 10 : 0;
    pages.add(document, counts);
  }
  const dross::Intervals intervals = pages.resample();
  // Half of 40 pages, drawn 40 times: a standard deviation of 0.079 about 0.5.
  CHECK(intervals.recall.low == Approx(0.5 - 1.96 * 0.079).margin(0.05));
  CHECK(intervals.recall.high == Approx(0.5 + 1.96 * 0.079).margin(0.05));
  CHECK(pages.resample().recall.low == intervals.recall.low);
  CHECK(dross::PageSums().resample().recall.high == 0);
}
