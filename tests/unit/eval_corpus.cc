// What is asked of a corpus without labels: counts of rules, lines of a pattern, what two sets
// differ in.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "catch.h"
#include "eval/corpus.h"
#include "eval/pattern_try.h"
#include "eval/rule_diff.h"
#include "eval/rule_stats.h"
#include "unit/pipeline_support.h"

namespace {

using namespace dross;
namespace fs = std::filesystem;

constexpr std::string_view prose =
    "The council voted on Tuesday to repair the old bridge before the winter comes.\n"
    "Work begins in spring, the mayor said, and ends in autumn of the same year.\n";

CorpusDocument document_of(std::string_view more, std::string url = {}) {
  CorpusDocument document;
  document.name = "d";
  document.metadata.url = std::move(url);
  document.metadata.language = "en";
  document.text = std::string(prose).append(more);
  return document;
}

std::string line_rule(const std::string& id, const std::string& match) {
  return "[[rule]]\nid = \"" + id +
         "\"\nkind = \"line\"\nconfidence = \"high\"\nstrength = \"alone\"\nmax_words = 20\nmatch "
         "= '" +
         match + "'\n";
}

struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "dross-corpus-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
    fs::create_directories(path / "b");
    fs::create_directories(path / ".hidden");
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, std::string_view content) const {
    std::ofstream(path / name, std::ios::binary) << content;
  }

  fs::path path;
};

TEST_CASE("a folder stands for its files in the order of their paths") {
  const Folder folder;
  folder.write("z.txt", "One.");
  folder.write("b/a.jsonl",
               "{\"text\":\"Two.\",\"id\":\"two\"}\n{\"text\":\"Three.\"}\nnot json\n");
  folder.write(".skipped", "Four.");
  folder.write(".hidden/a.txt", "Five.");
  const auto inputs = expand_folders({folder.path.string(), "-"});
  REQUIRE(inputs.size() == 3);
  CHECK(inputs[0] == (folder.path / "b/a.jsonl").string());
  CHECK(inputs[2] == "-");

  std::vector<Diagnostic> faults;
  CorpusReader reader({inputs[0], inputs[1], "/nonexistent"}, {},
                      [&](const Diagnostic& d) { faults.push_back(d); });
  const auto batch = reader.next_batch();
  REQUIRE(batch.size() == 3);
  CHECK(batch[0].name == "two");
  CHECK(batch[1].name == inputs[0] + "#2");
  CHECK(batch[1].text == "Three.");
  CHECK(batch[2].name == inputs[1]);
  CHECK(reader.next_batch().empty());
  CHECK(faults.size() == 2);
  CHECK(reader.faults() == 2);
}

TEST_CASE("a batch is bounded in documents and in bytes") {
  const Folder folder;
  std::string many;
  for (int i = 0; i < 300; ++i) many += "{\"text\":\"One.\"}\n";
  folder.write("many.jsonl", many);
  std::string large;
  for (int i = 0; i < 5; ++i) large += "{\"text\":\"" + std::string(3 << 20, 'a') + "\"}\n";
  folder.write("large.jsonl", large);
  const auto sizes = [&](const std::string& name) {
    CorpusReader reader({(folder.path / name).string()}, {}, [](const Diagnostic&) {});
    std::vector<std::size_t> found;
    for (auto b = reader.next_batch(); !b.empty(); b = reader.next_batch())
      found.push_back(b.size());
    return found;
  };
  CHECK(sizes("many.jsonl") == std::vector<std::size_t>{256, 44});
  CHECK(sizes("large.jsonl") == std::vector<std::size_t>{3, 2});
}

