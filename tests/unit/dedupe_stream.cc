// Documents in a row: what goes, what stays, and which copy is named. Lines that go are merged with
// what goes already as if all had been decided at once.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "decide/draft.h"
#include "dedupe/remove_lines.h"
#include "dedupe/seen_file.h"
#include "unit/pipeline_support.h"

namespace {

using namespace dross;
using dross::test::Input;

const std::string lead =
    "The harbour board agreed on Monday to build a second quay beside the old customs house.";
const std::string other_lead =
    "The harbour board agreed on Monday to build a second pier beside the old customs house.";
const std::string quay =
    "Work on the foundations is to begin in spring, when the ice has gone from the inner basin, "
    "and "
    "will take until the autumn storms, the engineer of the board told the council.";
const std::string quay_changed =
    "Work on the foundations is to begin in spring, when the ice has gone from the inner basin, "
    "and "
    "will take until the autumn storms, the engineer of the board told reporters.";
const std::string fish =
    "Fishermen fear that the larger ships will drive the herring out of the bay for good.";
const std::string gulls =
    "Only the gulls that nest on the breakwater seemed not to have an opinion of their own.";

struct Run {
  std::vector<std::string> left;
  std::vector<std::vector<Edit>> edits;
};

const RuleSet& keep_rule() {
  static const RuleSet rules = test::rules_of(R"(
[pack]
name = "own"
[[rule]]
id = "own/keep-gulls"
category = "related"
why = "Wanted in every article"
confidence = "high"
kind = "keep"
match = 'gulls'
removes = ["The gulls."]
keeps = ["The herring."]
[[rule]]
id = "own/see"
category = "related"
why = "A link"
confidence = "high"
strength = "alone"
kind = "line"
max_words = 30
match = '^See also'
removes = ["See also this"]
keeps = ["Nothing"]
)");
  return rules;
}

CleanOptions stream_options() {
  CleanOptions options;
  options.decide.dedupe = Dedupe::stream;
  options.stream =
      std::make_shared<StreamDedupe>(similarity_options(options.decide), limits::min_dedupe_memory);
  return options;
}

class Stream {
 public:
  std::string take(std::string_view text, const DocumentName& name) {
    Cleaning cleaning = cleaner_.decide(text);
    edits = cleaner_.stream()->apply(name, cleaning.prepared, std::move(cleaning.edits));
    CHECK(test::is_well_formed(edits, text));
    return test::without(text, edits);
  }
  std::string take(std::string_view text) { return take(text, {"in", ++number_, "", 0}); }

  ParagraphIndex& index() { return cleaner_.stream()->index(); }
  std::vector<Edit> edits;

