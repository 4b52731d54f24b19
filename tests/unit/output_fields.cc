// --add-fields, --drop-empty and --min-words: what they put in or leave out, and that the log still
// leads back to the input.
#include <nlohmann/json.hpp>

#include "unit/output_support.h"

namespace {

using namespace dross;
using namespace dross::test;
using Json = nlohmann::json;

constexpr OutputOptions with_fields = {AddedFields::removed_and_stats, 0};

OutputOptions at_least(std::size_t words) {
  return {AddedFields::none, words};
}

class Fixture {
 public:
  [[nodiscard]] OutputRun run(std::string_view input, const OutputOptions& output) const {
    const OutputRun run = run_with(input, cleaner_, output);
    const Result<std::string> restored = restore_bytes(run.cleaned, run.log);
    REQUIRE(restored.has_value());
    CHECK(*restored == input);
    return run;
  }
  [[nodiscard]] std::string clean(std::string_view input, const OutputOptions& output) const {
    return run(input, output).cleaned;
  }
  [[nodiscard]] const Cleaner& cleaner() const { return cleaner_; }

 private:
  static CleanOptions options() {
    CleanOptions options;
    options.decide.max_removed = 100;
    return options;
  }
  RuleSet rules_ = rules_of(output_rules);
  Cleaner cleaner_{rules_, options()};
};

}  // namespace

TEST_CASE("fields stand right before the closing brace and change no other byte") {
  const Fixture fixture;
  CHECK(
      fixture.clean("{\"n\": 1.0, \"text\":\"One.\\n\\nSee also  T\\u00e9a\" }\r\n", with_fields) ==
      "{\"n\": 1.0, \"text\":\"One.\" ,\"dross_removed\":[{\"span\":[4,20],"
      "\"rule\":\"own/see-also\",\"category\":\"related\",\"text\":\"\\n\\nSee also  "
      "T\\u00e9a\"}],\"dross_stats\":{\"words\":4,\"words_removed\":3,\"profile\":\"balanced\","
      "\"language\":null}}\r\n");
}

TEST_CASE("a document that loses nothing gets an empty list, an untouched record gets nothing") {
  const Fixture fixture;
  const std::string kept = "\n{\"other\":\"}\"}\nbroken }\n{\"text\":7}\n";
  CHECK(fixture.clean("{\"text\":\"}\",\"lang\":\"en\"}" + kept, with_fields) ==
        "{\"text\":\"}\",\"lang\":\"en\",\"dross_removed\":[],\"dross_stats\":{\"words\":0,"
        "\"words_removed\":0,\"profile\":\"balanced\",\"language\":\"en\"}}" +
            kept);
}

TEST_CASE("a reader gets from dross_removed what it would have got from the text") {
  const Fixture fixture;
  const std::string input = R"({"text":"A \u201ctitle\u201d | S\/T\n\nSee also \"x\"\t\n\nEnd."})";
  const Json before = Json::parse(input);
  const Json after = Json::parse(fixture.clean(input, with_fields));
  const std::string text = before["text"];
  REQUIRE(after["dross_removed"].size() == 2);
  std::string rebuilt = after["text"];
  for (const Json& removed : after["dross_removed"]) {
    const std::size_t begin = removed["span"][0];
    const std::size_t end = removed["span"][1];
    CHECK(text.substr(begin, end - begin) == removed["text"].get<std::string>());
    rebuilt.insert(begin, removed["text"].get<std::string>());
  }
  CHECK(rebuilt == text);
}

TEST_CASE("names that a record has already are followed by ours") {
  const Fixture fixture;
  const Json after = Json::parse(
      fixture.clean(R"({"dross_stats":"old","dross_removed":1,"text":"One."})", with_fields));
  CHECK(after["dross_removed"] == Json::array());
  CHECK(after["dross_stats"]["words"] == 1);
}

TEST_CASE("fields in a plain text are refused before a byte is written") {
  const Fixture fixture;
  std::string cleaned;
  const auto sink = memory_sink(cleaned);
  SpliceWriter writer(*sink, with_fields);
  RunSummary summary;
  std::size_t offset = 0;
  const Result<void> done = run_one(
      memory_source("One.\n"), {}, fixture.cleaner(), {&writer}, [](const Diagnostic&) {}, summary,
      offset);
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().fault == Fault::bad_usage);
  CHECK(done.error().message.find("standard input is plain text") != std::string::npos);
  CHECK(cleaned.empty());
}