TEST_CASE("stats: hits, documents, sites, what never hits, and pairs") {
  const RuleSet rules = test::rules_of(line_rule("t/read", "^Read more") +
                                       line_rule("t/more", "more: ") + line_rule("t/never", "^Zz"));
  const CorpusMatcher matcher(rules, Paragraphs::line, "");
  RuleStats stats(rules.rules.size());
  const DecideOptions options;
  for (const CorpusDocument& document :
       {document_of("Read more: The harbour\nRead more: The mill", "https://a.example/1"),
        document_of("Read more: The harbour", "https://b.example/1"),
        document_of("Read more now", "https://b.example/2"), document_of("")}) {
    stats.add(count_document(matcher, document, options));
  }
  CHECK(stats.documents() == 4);
  CHECK(stats.lines() == 12);
  const RuleCount& read = stats.rules()[0];
  CHECK(read.asked == 4);
  CHECK(read.hits == 4);
  CHECK(read.documents == 3);
  CHECK(read.sites.size() == 2);
  CHECK(read.edits + stats.rules()[1].edits == 4);
  CHECK(stats.rules()[1].hits == 3);
  CHECK(stats.rules()[2].asked == 4);
  CHECK(stats.rules()[2].hits == 0);
  const auto overlaps = stats.overlaps(10);
  REQUIRE(overlaps.size() == 1);
  CHECK(overlaps[0].rules == RulePair{0, 1});
  CHECK(overlaps[0].lines == 3);
  CHECK(stats.overlaps(0).empty());
  const std::string text = show_stats(stats, rules, 5);
  CHECK(text.find("== rules that never hit\nt/never\n") != std::string::npos);
  CHECK(text.find("75.0        100.0") != std::string::npos);
}

TEST_CASE("stats: of a language that no document has, a rule is not asked") {
  const RuleSet rules =
      test::rules_of("[pack]\nlanguage = \"sv\"\n" + line_rule("t/read", "^Read more"));
  const CorpusMatcher matcher(rules, Paragraphs::line, "");
  RuleStats stats(1);
  stats.add(count_document(matcher, document_of("Read more"), {}));
  CHECK(stats.rules()[0].asked == 0);
  CHECK(show_stats(stats, rules, 5).find("1 are not asked") != std::string::npos);
}

TEST_CASE("stats: pairs of a line are bounded") {
  std::string text;
  for (int i = 0; i < 70; ++i) text += line_rule("t/r" + std::to_string(i), "^Read");
  const RuleSet rules = test::rules_of(text);
  const CorpusMatcher matcher(rules, Paragraphs::line, "");
  const auto pairs = count_document(matcher, document_of("Read"), {}).pairs.size();
  CHECK(pairs == limits::max_paired_rules * (limits::max_paired_rules - 1) / 2);
}

PatternTry try_pattern(const TriedPattern& tried, const std::vector<CorpusDocument>& documents) {
  std::vector<Diagnostic> warnings;
  const Result<RuleSet> rule = rule_to_try(tried, warnings);
  REQUIRE(rule);
  const CorpusMatcher matcher(*rule, Paragraphs::line, "");
  PatternTry result;
  for (const CorpusDocument& document : documents) result.add(try_on(matcher, document));
  return result;
}

TEST_CASE("try: what a pattern would hit, prose first") {
  const std::vector<CorpusDocument> documents = {
      document_of("Read more: The harbour\nRead more: The harbour"), document_of("Read more"),
      document_of("")};
  const PatternTry all = try_pattern({"(?i)more|spring", "", unlimited}, documents);
  CHECK(all.documents == 3);
  CHECK(all.documents_hit == 3);
  CHECK(all.lines == 9);
  CHECK(all.hits == 6);
  CHECK(all.prose_lines == 6);
  CHECK(all.prose_hits == 3);
  const auto seen = all.seen(10);
  REQUIRE(seen.size() == 3);
  CHECK(seen[0]->line.prose);
  CHECK(seen[0]->times == 3);
  CHECK(seen[1]->line.text == "Read more: The harbour");
  CHECK(seen[1]->times == 2);
  CHECK(seen[1]->line.match == ByteSpan{5, 9});
  CHECK(all.seen(1).size() == 1);
  CHECK(show_try(all, 2, Colour::off).find("2 | Read »more«: The harbour | d") !=
        std::string::npos);

  CHECK(try_pattern({"(?i)more", "harbour", unlimited}, documents).hits == 1);
  CHECK(try_pattern({"(?i)more", "", 2}, documents).hits == 1);
}