 private:
  Cleaner cleaner_{keep_rule(), stream_options()};
  std::uint64_t number_ = 0;
};

std::string text_of(std::initializer_list<std::string_view> lines) {
  std::string text;
  for (const std::string_view line : lines) text.append(line).append("\n\n");
  text.pop_back();
  return text;
}

TEST_CASE("an exact copy goes wherever it stands, and the first copy is named") {
  Stream stream;
  CHECK(stream.take(text_of({lead, quay}), {"a.jsonl", 4, "first", 0}) == text_of({lead, quay}));
  CHECK(stream.take(text_of({lead, fish, quay}), {"b.jsonl", 1, "second", 0}) == text_of({fish}));
  REQUIRE(stream.edits.size() == 2);
  const Edit& edit = stream.edits[1];
  CHECK(edit.kind == EditKind::duplicate);
  CHECK(edit.line == 5);
  CHECK(edit.cause == 3);
  CHECK(edit.similarity == 1);
  REQUIRE(edit.kept_in != nullptr);
  CHECK(edit.kept_in->input == "a.jsonl");
  CHECK(edit.kept_in->document == 4);
  CHECK(edit.kept_in->id == "first");
}

TEST_CASE("a near copy goes from the body and stays in the head") {
  Stream stream;
  stream.take(text_of({lead, quay}));
  CHECK(stream.take(text_of({other_lead, fish})) == text_of({other_lead, fish}));
  CHECK(stream.take(text_of({gulls, quay_changed})) == text_of({gulls}));
  REQUIRE(stream.edits.size() == 1);
  CHECK(stream.edits[0].similarity < 1);
  CHECK(stream.edits[0].similarity >= 0.8F);
  Stream again;
  again.take(text_of({lead, quay}));
  CHECK(again.take(text_of({"A heading", quay_changed, fish})) ==
        text_of({"A heading", quay_changed, fish}));
}

TEST_CASE("what a rule keeps stays, and what repeats it goes") {
  Stream stream;
  stream.take(text_of({lead, gulls}));
  CHECK(stream.take(text_of({fish, gulls})) == text_of({fish, gulls}));
}

TEST_CASE(
    "what stands after cleaning is compared, and a document's own repeats are not looked up") {
  Stream stream;
  const std::string text = text_of({lead, quay, "See also this", fish, quay});
  CHECK(stream.take(text) == text_of({lead, quay, fish, quay}));
  CHECK(stream.take(text_of({gulls, quay, "See also this"})) == text_of({gulls}));
}

TEST_CASE("a document of which all goes is the empty text") {
  Stream stream;
  stream.take(text_of({lead, quay}));
  CHECK(stream.take(text_of({lead, quay})).empty());
  CHECK(stream.take(text_of({lead, quay, "See also this"})).empty());
}

TEST_CASE("nothing duplicates itself in a second run") {
  const std::string first = text_of({lead, quay});
  const std::string second = text_of({quay_changed, fish});
  Stream stream;
  stream.take(first, {"in", 1, "a", 0});
  stream.take(second, {"in", 2, "b", 0});
  Stream again;
  REQUIRE(read_seen(memory_source(write_seen(stream.index())), again.index()));
  CHECK(again.take(first, {"in", 1, "a", 0}) == first);
  CHECK(again.take(second, {"in", 2, "b", 0}) == second);
  // Another input, number or id: another document.
  CHECK(again.take(first, {"other", 1, "a", 0}).empty());
  CHECK(again.take(first, {"in", 9, "a", 0}).empty());
  CHECK(again.take(first, {"in", 1, "z", 0}).empty());
}

TEST_CASE("of standard input the text tells whether it is the same document") {
  const std::string first = text_of({lead, quay});
  const std::string longer = text_of({lead, quay, fish});
  Stream stream;
  CHECK(stream.take(first, {"-", 1, "", 0}) == first);
  Stream again;
  REQUIRE(read_seen(memory_source(write_seen(stream.index())), again.index()));
  CHECK(again.take(first, {"-", 1, "", 0}) == first);
  CHECK(again.take(longer, {"-", 1, "", 0}) == text_of({fish}));
}

TEST_CASE("names are kept up to a limit, and whole characters of them") {
  Stream stream;
  const std::string most(limits::max_kept_name, 'x');
  const std::string cut = std::string(limits::max_kept_name - 1, 'x') + "é";
  stream.take(text_of({lead}), {most, 1, cut, 0});
  stream.take(text_of({lead}));
  REQUIRE(stream.edits.size() == 1);
  CHECK(stream.edits[0].kept_in->input == most);
  CHECK(stream.edits[0].kept_in->id == cut.substr(0, limits::max_kept_name - 1));
}

TEST_CASE("a paragraph with more words than the limit has exact copies only") {
  const auto long_text = [](std::size_t words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i + 1 < words; ++i) text += "w" + std::to_string(i * 7919) + "x ";
    return text.append(last);
  };
  Fingerprinter printer({});
  CHECK(printer.take(long_text(limits::max_near_shingles, "end")).shingles.size() > 8000);
  CHECK(printer.take(long_text(limits::max_near_shingles + 1, "end")).shingles.empty());
  CHECK(printer.take(long_text(limits::max_near_shingles + 1, "end")).key != ParagraphKey{});
}

