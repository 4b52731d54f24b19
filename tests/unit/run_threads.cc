// Documents in parallel: the same bytes, log, explanation and reports at any number of threads.
#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.h"
#include "run.h"
#include "unit/pipeline_support.h"

namespace {

using dross::Cleaner;
using dross::Consumer;
using dross::Diagnostic;
using dross::Fault;
using dross::Item;
using dross::memory_source;
using dross::Result;
using dross::RuleSet;
using dross::RunSummary;
using dross::test::Input;
using dross::test::RunResult;

constexpr std::string_view rules = R"(
[pack]
name = "own"
[[rule]]
id = "own/see-also"
strength = "alone"
kind = "line"
match = '^See also  \S'
max_words = 30
)";

// Documents of all sizes, and among them every kind of record that passes.
std::string mixed_jsonl(std::size_t records) {
  std::string bytes;
  for (std::size_t i = 0; i < records; ++i) {
    const std::string number = std::to_string(i);
    if (i % 97 == 13) bytes += "{broken " + number + "\n";
    if (i % 89 == 7) bytes += "\n";
    if (i % 83 == 5) bytes += "{\"title\": \"no text " + number + "\"}\n";
    bytes += "{\"id\": " + number + ", \"text\": \"Line of record " + number + ".\\n";
    for (std::size_t lines = i % 7 == 0 ? i % 400 : i % 5; lines > 0; --lines) {
      bytes += "A sentence of document " + number + " with some words in it.\\n";
      if (lines % 3 == 0) bytes += "See also  story \\u00e9 " + number + "\\n";
    }
    bytes += "The end.\"}\n";
  }
  return bytes;
}

RunResult run_with(const std::vector<Input>& inputs, const Cleaner& cleaner, std::size_t threads,
                   const dross::ReaderOptions& options = {}, std::size_t piece = SIZE_MAX) {
  RunResult result;
  const auto cleaned = dross::memory_sink(result.cleaned);
  const auto log = dross::memory_sink(result.log);
  const auto explained = dross::memory_sink(result.explained);
  dross::SpliceWriter splice(*cleaned);
  const auto log_consumer = dross::log_writer(*log, cleaner.rules(), dross::version());
  const auto explain_consumer = dross::explain_writer(*explained, dross::Colour::off);
  const std::vector<Consumer*> consumers = {&splice, log_consumer.get(), explain_consumer.get()};
  const dross::Report report = [&](const Diagnostic& fault) { result.faults.push_back(fault); };
  auto input = inputs.begin();
  const dross::NextSource next =
      [&]() -> std::optional<Result<std::unique_ptr<dross::ByteSource>>> {
    if (input == inputs.end()) return std::nullopt;
    const Input& one = *input++;
    if (one.name == "missing") return dross::fail(Fault::input_unreadable, "missing");
    return memory_source(one.bytes, one.name, piece);
  };
  dross::RunState state;
  REQUIRE(dross::run_in_order(next, options, cleaner, consumers, report, threads, state));
  for (Consumer* consumer : consumers) REQUIRE(consumer->finish());
  result.summary = state.summary;
  return result;
}

void check_same(const RunResult& a, const RunResult& b) {
  // Compared outside of CHECK, which would print megabytes.
  const bool same_bytes = a.cleaned == b.cleaned;
  const bool same_log = a.log == b.log;
  const bool same_explanation = a.explained == b.explained;
  CHECK(same_bytes);
  CHECK(same_log);
  CHECK(same_explanation);
  CHECK(a.summary.documents == b.summary.documents);
  CHECK(a.summary.edits == b.summary.edits);
  CHECK(a.summary.faults == b.summary.faults);
  CHECK(a.summary.records_without_text == b.summary.records_without_text);
  REQUIRE(a.faults.size() == b.faults.size());
  for (std::size_t i = 0; i < a.faults.size(); ++i) {
    CHECK(a.faults[i].message == b.faults[i].message);
    CHECK(a.faults[i].place.line == b.faults[i].place.line);
  }
}

