// The cleaner and the run: what a document gets from its metadata, and what a run says of bad
// inputs.
#include <string>
#include <string_view>

#include "base/limits.h"
#include "catch.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Cleaner;
using dross::CleanOptions;
using dross::Fault;
using dross::LanguageSource;
using dross::Metadata;
using dross::RuleSet;
using dross::test::rules_of;
using dross::test::run_inputs;
using dross::test::RunResult;
using dross::test::TextCleaner;

std::string line_rule(std::string_view id, std::string_view match, std::string_view keys = "") {
  return "[[rule]]\nid = \"" + std::string(id) +
         "\"\nkind = \"line\"\ncategory = \"related\"\nconfidence = \"high\"\nwhy = \"x\"\n"
         "strength = \"alone\"\nmax_words = 20\nmatch = '" +
         std::string(match) + "'\n" + std::string(keys) + "\n";
}

TEST_CASE("the shipped rules take a list of related articles off") {
  const Cleaner cleaner(dross::shipped_rules(), {});
  const std::string article =
      "The ferry stayed in port on Monday, and nobody in the harbour office could say for how long "
      "the town would have to do without it.\n\nThe mayor asked the army for its landing boat, and "
      "had it by the next morning together with a crew of four who had never seen the bay.\n";
  CHECK(cleaner.clean(article) == article);
  CHECK(cleaner.clean(article + "\nRelated Articles\n\nA pump for the ferry\n") == article);
}

TEST_CASE("a document of too many lines passes untouched and is named, others are cleaned") {
  const TextCleaner clean(line_rule("t/ad", "^Buy now"));
  const std::string blank(dross::limits::max_lines - 1, '\n');
  const std::string most = "Buy now\n" + blank;
  const std::string over = "Buy now\n\n" + blank;
  CHECK(clean(most).empty());
  CHECK(clean(over) == over);

  const RunResult text = run_inputs({{"in.txt", over}}, clean.cleaner());
  CHECK(text.cleaned == over);
  REQUIRE(text.faults.size() == 1);
  CHECK(text.faults[0].fault == Fault::document_too_large);
  CHECK(text.faults[0].place.file == "in.txt");
  CHECK(text.summary.documents == 0);

  std::string escaped;
  for (const char c : over) escaped += c == '\n' ? std::string("\\n") : std::string(1, c);
  const std::string large = "{\"text\":\"" + escaped + "\"}\n";
  const RunResult records =
      run_inputs({{"in.jsonl", large + R"({"text":"One.\nBuy now"})" + "\n"}}, clean.cleaner());
  CHECK(records.cleaned == large + "{\"text\":\"One.\"}\n");
  REQUIRE(records.faults.size() == 1);
  CHECK(records.faults[0].place.line == 1);
  CHECK(records.summary.documents == 1);
}

TEST_CASE("language and site of a document choose its rules") {
  const RuleSet rules =
      rules_of("[pack]\nname = \"de\"\nlanguage = \"de\"\n" + line_rule("de/x", "^Siehe auch") +
               line_rule("de/y", "^Mehr dazu", "site = \"*.example.org\""));
  const Cleaner cleaner(rules, {});
  const std::string text = "Anfang.\nSiehe auch das\nMehr dazu hier\nEnde.\n";
  Metadata german;
  german.language = "de-AT";
  CHECK(cleaner.clean(text) == text);
  CHECK(cleaner.clean(text, german) == "Anfang.\nMehr dazu hier\nEnde.\n");
  german.url = "https://News.Example.org/a";
  CHECK(cleaner.clean(text, german) == "Anfang.\nEnde.\n");
  CHECK(cleaner.decide(text, german).language.source == LanguageSource::field);
}

TEST_CASE("the language option wins over the document's field") {
  const RuleSet rules =
      rules_of("[pack]\nname = \"de\"\nlanguage = \"de\"\n" + line_rule("de/x", "^Siehe auch"));
  CleanOptions options;
  options.language = "de";
  Metadata english;
  english.language = "en";
  CHECK(Cleaner(rules, options).clean("A.\nSiehe auch B\nC.\n", english) == "A.\nC.\n");
}

TEST_CASE("a cleaning counts lines and words") {
  const RuleSet rules;
  const dross::Cleaning cleaning = Cleaner(rules, {}).decide("One two.\n\nThree\n \n");
  CHECK(cleaning.lines == 2);
  CHECK(cleaning.words == 3);
  CHECK(Cleaner(rules, {}).decide("").lines == 0);
}

