// Events of `explain --json`: every edit is told once, with the bytes that it removes.
#include <nlohmann/json.hpp>
#include <random>

#include "input/json.h"
#include "output/edit_json.h"
#include "output/guards.h"
#include "unit/output_support.h"

namespace {

using namespace dross;
using namespace dross::test;
using Json = nlohmann::json;

constexpr std::string_view prose =
    "The bridge over the Brenn was closed on Monday, after a barge had hit its middle pier twice.";

std::vector<Json> events_of(std::string_view input, const Cleaner& cleaner) {
  std::vector<Json> events;
  for (const std::string& line : lines_of(run_with(input, cleaner, {}).events)) {
    events.push_back(Json::parse(line));
  }
  return events;
}

CleanOptions with_max_removed(unsigned percent) {
  CleanOptions options;
  options.decide.max_removed = percent;
  return options;
}

std::string explained(std::string_view input, const Cleaner& cleaner) {
  return run_bytes(input, cleaner).explained;
}

}  // namespace

TEST_CASE("the document's event comes first, then one for each edit") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, {});
  const std::string text =
      std::string(prose) + "\n\nSee also  Ferry\n\nNobody was hurt, says the lock keeper.\n";
  const std::vector<Json> events = events_of(text, cleaner);
  REQUIRE(events.size() == 2);
  CHECK(events[0] == Json::parse(R"({"event":"document","input":"in","document":1,"id":"",
      "language":"en","language_source":"detected","profile":"balanced","words":28,
      "words_removed":3,"edits":1,"guards":{}})"));
  const std::size_t begin = prose.size() + 2;
  Json expected = Json::parse(R"({"event":"edit","input":"in","document":1,"id":"","line":3,
      "rule":"own/see-also","category":"related","kind":"line","profile":"balanced",
      "points":null,"cause":3,"kept_copy":null,"words":3,"removed":"See also  Ferry\n\n"})");
  expected["span"] = {begin, begin + 17};
  expected["code_points"] = expected["span"];
  expected["pack"] = rules.packs[0].version;
  CHECK(events[1] == expected);
}

TEST_CASE("a document that loses nothing has its event, a record without text has none") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, {});
  const std::vector<Json> events =
      events_of("{\"text\":\"Nothing here.\",\"id\":\"n\"}\n{\"other\":1}\nbroken\n", cleaner);
  REQUIRE(events.size() == 1);
  CHECK(events[0]["id"] == "n");
  CHECK(events[0]["edits"] == 0);
  CHECK(events[0]["language"].is_null());
  CHECK(events[0]["language_source"] == "unknown");
}

TEST_CASE("points are the rows that count, their sum and what was needed") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, {});
  const std::vector<Json> events =
      events_of(std::string(prose) + "\n\nSource link\n\n" + std::string(prose) + " So.", cleaner);
  REQUIRE(events.size() >= 2);
  Json points = events[1]["points"];
  CHECK(points["anchored"] == 2);
  CHECK(points["short"] == 1);
  CHECK(points["needed"] == 2);
  int sum = 0;
  for (const auto& [sign, value] : points.items()) {
    if (sign == "sum" || sign == "needed") continue;
    CHECK(value != 0);
    sum += value.get<int>();
  }
  CHECK(points["sum"] == sum);
}

TEST_CASE("a duplicate names the kept copy and how like it is") {
  const RuleSet rules = rules_of("");
  const Cleaner cleaner(rules, {});
  const std::vector<Json> events =
      events_of(std::string(prose) + "\n\n" + std::string(prose) + "\n", cleaner);
  REQUIRE(events.size() == 2);
  CHECK(events[1]["rule"] == "duplicate");
  CHECK(events[1]["pack"].is_null());
  CHECK(events[1]["kept_copy"] == Json::parse(R"({"line":1,"similarity":1})"));
  CHECK(events[1]["line"] == 3);
}

