// The file of figures, what it holds the rules to, and the patch that makes them keep to it.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "eval/rule_evidence.h"
#include "eval/suggest_patch.h"
#include "rules/rule_hash.h"
#include "unit/rules_support.h"

namespace {

using namespace dross;
namespace fs = std::filesystem;

std::string rule_text(const std::string& id, const std::string& confidence,
                      const std::string& match) {
  return "[[rule]]\nid = \"" + id + "\"\ncategory = \"share\"\nwhy = \"x\"\nconfidence = \"" +
         confidence + "\"\nkind = \"line\"\nmatch = '" + match +
         "'\nmax_words = 40\nremoves = [\"Share this\"]\nkeeps = [\"No\"]\n";
}

RuleEvidence evidence_of(const LoadedRules& loaded, std::size_t rule, std::size_t sites,
                         double clutter, double content, double mean) {
  RuleEvidence evidence;
  const RuleSet& set = loaded.set;
  evidence.hash = matching_hash(set.rules[rule], set.packs[set.rules[rule].pack]);
  evidence.hits = {static_cast<std::uint32_t>(clutter), static_cast<std::uint32_t>(content), 1};
  evidence.estimate.sites = sites;
  evidence.estimate.clutter = clutter;
  evidence.estimate.content = content;
  evidence.estimate.mean = mean;
  evidence.estimate.lower = mean - 0.05;
  return evidence;
}

std::vector<Diagnostic> found(const std::vector<Diagnostic>& diagnostics, Fault fault) {
  std::vector<Diagnostic> some;
  std::ranges::copy_if(diagnostics, std::back_inserter(some),
                       [&](const Diagnostic& d) { return d.fault == fault; });
  return some;
}

TEST_CASE("evidence comes back from its file as it was written") {
  const LoadedRules one = test::load_text(rule_text("a/b", "high", "^Share this$"));
  EvidenceFile file;
  file.rule_set = "0123456789abcdef";
  file.half = "open";
  file.documents = 12;
  file.sites = 7;
  file.rules["a/b"] = evidence_of(one, 0, 5, 12, 3, 0.8125);
  const std::string json = evidence_as_json(file, one.set);
  const Result<EvidenceFile> read = parse_evidence(json, "e.json");
  REQUIRE(read);
  CHECK(read->rule_set == file.rule_set);
  CHECK(read->half == "open");
  CHECK(read->documents == 12);
  CHECK(read->sites == 7);
  REQUIRE(read->rules.size() == 1);
  const RuleEvidence& back = read->rules.at("a/b");
  CHECK(back.hash == file.rules["a/b"].hash);
  CHECK(back.hits.clutter == 12);
  CHECK(back.hits.content == 3);
  CHECK(back.hits.other == 1);
  CHECK(back.estimate.sites == 5);
  CHECK(back.estimate.mean == Approx(0.8125));
  CHECK(json.find("\"supports\":\"medium\"") != std::string::npos);
  CHECK(evidence_as_json(*read, one.set) == json);
}

TEST_CASE("what is no file of evidence is refused with its line") {
  for (const std::string_view json :
       {"[\n{\"rule\":\"a/b\"}\n]", "[\n12\n]", "[\n{\"rule\":\"a/b\",\"hash\":7}\n]"}) {
    CAPTURE(std::string(json));
    const Result<EvidenceFile> read = parse_evidence(json, "e.json");
    REQUIRE_FALSE(read);
    CHECK(read.error().place.file == "e.json");
    CHECK(read.error().place.line == 2);
  }
  CHECK(parse_evidence("", "e.json"));
  CHECK_FALSE(read_evidence("/nonexistent/e.json"));
}

TEST_CASE("a file of evidence is bounded") {
  const fs::path path =
      fs::temp_directory_path() / ("dross-evidence-" + std::to_string(::getpid()));
  std::ofstream(path) << "[]\n";
  fs::resize_file(path, limits::max_evidence_file);
  CHECK(read_evidence(path.string()).error().message.find("not a row") != std::string::npos);
  fs::resize_file(path, limits::max_evidence_file + 1);
  CHECK(read_evidence(path.string()).error().message.find("over 64 MiB") != std::string::npos);
  fs::remove(path);
}

TEST_CASE("a rule may not be surer than its figures") {
  const LoadedRules loaded = test::load_text(
      rule_text("a/good", "high", "^Share this$") + rule_text("a/bad", "high", "^Share it$") +
      rule_text("a/drop", "low", "^Share$") + "strength = \"alone\"\n");
  REQUIRE(loaded.ok());
  EvidenceFile evidence;
  evidence.rules["a/good"] = evidence_of(loaded, 0, 5, 14, 0, 0.93);
  evidence.rules["a/bad"] = evidence_of(loaded, 1, 5, 12, 2, 0.85);
  evidence.rules["a/drop"] = evidence_of(loaded, 2, 3, 2, 7, 0.3);
  const auto diagnostics = check_evidence(loaded, evidence);
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].fault == Fault::confidence_above_evidence);
  CHECK(diagnostics[0].severity == Severity::warning);
  CHECK(diagnostics[0].source_line == "id = \"a/bad\"");
  CHECK(diagnostics[0].caret_length == 7);
  CHECK(diagnostics[0].hint.find("\"medium\"") != std::string::npos);
  CHECK(diagnostics[1].source_line == "id = \"a/drop\"");
}