TEST_CASE("the output is the same at any number of threads") {
  const RuleSet set = dross::test::rules_of(rules);
  const Cleaner cleaner(set, {});
  const std::vector<Input> inputs = {{"a.jsonl", mixed_jsonl(1500)},
                                     {"missing", ""},
                                     {"b.txt", "One line.\nSee also  another\n"},
                                     {"c.jsonl", "{\"body\":\"no text here\"}\n"},
                                     {"d.jsonl", mixed_jsonl(700)},
                                     {"empty.jsonl", ""}};
  const RunResult one = run_with(inputs, cleaner, 1);
  CHECK(one.summary.documents == 2201);
  CHECK(one.summary.edits > 10'000);
  CHECK(one.faults.size() > 20);
  for (const std::size_t threads : {2U, 3U, 8U}) {
    CAPTURE(threads);
    check_same(one, run_with(inputs, cleaner, threads));
  }
  check_same(one, run_with(inputs, cleaner, 2, {}, 1000));  // small reads, small batches
}

// Two new paragraphs a document, a copy and a near copy of what an earlier document has; some of
// those lie so far back that a small table has forgotten them.
std::string stream_jsonl(std::size_t records) {
  const auto paragraph = [](std::size_t number, std::string_view last) {
    std::string text = "Paragraph";
    for (std::size_t i = 0; i < 24; ++i) {
      std::size_t letters = number * 7919 + i * i * 104'729;
      text += ' ';
      for (int k = 0; k < 5; ++k, letters /= 23) text += static_cast<char>('a' + letters % 23);
    }
    return text.append(" ends ").append(last).append(".");
  };
  std::string bytes;
  for (std::size_t i = 0; i < records; ++i) {
    const std::size_t earlier = i % 2 == 0 ? i - i % 50 : i / 3;
    bytes += "{\"id\":" + std::to_string(i) + ",\"text\":\"" + paragraph(2 * i, "here") + "\\n" +
             paragraph(2 * i + 1, "here") + "\\n" + paragraph(2 * earlier, "here") + "\\n" +
             paragraph(2 * earlier + 1, "there") + "\"}\n";
  }
  return bytes;
}

TEST_CASE("what is taken of a stream is the same at any number of threads and size of reads") {
  const RuleSet set = dross::test::rules_of(rules);
  const std::vector<Input> inputs = {{"a.jsonl", stream_jsonl(1400)},
                                     {"b.jsonl", mixed_jsonl(100)},
                                     {"c.jsonl", stream_jsonl(1500)}};
  const auto result_with = [&](std::size_t threads, std::size_t piece) {
    dross::CleanOptions options;
    options.decide.dedupe = dross::Dedupe::stream;
    options.stream = std::make_shared<dross::StreamDedupe>(
        dross::similarity_options(options.decide), dross::limits::min_dedupe_memory);
    const Cleaner cleaner(set, options);
    RunResult result = run_with(inputs, cleaner, threads, {}, piece);
    CHECK(options.stream->counts().exact > 2000);
    CHECK(options.stream->counts().near > 500);
    CHECK(options.stream->index().counts().evicted > 100);
    return result;
  };
  const RunResult one = result_with(1, SIZE_MAX);
  for (const std::size_t threads : {2U, 4U, 8U}) {
    CAPTURE(threads);
    check_same(one, result_with(threads, SIZE_MAX));
  }
  check_same(one, result_with(1, 70'000));
  check_same(one, result_with(4, 1009));
}

TEST_CASE("documents larger than a thread's share go through in their order") {
  const RuleSet set = dross::test::rules_of(rules);
  const Cleaner cleaner(set, {});
  std::string bytes;
  const auto size = dross::limits::share_of_thread;
  for (std::size_t i = 0; i < 12; ++i) {
    const std::string text(i % 3 == 0 ? size + i : 10 * i, static_cast<char>('a' + i));
    bytes += "{\"text\":\"" + text + "\\nSee also  x\"}\n";
  }
  dross::ReaderOptions options;
  options.max_document = size + 1000;
  const std::vector<Input> inputs = {{"in.jsonl", bytes}};
  check_same(run_with(inputs, cleaner, 1, options), run_with(inputs, cleaner, 4, options));
  options.max_document = size / 2;  // those are too large now, and pass in pieces
  check_same(run_with(inputs, cleaner, 1, options), run_with(inputs, cleaner, 4, options));
}

/// Counts what was read and not yet consumed.
class CountingSource final : public dross::ByteSource {
 public:
  CountingSource(std::string bytes, const std::atomic<std::size_t>& consumed, std::size_t& most)
      : source_(memory_source(std::move(bytes), "in.jsonl")), consumed_(consumed), most_(most) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    Result<std::size_t> got = source_->read(buffer, size);
    read_ += *got;
    most_ = std::max(most_, read_ - consumed_);
    return got;
  }
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  std::unique_ptr<dross::ByteSource> source_;
  const std::atomic<std::size_t>& consumed_;
  std::size_t read_ = 0;
  std::size_t& most_;
};

class CountingConsumer final : public Consumer {
 public:
  explicit CountingConsumer(std::atomic<std::size_t>& consumed) : consumed_(consumed) {}
  Result<void> consume(const Item& item) override {
    consumed_ += item.record.raw.size();
    return {};
  }
  Result<void> finish() override { return {}; }

 private:
  std::atomic<std::size_t>& consumed_;
};

std::size_t most_in_flight(const std::string& bytes, std::size_t threads) {
  const RuleSet none;
  const Cleaner cleaner(none, {});
  std::atomic<std::size_t> consumed = 0;
  std::size_t most = 0;
  CountingConsumer consumer(consumed);
  RunSummary summary;
  std::size_t offset = 0;
  REQUIRE(dross::run_one(
      std::make_unique<CountingSource>(bytes, consumed, most), {}, cleaner, {&consumer},
      [](const Diagnostic&) {}, summary, offset, threads));
  CHECK(consumed == bytes.size());
  return most;
}

TEST_CASE("what is in flight is bounded in bytes") {
  const auto share = dross::limits::share_of_thread;
  const std::size_t block = dross::ReaderOptions{}.block;
  std::string small;
  while (small.size() < 16 * share) small += mixed_jsonl(200);
  CHECK(most_in_flight(small, 2) <= 2 * share + dross::limits::batch_bytes + 2 * block);

  // Of large documents one is in flight, and of the next no more than a share was read.
  const std::size_t large = 4 * share;
  std::string bytes;
  for (int i = 0; i < 6; ++i) bytes += "{\"text\":\"" + std::string(large, 'x') + "\"}\n";
  CHECK(most_in_flight(bytes, 4) <= large + 4 * share + 4 * block);
}

class ThrowingConsumer final : public Consumer {
 public:
  Result<void> consume(const Item& item) override {
    if (item.record.document == 500) throw std::runtime_error("thrown by a consumer");
    return {};
  }
  Result<void> finish() override { return {}; }
};

TEST_CASE("what a consumer throws ends the run and comes out at the caller's") {
  const RuleSet none;
  const Cleaner cleaner(none, {});
  for (const std::size_t threads : {1U, 4U}) {
    ThrowingConsumer consumer;
    RunSummary summary;
    std::size_t offset = 0;
    CHECK_THROWS_AS(dross::run_one(
                        memory_source(mixed_jsonl(3000), "in.jsonl"), {}, cleaner, {&consumer},
                        [](const Diagnostic&) {}, summary, offset, threads),
                    std::runtime_error);
  }
}

class FullConsumer final : public Consumer {
 public:
  Result<void> consume(const Item& item) override {
    if (item.record.document < 700) return {};
    return dross::fail(Fault::output_failed, "full");
  }
  Result<void> finish() override { return {}; }
};

TEST_CASE("a consumer's error ends the run at the same record at any number of threads") {
  const RuleSet none;
  const Cleaner cleaner(none, {});
  for (const std::size_t threads : {1U, 2U, 5U}) {
    FullConsumer consumer;
    RunSummary summary;
    std::size_t offset = 0;
    const Result<void> done = dross::run_one(
        memory_source(mixed_jsonl(3000), "in.jsonl"), {}, cleaner, {&consumer},
        [](const Diagnostic&) {}, summary, offset, threads);
    REQUIRE(!done);
    CHECK(done.error().fault == Fault::output_failed);
    CHECK(summary.documents == 700);
  }
}

/// Fails after its bytes.
class BrokenSource final : public dross::ByteSource {
 public:
  explicit BrokenSource(std::string bytes) : source_(memory_source(std::move(bytes), "in.jsonl")) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    Result<std::size_t> got = source_->read(buffer, size);
    if (got && *got == 0) return dross::fail(Fault::input_unreadable, "the disk is gone");
    return got;
  }
  [[nodiscard]] const std::string& name() const override { return source_->name(); }

 private:
  std::unique_ptr<dross::ByteSource> source_;
};

TEST_CASE("a source that fails has given what came before") {
  const RuleSet none;
  dross::CleanOptions idle;
  idle.decide.dedupe = dross::Dedupe::off;
  const Cleaner cleaner(none, idle);
  const std::string bytes = mixed_jsonl(2000) + "{\"text\":\"cut of";
  for (const std::size_t threads : {1U, 4U}) {
    std::string out;
    const auto sink = dross::memory_sink(out);
    dross::SpliceWriter writer(*sink);
    std::vector<Diagnostic> faults;
    RunSummary summary;
    std::size_t offset = 0;
    REQUIRE(dross::run_one(
        std::make_unique<BrokenSource>(bytes), {}, cleaner, {&writer},
        [&](const Diagnostic& fault) { faults.push_back(fault); }, summary, offset, threads));
    const bool is_whole = out == bytes;
    CHECK(is_whole);
    REQUIRE(!faults.empty());
    CHECK(faults.back().fault == Fault::input_unreadable);
  }
}

}  // namespace
