// --stats: the sums agree with what was cleaned, and the members stand in one order.
#include <nlohmann/json.hpp>

#include "unit/output_support.h"

namespace {

using namespace dross;
using namespace dross::test;
using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

const std::string two_records =
    "{\"text\":\"Old bridge | Post\\n\\nIt stood.\\n\\nSee also  Ferry fares\"}\n"
    "{\"other\":\"See also  Nothing\"}\n"
    "{\"text\":\"It fell.\"}\n"
    "broken\n";

CleanOptions uncapped() {
  CleanOptions options;
  options.decide.max_removed = 100;
  return options;
}

std::size_t sum_of(const Json& tallies, const char* member) {
  std::size_t sum = 0;
  for (const auto& [name, tally] : tallies.items()) sum += tally[member].get<std::size_t>();
  return sum;
}

void check_sorted(const OrderedJson& json) {
  std::string last;
  for (const auto& [key, value] : json.items()) {
    CHECK(last < key);
    last = key;
    if (value.is_object()) check_sorted(value);
  }
}

}  // namespace

TEST_CASE("statistics of a run") {
  const RuleSet rules = rules_of(output_rules);
  const OutputRun run = run_with(two_records, Cleaner(rules, uncapped()), {});
  CHECK(Json::parse(run.stats) == Json::parse(R"({
    "by_category": {"related": {"edits": 1, "words": 4}, "title-suffix": {"edits": 1, "words": 1}},
    "by_kind": {"line": {"edits": 1, "words": 4}, "span": {"edits": 1, "words": 1}},
    "by_rule": {"own/see-also": {"edits": 1, "words": 4}, "own/suffix": {"edits": 1, "words": 1}},
    "bytes_in": 124, "bytes_out": 92, "changed": 1, "documents": 2, "duplicates": 0, "edits": 2,
    "faults": 1, "guards": {}, "left_out": {"documents": 0, "words": 0},
    "records_without_text": 1, "words": 11, "words_removed": 5})"));
  CHECK(run.stats.ends_with("  \"words_removed\": 5\n}\n"));
}

TEST_CASE("the keys of the statistics are sorted") {
  const RuleSet rules = rules_of(output_rules);
  const std::string stats = run_with(two_records, Cleaner(rules, uncapped()), {}).stats;
  check_sorted(OrderedJson::parse(stats));
}

TEST_CASE("an empty run has statistics too") {
  const RuleSet rules = rules_of(output_rules);
  const Json stats = Json::parse(run_with("", Cleaner(rules, {}), {}).stats);
  CHECK(stats["documents"] == 0);
  CHECK(stats["by_rule"] == Json::object());
}

TEST_CASE("bytes out are those that were written, whatever the options") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, uncapped());
  for (const AddedFields fields : {AddedFields::none, AddedFields::removed_and_stats}) {
    for (const std::size_t min_words : {0U, 1U, 3U, 100U}) {
      const OutputRun run = run_with(two_records, cleaner, {fields, min_words});
      const Json stats = Json::parse(run.stats);
      CHECK(stats["bytes_in"] == two_records.size());
      CHECK(stats["bytes_out"] == run.cleaned.size());
      CHECK(stats["left_out"]["documents"] == run.left_out);
      for (const char* by : {"by_category", "by_kind", "by_rule"}) {
        CHECK(sum_of(stats[by], "words") == stats["words_removed"]);
        CHECK(sum_of(stats[by], "edits") == stats["edits"]);
      }
    }
  }
}

TEST_CASE("words of what is left out are told apart from words removed") {
  const RuleSet rules = rules_of(output_rules);
  const OutputRun run = run_with(two_records, Cleaner(rules, uncapped()), {AddedFields::none, 100});
  const Json stats = Json::parse(run.stats);
  CHECK(stats["left_out"] == Json::parse(R"({"documents": 2, "words": 6})"));
  CHECK(stats["words_removed"] == 5);
}

TEST_CASE("duplicates and guards are counted by document and by name") {
  const RuleSet rules = rules_of(output_rules);
  CleanOptions options;
  options.decide.max_removed = 0;
  const std::string line = "The old bridge over the river Brenn was closed on Monday night.";
  const std::string input = "{\"text\":\"" + line + "\\n" + line + "\"}\n{\"text\":\"" + line +
                            "\\nSee also  Ferry\"}\n{\"text\":\"" + line + "\\nSee also  Mill\"}\n";
  const Json stats = Json::parse(run_with(input, Cleaner(rules, options), {}).stats);
  CHECK(stats["duplicates"] == 1);
  CHECK(stats["by_rule"]["duplicate"]["edits"] == 1);
  CHECK(stats["guards"] == Json::parse(R"({"over_cap": 2, "profile_lowered": 2})"));
}