TEST_CASE("spaces around a cut go once, however often the document is looked at") {
  const std::string span =
      "[[rule]]\nid = \"t/s\"\nkind = \"span\"\ncategory = \"share\"\nconfidence = \"high\"\n"
      "why = \"x\"\nmatch = '\\(Share\\)'\n";
  const TextCleaner clean("[pack]\nname = \"t\"\n" + span + line_rule("t/x", "^See also"));
  CHECK(clean("One (Share) two.\nSee also x\n") == "One two.\n");
  CHECK(clean("One  (Share)  two.\nSee also x\n") == "One   two.\n");
  CHECK(clean("One   (Share)\n") == "One  \n");
}

TEST_CASE("a byte order mark of a text input stays, whatever goes") {
  const TextCleaner clean("[pack]\nname = \"t\"\n" + line_rule("t/x", "^See also"));
  const std::string mark = "\xEF\xBB\xBF";
  const auto cleaned = [&](const std::string& bytes) {
    return run_inputs({{"in", bytes}}, clean.cleaner()).cleaned;
  };
  CHECK(cleaned(mark + "See also x\n\nProse.\n") == mark + "Prose.\n");
  CHECK(cleaned(mark + "See also x\n") == mark);
}

TEST_CASE("a run counts documents, edits and faults, and goes on behind a fault") {
  const TextCleaner clean("[pack]\nname = \"t\"\n" + line_rule("t/x", "^See also"));
  const std::string records = "{\"text\":\"A.\\nSee also x\"}\n{broken\n\n{\"text\":\"B.\"}\n";
  const RunResult result = run_inputs(
      {{"a.txt", "A.\nSee also x\n"}, {"b.jsonl", records}, {"c", "<!DOCTYPE html><p>See also x"}},
      clean.cleaner());
  CHECK(result.summary.documents == 3);
  CHECK(result.summary.edits == 2);
  CHECK(result.summary.faults == 2);
  REQUIRE(result.faults.size() == 2);
  CHECK(result.faults[0].fault == Fault::not_a_json_object);
  CHECK(result.faults[0].place.line == 2);
  CHECK(result.faults[1].fault == Fault::not_our_input);
  CHECK(result.cleaned ==
        "A.\n{\"text\":\"A.\"}\n{broken\n\n{\"text\":\"B.\"}\n<!DOCTYPE html><p>See also x");
}

/// Takes so many writes, then is full.
class SmallSink final : public dross::ByteSink {
 public:
  explicit SmallSink(int room) : room_(room) {}
  dross::Result<void> write(std::string_view) override {
    if (room_-- > 0) return {};
    return dross::fail(Fault::output_failed, "full");
  }
  dross::Result<void> flush() override { return {}; }
  dross::Result<void> close() override { return {}; }

 private:
  int room_;
};

TEST_CASE("a failing output ends the run with its error") {
  const RuleSet rules;
  const Cleaner cleaner(rules, {});
  for (const int room : {0, 1, 2}) {
    SmallSink sink(room);
    dross::SpliceWriter writer(sink);
    dross::RunSummary summary;
    std::size_t offset = 0;
    const dross::Report ignore = [](const dross::Diagnostic&) {};
    const auto done =
        dross::run_one(dross::memory_source("{\"text\":\"A\"}\n{\"text\":\"B\"}\n", "a.jsonl"), {},
                       cleaner, {&writer}, ignore, summary, offset);
    CAPTURE(room);
    CHECK(done.has_value() == (room == 2));
    if (!done) CHECK(done.error().fault == Fault::output_failed);
    CHECK(summary.documents == static_cast<std::size_t>(room == 0 ? 1 : 2));
  }
}

TEST_CASE("an input that cannot be opened is reported and the rest is done") {
  const RuleSet rules;
  const Cleaner cleaner(rules, {});
  std::vector<Fault> faults;
  const auto summary = dross::run({"no such file", "."}, {}, cleaner, {},
                                  [&](const dross::Diagnostic& d) { faults.push_back(d.fault); });
  REQUIRE(summary.has_value());
  CHECK(summary->faults == 2);
  CHECK(faults == std::vector<Fault>{Fault::input_unreadable, Fault::input_unreadable});
}

}  // namespace