TEST_CASE("documents with too few words left are left out, untouched records never") {
  const Fixture fixture;
  const std::string input =
      "{\"text\":\"See also  A\"}\n{\"text\":\"\"}\nbroken\n{\"other\":1}\n\n{\"text\":\"One "
      "two.\"}\n"
      "{\"text\":\"One two three.\\nSee also  B\"}";
  const std::string rest = "broken\n{\"other\":1}\n\n";
  const std::string three = "{\"text\":\"One two three.\"}";
  const auto cleaned_and_left_out = [&](std::size_t words) {
    const OutputRun run = fixture.run(input, at_least(words));
    return std::pair(run.cleaned, run.left_out);
  };
  CHECK(cleaned_and_left_out(0) ==
        std::pair("{\"text\":\"\"}\n{\"text\":\"\"}\n" + rest + "{\"text\":\"One two.\"}\n" + three,
                  std::size_t{0}));
  for (const std::size_t least : {1U, 2U}) {
    CHECK(cleaned_and_left_out(least) ==
          std::pair(rest + "{\"text\":\"One two.\"}\n" + three, std::size_t{2}));
  }
  CHECK(cleaned_and_left_out(3) == std::pair(rest + three, std::size_t{3}));
  CHECK(cleaned_and_left_out(4) == std::pair(rest, std::size_t{4}));
}

TEST_CASE("a word that a cut goes through is still a word that is left") {
  const RuleSet rules = rules_of(R"([pack]
name = "own"
[[rule]]
id = "own/half"
category = "tags"
why = "Half a word"
confidence = "high"
strength = "alone"
kind = "span"
match = 'half'
)");
  const Cleaner cleaner(rules, {});
  CHECK(run_with("halfway", cleaner, at_least(1)).cleaned == "way");
  CHECK(run_with("half", cleaner, at_least(1)).cleaned.empty());
}

TEST_CASE("a plain text that is left out leaves an empty output") {
  const Fixture fixture;
  const std::string text = "\xEF\xBB\xBFSee also  A\n";
  const OutputRun run = fixture.run(text, at_least(1));
  CHECK(run.cleaned.empty());
  CHECK(run.left_out == 1);
  const Json line = Json::parse(lines_of(run.log).at(1));
  CHECK(line == Json({{"at", 0},
                      {"removed", text},
                      {"input", "in"},
                      {"document", 1},
                      {"id", ""},
                      {"kind", "left out"}}));
}

TEST_CASE("the log tells of bytes that were added") {
  const Fixture fixture;
  const std::string input = "{\"text\":\"One.\"}\n";
  const OutputRun run = fixture.run(input, with_fields);
  const Json line = Json::parse(lines_of(run.log).at(1));
  CHECK(line == Json({{"at", input.size() - 2}, {"added", run.cleaned.size() - input.size()}}));
}

TEST_CASE("a log line that says neither or both of removed and added is damaged") {
  const Fixture fixture;
  const OutputRun run = fixture.run("{\"text\":\"One.\"}\n", with_fields);
  const std::size_t at = run.log.find("\"added\":");
  REQUIRE(at != std::string::npos);
  for (const std::string_view put : {"\"added\":-", "\"plus\":", "\"removed\":\"x\",\"added\":"}) {
    std::string log = run.log;
    log.replace(at, 8, put);
    const Result<std::string> restored = restore_bytes(run.cleaned, log);
    REQUIRE_FALSE(restored.has_value());
    CHECK(restored.error().fault == Fault::log_does_not_fit);
  }
  std::string log = run.log;
  log.insert(at + 8, "9");  // more bytes than there are
  CHECK_FALSE(restore_bytes(run.cleaned, log).has_value());
  std::string cleaned = run.cleaned;
  cleaned[cleaned.find("dross_stats")] = 'D';  // a skipped byte counts for the hash
  CHECK_FALSE(restore_bytes(cleaned, run.log).has_value());
}