TEST_CASE("try: a line far from its edges is shown around its match") {
  const std::string far(600, 'a');
  const std::string text =
      show_try(try_pattern({"ZZ", "", unlimited}, {document_of(far + "ZZ" + far)}), 5, Colour::off);
  CHECK(text.find("…" + std::string(200, 'a') + "»ZZ«" + std::string(200, 'a') + "…") !=
        std::string::npos);
}

TEST_CASE("try: a wrong pattern is refused with a caret, one that bites is warned of") {
  std::vector<Diagnostic> warnings;
  const Result<RuleSet> wrong = rule_to_try({"^a(", "", unlimited}, warnings);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().source_line == "^a(");
  CHECK(wrong.error().place.column == 3);
  CHECK_FALSE(rule_to_try({"^a", "[", unlimited}, warnings));
  warnings.clear();
  REQUIRE(rule_to_try({"^a.b", "", unlimited}, warnings));
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].fault == Fault::unescaped_dot);
}

DocumentDiff diff_of(const std::string& a, const std::string& b, std::string_view more) {
  const RuleSet rules_a = test::rules_of(a);
  const RuleSet rules_b = test::rules_of(b);
  const CorpusMatcher of_a(rules_a, Paragraphs::line, "");
  const CorpusMatcher of_b(rules_b, Paragraphs::line, "");
  return compare_on(of_a, of_b, document_of(more), {});
}

TEST_CASE("diff: lines that one set takes and the other leaves") {
  const std::string read = line_rule("t/read", "^Read more");
  const std::string share = line_rule("t/share", "^Share");
  constexpr std::string_view lines = "Read more here\nShare this page\n";
  CHECK(diff_of(read, read, lines).lines.empty());
  CHECK(diff_of(read, read, lines).words_both == 3);

  const DocumentDiff diff = diff_of(read, read + share, lines);
  REQUIRE(diff.lines.size() == 1);
  CHECK(diff.lines[0].taken_by == Side::b);
  CHECK(diff.lines[0].line == 4);
  CHECK(diff.lines[0].source == "t/share");
  CHECK(diff.lines[0].words == 3);
  CHECK(diff.lines[0].text == "Share this page");
  CHECK(diff.words_both == 3);

  const DocumentDiff both = diff_of(share, read, lines);
  REQUIRE(both.lines.size() == 2);
  CHECK(both.lines[0].taken_by == Side::b);
  CHECK(both.lines[1].taken_by == Side::a);
  RuleDiff sum;
  sum.add(both);
  sum.add(diff_of(read, read, lines));
  CHECK(sum.documents == 2);
  CHECK(sum.documents_differ == 1);
  CHECK(sum.only[0].words == 3);
  CHECK(sum.only[1].words == 3);
}

TEST_CASE("diff: a line of which the other set takes a part differs in the rest") {
  const std::string whole = line_rule("t/read", "^Read more");
  const std::string part =
      "[[rule]]\nid = \"t/part\"\nkind = \"span\"\nconfidence = \"high\"\nmatch = 'Read more: '\n";
  const DocumentDiff diff = diff_of(whole, part, "Read more: The harbour is full\n");
  REQUIRE(diff.lines.size() == 1);
  CHECK(diff.lines[0].taken_by == Side::a);
  CHECK(diff.lines[0].text == "The harbour is full");
  CHECK(diff.words_both == 2);
  // Whoever says so, the same words go.
  CHECK(diff_of(whole, line_rule("t/other", "^Read"), "Read more: The harbour\n").lines.empty());
}

}  // namespace
