// The log: valid JSON that tells of every edit, the way back by it, and what `restore` refuses.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Fault;
using dross::Format;
using dross::test::restore_bytes;
using dross::test::run_bytes;
using dross::test::run_inputs;
using dross::test::RunResult;
using dross::test::TextCleaner;
using nlohmann::json;

constexpr std::string_view rules =
    "[pack]\nname = \"t\"\n"
    "[[rule]]\nid = \"t/line\"\nkind = \"line\"\ncategory = \"related\"\nconfidence = \"high\"\n"
    "why = \"A link\"\nstrength = \"alone\"\nmax_words = 20\nmatch = '^See also'\n"
    "[[rule]]\nid = \"t/span\"\nkind = \"span\"\ncategory = \"title-suffix\"\n"
    "confidence = \"high\"\nwhy = \"A site\"\nmatch = ' \\| Site$'\n";

const std::string article = "“Title” | Site\n\nProse.\n\nSee also  this\n\nMore.\nSee also that\n";
const std::string kept = "“Title”\n\nProse.\n\nMore.\n";

std::vector<json> lines_of(const std::string& log) {
  std::vector<json> lines;
  for (std::size_t at = 0; at < log.size();) {
    const std::size_t end = log.find('\n', at);
    REQUIRE(end != std::string::npos);
    lines.push_back(json::parse(log.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

TEST_CASE("the log tells of every edit") {
  const TextCleaner clean(rules);
  const RunResult result = run_bytes(article, clean.cleaner());
  REQUIRE(result.cleaned == kept);
  const std::vector<json> lines = lines_of(result.log);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0]["dross_log"] == 1);
  CHECK(lines[0]["rules"] == clean.cleaner().rules().hash);
  CHECK(lines[1]["removed"] == " | Site");
  CHECK(lines[1]["kind"] == "span");
  CHECK(lines[1]["category"] == "title-suffix");
  CHECK(lines[1]["at"] == 11);
  CHECK(lines[1]["span"] == json::array({11, 18}));
  CHECK(lines[2]["removed"] == "See also  this\n\n");
  CHECK(lines[2]["rule"] == "t/line");
  CHECK(lines[2]["pack"] == clean.cleaner().rules().packs[0].version);
  CHECK(lines[2]["line"] == 5);
  CHECK(lines[2]["words"] == 3);
  CHECK(lines[2]["input"] == "in");
  CHECK(lines[2]["document"] == 1);
  CHECK(lines[3]["removed"] == "\nSee also that");
  CHECK(lines[4]["end"] == true);
  CHECK(lines[4]["input_bytes"] == article.size());
  CHECK(lines[4]["output_bytes"] == kept.size());
}

TEST_CASE("cleaned text and log give the input back") {
  const TextCleaner clean(rules);
  const std::vector<std::string> inputs = {"",
                                           "\n",
                                           article,
                                           "\xEF\xBB\xBF" + article,
                                           "See also all of it",
                                           "Prose without anything.\n",
                                           "a\xFF\nSee also \xFF\xFE\n\xED\xA0\xBD\n",
                                           "x\nSee also a\r\n\r\ny\r\nSee also b\r\n"};
  for (const std::string& input : inputs) {
    CAPTURE(input);
    const RunResult result = run_bytes(input, clean.cleaner());
    const auto restored = restore_bytes(result.cleaned, result.log);
    REQUIRE(restored.has_value());
    CHECK(*restored == input);
    CHECK(restore_bytes(result.cleaned, result.log, 1).value_or("refused") == input);
  }
}

TEST_CASE("offsets in the log count all inputs of the run") {
  const TextCleaner clean(rules);
  const std::string records =
      "{\"id\":7,\"text\":\"A.\\nSee also x\\nB.\"}\nnot JSON\n{\"text\":\"See also y\\nC\"}";
  const RunResult result =
      run_inputs({{"a.txt", article}, {"b.jsonl", records}, {"c.txt", article}}, clean.cleaner());
  const auto restored = restore_bytes(result.cleaned, result.log);
  REQUIRE(restored.has_value());
  CHECK(*restored == article + records + article);
  const std::vector<json> lines = lines_of(result.log);
  REQUIRE(lines.size() == 10);
  CHECK(lines[4]["input"] == "b.jsonl");
  CHECK(lines[4]["id"] == "7");
  CHECK(lines[4]["removed"] == "See also x\\n");
  CHECK(lines[5]["document"] == 2);
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::string removed = lines[i]["removed"];
    CHECK((article + records + article).substr(lines[i]["at"], removed.size()) == removed);
  }
}

TEST_CASE("a log without edits still has its first and its last line") {
  const TextCleaner clean(rules);
  CHECK(lines_of(run_bytes("Prose.\n", clean.cleaner()).log).size() == 2);
  CHECK(lines_of(run_bytes("", clean.cleaner()).log).size() == 2);
}

void check_refused(const std::string& cleaned, const std::string& log, std::string_view words) {
  const auto restored = restore_bytes(cleaned, log);
  REQUIRE_FALSE(restored.has_value());
  CHECK(restored.error().fault == Fault::log_does_not_fit);
  CHECK_THAT(restored.error().message, Catch::Contains(std::string(words)));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("restore refuses a cleaned file that is not the log's") {
  const TextCleaner clean(rules);
  const RunResult result = run_bytes(article, clean.cleaner());
  check_refused(replaced(result.cleaned, "Prose", "Prosa"), result.log, "not the one");
  check_refused(result.cleaned + "x", result.log, "longer");
  check_refused(result.cleaned.substr(0, result.cleaned.size() - 1), result.log, "shorter");
  check_refused("", result.log, "shorter");
}

TEST_CASE("restore refuses a log that was cut at any byte") {
  const TextCleaner clean(rules);
  const RunResult result = run_bytes(article, clean.cleaner());
  for (std::size_t size = 0; size + 1 < result.log.size(); ++size) {
    if (restore_bytes(result.cleaned, result.log.substr(0, size))) FAIL("cut at " << size);
  }
  check_refused(result.cleaned, result.log.substr(0, result.log.rfind("{\"end\"")), "ends early");
  check_refused(result.cleaned, result.log + "x", "behind the last line");
  check_refused(result.cleaned, result.log + result.log, "behind the last line");
}

TEST_CASE("restore refuses a log that was changed") {
  const TextCleaner clean(rules);
  const RunResult result = run_bytes(article, clean.cleaner());
  check_refused(result.cleaned, replaced(result.log, "See also  this", "See also  that"),
                "changed");
  check_refused(result.cleaned, replaced(result.log, "\"at\":11", "\"at\":12"), "");
  check_refused(result.cleaned, replaced(result.log, "\"at\":11", "\"at\":-1"), "damaged");
  check_refused(result.cleaned, replaced(result.log, "\"at\":11", "\"at\":1e1"), "damaged");
  check_refused(result.cleaned, replaced(result.log, "\"removed\":\" | Site\"", "\"removed\":5"),
                "damaged");
  const std::size_t line = result.log.find("{\"at\":");
  const std::size_t next = result.log.find("{\"at\":", line + 1);
  check_refused(result.cleaned, std::string(result.log).erase(line, next - line), "");
  check_refused(result.cleaned, std::string(result.log).insert(next, "\n"), "no complete JSON");
}

TEST_CASE("restore refuses what is no log") {
  check_refused("x", "", "no log");
  check_refused("x", "x", "no complete JSON");
  check_refused("x", "{}\n", "no log");
  check_refused("x", "{\"dross_log\":2}\n", "no log");
  check_refused("x", "{\"dross_log\":\"1\"}\n", "no log");
}

TEST_CASE("a refusal names the log and its line") {
  const auto refused = restore_bytes("x", "{\"dross_log\":1}\nx\n");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().place.file == "log");
  CHECK(refused.error().place.line == 2);
  CHECK_FALSE(refused.error().hint.empty());
}

}  // namespace
