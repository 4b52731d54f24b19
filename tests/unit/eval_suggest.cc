// What evidence says of confidences and points, and how it is cross-validated.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "eval/folds.h"
#include "eval/logistic.h"
#include "eval/suggest.h"
#include "eval/suggest_text.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Confidence;
using dross::Estimate;
using dross::HitCounts;
using dross::Label;
using dross::LabelledDocument;

Estimate estimate_of(std::size_t sites, double mean, double lower) {
  Estimate estimate;
  estimate.sites = sites;
  estimate.content = 1;
  estimate.mean = mean;
  estimate.lower = lower;
  return estimate;
}

bool everywhere(std::string_view) {
  return true;
}

std::string site(int number) {
  return "site-" + std::to_string(number) + ".example";
}

/// An article with one line behind it that the rules below hit.
LabelledDocument page(int number, std::string_view line, Label label) {
  LabelledDocument document;
  document.id = document.page = std::to_string(number);
  document.site = site(number);
  document.language = "en";
  document.text =
      "The council voted on Tuesday to repair the old bridge before the winter comes.\n"
      "Work begins in spring, the mayor said, and ends in autumn of the same year.\n";
  document.labels = {Label::content, Label::content, label};
  document.text += line;
  return document;
}

constexpr std::string_view rules_text = R"(
[[rule]]
id = "t/good"
category = "related"
confidence = "low"
kind = "line"
match = '^Read more: '
max_words = 20
[[rule]]
id = "t/bad"
category = "share"
confidence = "high"
kind = "line"
match = '^Follow '
max_words = 20
)";

std::vector<LabelledDocument> pages() {
  std::vector<LabelledDocument> documents;
  for (int i = 0; i < 30; ++i) {
    documents.push_back(page(i, "Read more: The harbour is full", Label::clutter));
    documents.push_back(page(i, "Follow the old road to the mill", Label::content));
  }
  return documents;
}

}  // namespace

TEST_CASE("folds take sites, all of them, and do not follow the halves") {
  std::set<std::size_t> folds;
  std::set<std::size_t> open_folds;
  for (int i = 0; i < 100; ++i) {
    CHECK(dross::fold_of(site(i)) == dross::fold_of(site(i)));
    folds.insert(dross::fold_of(site(i)));
    if (dross::is_in_half(site(i), dross::Half::open)) open_folds.insert(dross::fold_of(site(i)));
  }
  CHECK(folds == std::set<std::size_t>{0, 1, 2, 3, 4});
  CHECK(open_folds == folds);
}

TEST_CASE("a logistic regression finds the log odds") {
  // 80 of 100 are positive with the feature, 50 of 100 without it.
  std::vector<dross::LogisticRow> rows;
  for (int i = 0; i < 100; ++i) {
    rows.push_back({{1, 1}, 1, i < 80});
    rows.push_back({{0, 1}, 1, i < 50});
  }
  const auto free = dross::fit_logistic(rows, {0, 0}, 1e-6);
  CHECK(free[0] == Approx(std::log(4.0)).margin(1e-3));
  CHECK(free[1] == Approx(0).margin(1e-3));
  const auto held = dross::fit_logistic(rows, {0.5, 0}, 1e9);
  CHECK(held[0] == Approx(0.5).margin(1e-3));
  CHECK(dross::fit_logistic({}, {2.0}, 1) == std::vector<double>{2.0});
}

TEST_CASE("a site has three votes at most") {
  const dross::SiteEvidence evidence = {
      {{"a", HitCounts{30, 0, 0}}, {"b", HitCounts{0, 1, 5}}, {"c", HitCounts{0, 0, 9}}}};
  const auto estimates = dross::estimate_rules(evidence, everywhere);
  REQUIRE(estimates.size() == 1);
  CHECK(estimates[0].sites == 2);
  CHECK(estimates[0].clutter == Approx(3));
  CHECK(estimates[0].content == Approx(1));
  CHECK(estimates[0].lower < estimates[0].mean);
  const auto without_a =
      dross::estimate_rules(evidence, [](std::string_view name) { return name != "a"; });
  CHECK(without_a[0].sites == 1);
  CHECK(without_a[0].clutter == 0);
}

TEST_CASE("few votes are drawn to what rules are like in general") {
  dross::SiteEvidence evidence(2);
  for (int i = 0; i < 40; ++i) evidence[0][site(i)] = HitCounts{3, 0, 0};
  evidence[1]["a"] = HitCounts{0, 1, 0};
  const auto estimates = dross::estimate_rules(evidence, everywhere);
  CHECK(estimates[0].lower > 0.98);
  CHECK(estimates[1].mean > 0.5);
  CHECK(estimates[1].mean < estimates[0].mean);
}

dross::Rule rule_with(Confidence confidence, std::string pattern = "^a$") {
  dross::Rule rule;
  rule.confidence = confidence;
  rule.match = dross::Regex(std::move(pattern));
  rule.max_words = 40;
  return rule;
}

std::optional<Confidence> suggest(Confidence current, const Estimate& estimate) {
  return dross::suggest_confidence(rule_with(current), estimate);
}