TEST_CASE("a state of another threshold or version is refused with the reason") {
  Stream stream;
  stream.take(text_of({lead, quay}));
  std::string bytes = write_seen(stream.index());
  ParagraphIndex other({0.9, 12}, limits::min_dedupe_memory);
  const Result<void> read = read_seen(memory_source(bytes, "seen"), other);
  REQUIRE_FALSE(read);
  CHECK(read.error().message.find("--dedupe-threshold") != std::string::npos);
  bytes[8] = 2;
  ParagraphIndex same({}, limits::min_dedupe_memory);
  const Result<void> version = read_seen(memory_source(bytes, "seen"), same);
  REQUIRE_FALSE(version);
  CHECK(version.error().message == "seen is of version 2, not 1");
}

TEST_CASE("the size of reads changes nothing, and the log gives the input again") {
  std::string bytes;
  for (int i = 0; i < 3; ++i) {
    for (const std::string& text : {text_of({lead, quay}), text_of({gulls, quay_changed, fish})}) {
      bytes += "{\"text\":\"";
      for (const char c : text) bytes += c == '\n' ? std::string("\\n") : std::string(1, c);
      bytes += "\"}\n";
    }
  }
  std::string first;
  for (const std::size_t piece : {SIZE_MAX, std::size_t{1}, std::size_t{7}, std::size_t{100}}) {
    const Cleaner cleaner(keep_rule(), stream_options());
    std::string cleaned;
    std::string log;
    const auto cleaned_sink = memory_sink(cleaned);
    const auto log_sink = memory_sink(log);
    SpliceWriter splice(*cleaned_sink);
    const auto logger = log_writer(*log_sink, cleaner.rules(), version());
    RunSummary summary;
    std::size_t offset = 0;
    REQUIRE(run_one(
        memory_source(bytes, "a.jsonl", piece), {}, cleaner, {&splice, logger.get()},
        [](const Diagnostic&) {}, summary, offset));
    REQUIRE(logger->finish());
    CHECK(cleaner.stream()->counts().exact > 5);
    CHECK(cleaner.stream()->counts().near == 3);
    if (first.empty()) first = cleaned;
    CHECK(cleaned == first);
    const Result<std::string> restored = test::restore_bytes(cleaned, log);
    REQUIRE(restored);
    CHECK(*restored == bytes);
  }
}

// Some lines are decided first, the others removed behind that: as if all had been decided at once.
TEST_CASE("lines removed later leave what deciding all at once leaves") {
  std::mt19937 random(17);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const std::size_t count = 1 + random() % 7;
    for (std::size_t i = 0; i < count; ++i) {
      text += "line " + std::to_string(i) + " of words";
      text += std::vector<std::string>{"\n", "\n\n", "\r\n", "\n\n\n"}[random() % 4];
    }
    if (random() % 2 == 0) text.resize(text.find_last_not_of("\r\n") + 1);
    const LinedText lined = split_lines(text, Paragraphs::line);
    Draft first(lined);
    Draft all(lined);
    std::vector<LineRemoval> removals;
    for (std::uint32_t i = 0; i < lined.lines.size(); ++i) {
      const Proposal proposal = test::proposal(EditKind::line, Category::share, i);
      if (random() % 3 == 0) {
        first.remove(i, proposal);
        all.remove(i, proposal);
      } else if (random() % 3 == 0) {
        const std::size_t begin = lined.lines[i].content.begin;
        first.cut(i, {begin, begin + 5}, proposal);
        all.cut(i, {begin, begin + 5}, proposal);
      }
      if (random() % 3 != 0) continue;
      all.remove(i, proposal);
      Edit edit;
      edit.line = edit.cause = lined.lines[i].number;
      removals.push_back({i, edit});
    }
    const std::vector<Edit> merged =
        remove_lines(lines_of(lined), first.finish(), std::move(removals));
    CAPTURE(text);
    CHECK(test::is_well_formed(merged, text));
    CHECK(test::without(text, merged) == test::without(text, all.finish()));
  }
}

}  // namespace