TEST_CASE("code points are counted as Python counts them") {
  const auto counts = [](std::string_view json, std::vector<std::size_t> offsets) {
    auto reader = open_reader(memory_source(std::string(json), "in.jsonl"), {});
    Record record;
    REQUIRE((*reader)->next(record).value());
    CodePointCounter counter(record);
    for (std::size_t& offset : offsets) offset = counter.count_to(offset);
    return offsets;
  };
  CHECK(counts("{\"text\":\"a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\x9F.\"}", {0, 1, 3, 6, 10, 11}) ==
        std::vector<std::size_t>{0, 1, 2, 3, 4, 5});
  CHECK(counts(R"({"text":"\ud83d\udd70.\n"})", {0, 4, 5, 6}) ==
        std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(counts(R"({"text":"a\ud83d\udc00\ud83db"})", {1, 5, 8, 9}) ==
        std::vector<std::size_t>{1, 2, 3, 4});
  CHECK(counts("{\"text\":\"\xFF\xFE\xC3.\"}", {1, 2, 3, 4}) ==
        std::vector<std::size_t>{1, 2, 3, 4});
  // The bytes of a surrogate that no escape spells are three invalid bytes.
  CHECK(counts("{\"text\":\"\xED\xA0\x80.\"}", {3, 4}) == std::vector<std::size_t>{3, 4});
}

TEST_CASE("guards that fired are told in events and in the explanation") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, with_max_removed(0));
  const std::string text = std::string(prose) + "\n\nSee also  Ferry\n";
  const std::vector<Json> events = events_of(text, cleaner);
  CHECK(events[0]["profile"] == "careful");
  CHECK(events[0]["guards"] == Json::parse(R"({"profile_lowered":1,"over_cap":1})"));
  const std::string told = explained(text, cleaner);
  CHECK(
      told.find("guard: decided at profile careful, as more than --max-removed would have gone") !=
      std::string::npos);
  CHECK(told.find("guard: more than --max-removed goes even at profile careful") !=
        std::string::npos);

  const Cleaner uncapped(rules, with_max_removed(100));
  CHECK(events_of(text, uncapped)[0]["guards"] == Json::object());
  CHECK(explained(text, uncapped).find("guard:") == std::string::npos);
}

TEST_CASE("every guard has a name and a sentence of its own") {
  Cleaning cleaning;
  CHECK_FALSE(a_guard_fired(cleaning.guards));
  cleaning.guards = {2, true, true, true};
  CHECK(a_guard_fired(cleaning.guards));
  std::vector<std::string> told;
  for (const GuardRow& row : guard_table()) {
    CHECK(row.times(cleaning.guards) == (row.name == "paragraphs_spared" ? 2 : 1));
    CHECK(row.times({}) == 0);
    told.push_back(row.describe(cleaning));
    told.emplace_back(row.name);
  }
  std::ranges::sort(told);
  CHECK(std::ranges::unique(told).empty());
  CHECK(told.size() == 8);
}

TEST_CASE("the explanation ends with a table by category, most words first") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, with_max_removed(100));
  const std::string told = explained("The bridge is old | Brenn Post\n\n" + std::string(prose) +
                                         "\n\nSee also  Ferry fares go up\n\nSee also  More\n",
                                     cleaner);
  const std::string table =
      "category         edits    words\n"
      "related              2        9\n"
      "title-suffix         1        2\n";
  CHECK(told.ends_with("\n" + table));
  CHECK(explained(prose, cleaner).find("category") == std::string::npos);
}

TEST_CASE("events and log are JSON for any bytes") {
  const RuleSet rules = rules_of(output_rules);
  const Cleaner cleaner(rules, with_max_removed(100));
  std::mt19937 random(23);
  const std::vector<std::string> names = {"_", "a\"b\\c\n", "\xFF\x01"};
  for (int round = 0; round < 400; ++round) {
    std::string text = round % 2 == 0 ? "" : "Title | S\n";
    for (std::size_t n = random() % 60; n > 0; --n) {
      text += random() % 5 == 0 ? "\nSee also " : std::string(1, static_cast<char>(random()));
    }
    const OutputRun run =
        run_with({{names[random() % names.size()], text}}, cleaner, {}, reading(Format::text));
    for (const std::string& line : lines_of(run.events + run.log)) {
      INFO(line);
      REQUIRE(json::scan_object(line, {}).is_object);
    }
  }
}