TEST_CASE("a weak sign may be low whatever its figures, if it does not act alone") {
  const LoadedRules weak = test::load_text(rule_text("a/weak", "low", "^Share$"));
  EvidenceFile evidence;
  evidence.rules["a/weak"] = evidence_of(weak, 0, 9, 2, 25, 0.1);
  CHECK(check_evidence(weak, evidence).empty());
  const LoadedRules medium = test::load_text(rule_text("a/weak", "medium", "^Share$"));
  CHECK(check_evidence(medium, evidence).size() == 1);
}

TEST_CASE("a rule that changed since counts as one without figures, and is named") {
  const LoadedRules measured = test::load_text(rule_text("a/b", "high", "^Share this"));
  EvidenceFile evidence;
  evidence.rules["a/b"] = evidence_of(measured, 0, 9, 27, 0, 0.98);
  CHECK(check_evidence(measured, evidence).empty());

  const LoadedRules wide = test::load_text(rule_text("a/b", "high", "^Share th"));
  const auto diagnostics = check_evidence(wide, evidence);
  REQUIRE(diagnostics.size() == 2);
  CHECK(found(diagnostics, Fault::confidence_above_evidence).size() == 1);
  const auto notes = found(diagnostics, Fault::evidence_stale);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].severity == Severity::note);
  CHECK(notes[0].message.find("a/b") != std::string::npos);

  const LoadedRules narrow = test::load_text(rule_text("a/b", "high", "^Share that$"));
  CHECK(found(check_evidence(narrow, evidence), Fault::confidence_above_evidence).empty());
  const LoadedRules modest = test::load_text(rule_text("a/b", "medium", "^Share th"));
  CHECK(found(check_evidence(modest, evidence), Fault::confidence_above_evidence).empty());
}

TEST_CASE("a note names some of many") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += rule_text("a/n" + std::to_string(i), "low", "^x$");
  const auto diagnostics = check_evidence(test::load_text(text), {});
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message.find("and 12 more") != std::string::npos);
}

// What `--suggest` would change.
RuleSuggestion suggestion(std::uint32_t rule, std::optional<Confidence> to) {
  return {rule, {}, to};
}

std::string patch_of(const LoadedRules& loaded, std::vector<RuleSuggestion> rules) {
  ConfidenceSuggestions suggestions;
  suggestions.rules = std::move(rules);
  return confidences_as_patch(suggestions, loaded.set, loaded.sources);
}

TEST_CASE("a patch replaces the line with the confidence") {
  const LoadedRules loaded = test::load_text("# one\n\n" + rule_text("a/b", "high", "^x$"));
  CHECK(patch_of(loaded, {suggestion(0, Confidence::high)}).empty());
  CHECK(patch_of(loaded, {suggestion(0, Confidence::medium)}) ==
        "--- mine.toml\n+++ mine.toml\n"
        "@@ -4,7 +4,7 @@\n"
        " id = \"a/b\"\n category = \"share\"\n why = \"x\"\n"
        "-confidence = \"high\"\n+confidence = \"medium\"\n"
        " kind = \"line\"\n match = '^x$'\n max_words = 40\n");
}

TEST_CASE("a patch writes a confidence where there is none, and counts the lines on") {
  const std::string bare = "[[rule]]\nid = \"a/b\"\nkind = \"keep\"\nmatch = '^x$'\n";
  const std::string more =
      "[[rule]]\nid = \"a/c\"\nkind = \"line\"\nmax_words = 3\nmatch = '^x$'\n";
  const LoadedRules loaded =
      test::load_text(more + "\n# two\n\n# three\n\n" + rule_text("a/d", "low", "^y$") + bare);
  CHECK(patch_of(loaded, {suggestion(0, Confidence::high), suggestion(1, Confidence::medium)}) ==
        "--- mine.toml\n+++ mine.toml\n"
        "@@ -1,5 +1,6 @@\n"
        " [[rule]]\n id = \"a/c\"\n+confidence = \"high\"\n"
        " kind = \"line\"\n max_words = 3\n match = '^x$'\n"
        "@@ -12,7 +13,7 @@\n"
        " id = \"a/d\"\n category = \"share\"\n why = \"x\"\n"
        "-confidence = \"low\"\n+confidence = \"medium\"\n"
        " kind = \"line\"\n match = '^y$'\n max_words = 40\n");
}

TEST_CASE("neighbouring changes share a hunk, and a file's open end is marked") {
  const LoadedRules loaded = test::load_text(
      "[[rule]]\nid = \"a/b\"\nconfidence = \"high\"\nkind = \"line\"\nmax_words = 3\n"
      "match = '^x$'\n[[rule]]\nid = \"a/c\"\nconfidence = \"high\"\nkind = \"line\"\n"
      "max_words = 3\nmatch = '^y$'");
  CHECK(patch_of(loaded, {suggestion(0, Confidence::low), suggestion(1, std::nullopt)}) ==
        "--- mine.toml\n+++ mine.toml\n"
        "@@ -1,12 +1,12 @@\n"
        " [[rule]]\n id = \"a/b\"\n-confidence = \"high\"\n+confidence = \"low\"\n"
        " kind = \"line\"\n max_words = 3\n match = '^x$'\n"
        " [[rule]]\n id = \"a/c\"\n-confidence = \"high\"\n+confidence = \"low\"\n"
        " kind = \"line\"\n max_words = 3\n match = '^y$'\n\\ No newline at end of file\n");
}

TEST_CASE("the patch of shipped rules speaks of files in rules/") {
  LoadedRules loaded =
      load_rules({{"shipped:en/a.toml", rule_text("en/b", "high", "^x$"), RuleOrigin::user}});
  CHECK(patch_of(loaded, {suggestion(0, Confidence::low)}).starts_with("--- rules/en/a.toml\n"));
}

}  // namespace
