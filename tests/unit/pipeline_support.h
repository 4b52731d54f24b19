// Rules from a text, a whole run in memory, and what every list of edits must keep to.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "decide/draft.h"
#include "output/explain.h"
#include "output/log.h"
#include "output/splice.h"
#include "pipeline.h"

namespace dross::test {

/// The rules of a file, which must hold no error. What a rule should have but need not is left out
/// in most tests, so warnings are allowed.
inline RuleSet rules_of(std::string_view toml) {
  LoadedRules loaded = load_rules({{"test.toml", std::string(toml), RuleOrigin::user}});
  for (const Diagnostic& d : loaded.diagnostics) {
    if (d.severity == Severity::error) FAIL(render_text(d, Colour::off));
  }
  return std::move(loaded.set);
}

/// A rule as it stands in a file: `members` are lines of TOML, and say what the test is about.
inline std::string rule_text(std::string_view id, std::string_view members) {
  return "[[rule]]\nid = \"" + std::string(id) +
         "\"\ncategory = \"related\"\nconfidence = \"high\"\nwhy = \"x\"\n" + std::string(members) +
         "\n";
}

inline std::string without(std::string_view text, const std::vector<Edit>& edits) {
  std::string kept;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    kept += text.substr(at, edit.span.begin - at);
    at = edit.span.end;
  }
  return kept.append(text.substr(at));
}

/// Do the edits ascend, not overlap, lie in the text and hold their content?
inline bool is_well_formed(const std::vector<Edit>& edits, std::string_view text) {
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < at || edit.span.begin >= edit.span.end) return false;
    if (edit.content.begin < edit.span.begin || edit.content.end > edit.span.end) return false;
    if (edit.content.begin > edit.content.end || edit.line == 0 || edit.cause == 0) return false;
    at = edit.span.end;
  }
  return at <= text.size();
}

inline Proposal proposal(EditKind kind, Category category, std::uint32_t cause) {
  Proposal proposal;
  proposal.kind = kind;
  proposal.category = category;
  proposal.cause = cause;
  return proposal;
}

/// Cleans texts by a rule file. Duplicates are off unless asked for, and so are runs and the
/// removal cap: one thing is tested at a time.
class TextCleaner {
 public:
  explicit TextCleaner(std::string_view toml, Dedupe dedupe = Dedupe::off,
                       Paragraphs paragraphs = Paragraphs::line)
      : rules_(rules_of(toml)), cleaner_(rules_, options(dedupe, paragraphs)) {}
  TextCleaner(const TextCleaner&) = delete;
  TextCleaner& operator=(const TextCleaner&) = delete;

  [[nodiscard]] std::vector<Edit> edits(std::string_view text) const {
    std::vector<Edit> edits = cleaner_.decide(text).edits;
    CHECK(is_well_formed(edits, text));
    return edits;
  }
  [[nodiscard]] std::string operator()(std::string_view text) const {
    return without(text, edits(text));
  }
  [[nodiscard]] const Cleaner& cleaner() const { return cleaner_; }

 private:
  static CleanOptions options(Dedupe dedupe, Paragraphs paragraphs) {
    CleanOptions options;
    options.paragraphs = paragraphs;
    options.decide.dedupe = dedupe;
    options.decide.max_removed = 100;
    options.decide.mechanisms.runs = false;
    return options;
  }

  RuleSet rules_;
  Cleaner cleaner_;
};

struct Input {
  std::string name;
  std::string bytes;
};

struct RunResult {
  std::string cleaned;
  std::string log;
  std::string explained;
  RunSummary summary;
  std::vector<Diagnostic> faults;
};

/// The inputs through all consumers, read at most `piece` bytes at a time.
inline RunResult run_inputs(const std::vector<Input>& inputs, const Cleaner& cleaner,
                            const ReaderOptions& options = {}, std::size_t piece = SIZE_MAX) {
  RunResult result;
  const auto cleaned = memory_sink(result.cleaned);
  const auto log = memory_sink(result.log);
  const auto explained = memory_sink(result.explained);
  SpliceWriter splice(*cleaned);
  const auto log_consumer = log_writer(*log, cleaner.rules(), version());
  const auto explain_consumer = explain_writer(*explained, Colour::off);
  const std::vector<Consumer*> consumers = {&splice, log_consumer.get(), explain_consumer.get()};
  const Report report = [&](const Diagnostic& fault) { result.faults.push_back(fault); };
  std::size_t offset = 0;
  for (const Input& input : inputs) {
    if (!run_one(memory_source(input.bytes, input.name, piece), options, cleaner, consumers, report,
                 result.summary, offset)) {
      FAIL("a sink in memory cannot fail");
    }
  }
  for (Consumer* consumer : consumers) {
    if (!consumer->finish()) FAIL("a sink in memory cannot fail");
  }
  return result;
}

inline RunResult run_bytes(std::string_view bytes, const Cleaner& cleaner,
                           const ReaderOptions& options = {}, std::size_t piece = SIZE_MAX) {
  return run_inputs({{"in", std::string(bytes)}}, cleaner, options, piece);
}

inline ReaderOptions reading(Format format) {
  ReaderOptions options;
  options.format = format;
  return options;
}

inline Result<std::string> restore_bytes(std::string cleaned, std::string log,
                                         std::size_t piece = SIZE_MAX) {
  std::string restored;
  const auto source = memory_source(std::move(cleaned), "cleaned", piece);
  const auto sink = memory_sink(restored);
  Result<void> done = restore(*source, memory_source(std::move(log), "log", piece), *sink);
  if (!done) return tl::unexpected(done.error());
  return restored;
}

}  // namespace dross::test