TEST_CASE("confidence rises by the lower bound and falls by the mean") {
  CHECK(suggest(Confidence::low, estimate_of(9, 0.99, 0.96)) == Confidence::high);
  CHECK(suggest(Confidence::low, estimate_of(9, 0.99, 0.85)) == Confidence::medium);
  CHECK(suggest(Confidence::high, estimate_of(9, 0.96, 0.85)) == Confidence::high);
  CHECK(suggest(Confidence::high, estimate_of(9, 0.94, 0.85)) == Confidence::medium);
  CHECK(suggest(Confidence::high, estimate_of(9, 0.6, 0.5)) == Confidence::low);
  CHECK(suggest(Confidence::medium, estimate_of(9, 0.4, 0.3)) == std::nullopt);
  Estimate unblemished = estimate_of(9, 0.9, 0.8);
  unblemished.content = 0;
  CHECK(suggest(Confidence::high, unblemished) == Confidence::high);
}

TEST_CASE("below three sites a rule may be sure if it is narrow, and nothing raises it") {
  Estimate none;
  const dross::Rule narrow = rule_with(Confidence::high);
  const dross::Rule wide = rule_with(Confidence::high, "^a");
  CHECK(dross::most_confidence(narrow, nullptr) == Confidence::high);
  CHECK(dross::most_confidence(wide, nullptr) == Confidence::medium);
  CHECK(dross::suggest_confidence(narrow, none) == Confidence::high);
  CHECK(dross::suggest_confidence(wide, none) == Confidence::medium);
  CHECK(suggest(Confidence::low, estimate_of(2, 0.99, 0.98)) == Confidence::low);
  // Content on one or two sites is heeded, but throws no rule out.
  CHECK(suggest(Confidence::high, estimate_of(2, 0.85, 0.7)) == Confidence::medium);
  CHECK(suggest(Confidence::medium, estimate_of(2, 0.1, 0.0)) == Confidence::low);
}

TEST_CASE("narrow: held at both ends, or at the start of a short line") {
  dross::Rule rule = rule_with(Confidence::high, "^a");
  rule.max_words = 25;
  CHECK(dross::is_narrow(rule));
  rule.max_words = 26;
  CHECK_FALSE(dross::is_narrow(rule));
  CHECK(dross::is_narrow(rule_with(Confidence::high, "^a$")));
  CHECK_FALSE(dross::is_narrow(rule_with(Confidence::high, "a$")));
  rule.max_words = 5;
  rule.match = dross::Regex("a");
  CHECK_FALSE(dross::is_narrow(rule));
  rule.category = dross::Category::script;
  CHECK(dross::is_narrow(rule));
}

TEST_CASE("suggestions follow the evidence, and hold on sites not learned from") {
  const dross::RuleSet rules = dross::test::rules_of(rules_text);
  const std::vector<LabelledDocument> documents = pages();
  const dross::Trial trial(rules, documents);
  dross::DecideOptions options;
  options.mechanisms.runs = false;
  const auto suggestions = dross::suggest_confidences(trial, options);
  REQUIRE(suggestions.rules.size() == 2);
  CHECK(suggestions.rules[0].suggested == Confidence::medium);
  CHECK(suggestions.rules[0].estimate.sites == 30);
  CHECK(suggestions.rules[1].suggested == std::nullopt);
  CHECK(suggestions.current.content_words_removed == 30 * 7);
  CHECK(suggestions.current.clutter_words_removed == 0);
  CHECK(suggestions.held_out.content_words_removed == 0);
  CHECK(suggestions.held_out.clutter_words_removed == 30 * 6);
  const std::string shown = dross::show_confidences(suggestions, rules);
  CHECK(shown.find("drop") != std::string::npos);
  CHECK(dross::confidences_as_json(suggestions, rules).find("\"suggested\":\"drop\"") !=
        std::string::npos);
}

TEST_CASE("points are learned from lines whose signs are summed") {
  dross::RuleSet rules = dross::test::rules_of(rules_text);
  rules.rules[0].confidence = Confidence::medium;  // so that it acts
  const std::vector<LabelledDocument> documents = pages();
  const dross::Trial trial(rules, documents);
  const auto suggestions = dross::suggest_points(trial, {});
  CHECK(suggestions.clutter_lines == 30);
  CHECK(suggestions.content_lines == 30);
  CHECK(suggestions.content_words == 30 * 7);
  CHECK(suggestions.with_current.content_taken == 30 * 7);
  // Both kinds have the same signs here: no table can tell them apart, and content weighs more.
  CHECK(suggestions.held_out.content_taken == 0);
  CHECK(suggestions.held_out.clutter_taken == 0);
}

TEST_CASE("points stay where too little content was hit") {
  const dross::RuleSet rules = dross::test::rules_of(rules_text);
  const std::vector<LabelledDocument> documents = {
      page(1, "Follow us to the harbour fair", Label::clutter),
      page(2, "Follow the old road to the mill", Label::content)};
  const dross::Trial trial(rules, documents);
  const auto suggestions = dross::suggest_points(trial, {});
  CHECK(suggestions.content_lines == 1);
  CHECK(suggestions.suggested.points == suggestions.current.points);
  CHECK(suggestions.suggested.needed == suggestions.current.needed);
  CHECK(suggestions.held_out.clutter_taken == suggestions.with_current.clutter_taken);
  CHECK(dross::show_points(suggestions).find("the points stay") != std::string::npos);
}
