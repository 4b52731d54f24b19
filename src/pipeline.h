// Read this first: the way of the data.
//
//   bytes -> documents -> lines -> matches -> edits -> bytes
//
//   input/   cuts a stream of bytes into records; the raw bytes of all records are the input again.
//   text/    splits a document into lines (paragraphs), folds each into what patterns see, and
//            works out what it looks like.
//   rules/   reads rule files into a rule set, or says what is wrong with them.
//   match/   finds where the set's patterns hit the lines.
//   decide/  weighs the matches and makes edits: spans of the text that go, each with its reason.
//   dedupe/  adds those of paragraphs that were kept before, and of a site's template.
//   output/  folds the edits into cleaned bytes, a log, an explanation.
//
// `Cleaner` is the middle, for one document: text in, edits out. It depends on that document alone,
// so documents may be cleaned in any order and at the same time. What has been kept of documents
// before it comes in one step behind that, `take_repeats`, in the order of the input. `run` is the
// whole, for a list of inputs: documents are cleaned on several threads (run.h), and go in the
// order of the inputs, a record at a time, to any number of consumers.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "decide/decide.h"
#include "dedupe/stream_dedupe.h"
#include "dedupe/template_set.h"
#include "input/reader.h"
#include "match/block.h"
#include "match/match.h"
#include "output/consumer.h"
#include "rules/load.h"
#include "text/lines.h"

namespace dross {

/// The version of the library and the tool.
std::string_view version();

enum class Deciding : std::uint8_t {
  by_evidence,
  plainly,         ///< --plain (decide/plain.h): rules of every language, or of `language`
  plainly_unnamed  ///< the same, where nobody asks for the rule behind an edit or for words
};

struct CleanOptions {
  Deciding deciding = Deciding::by_evidence;
  Paragraphs paragraphs = Paragraphs::automatic;
  std::string language;  ///< a tag that overrides every document's own; empty = none
  DecideOptions decide;
  MatcherKind matcher = MatcherKind::fast;  ///< both find the same; `reference` is slow
  /// For Dedupe::stream: what has been kept of earlier documents. decide() prepares documents for
  /// it; only run() and take_repeats() change it.
  std::shared_ptr<StreamDedupe> stream = nullptr;
  std::shared_ptr<const TemplateSet> templates = nullptr;
};

/// What Dedupe::stream compares by.
SimilarityOptions similarity_options(const DecideOptions&);

/// Cleans documents by a rule set. Safe to use from many threads at once.
///
///   dross::Cleaner cleaner(dross::shipped_rules(), {});
///   std::string clean = cleaner.clean("The article.\n\nRelated Articles\n");   // "The article.\n"
class Cleaner {
 public:
  /// The rule set must outlive the cleaner and every Cleaning that it returned.
  Cleaner(const RuleSet& rules, CleanOptions options);

  /// What would go from `text`, and why; of a text over limits::max_lines nothing. Edits ascend, do
  /// not overlap, and count bytes of `text`. Where there is a stream the document is prepared for
  /// take_repeats().
  [[nodiscard]] Cleaning decide(std::string_view text, const Metadata& metadata = {}) const;
  /// `text` without what goes.
  [[nodiscard]] std::string clean(std::string_view text, const Metadata& metadata = {}) const;

  [[nodiscard]] const RuleSet& rules() const { return rules_; }
  /// Null where nothing is kept from document to document.
  [[nodiscard]] StreamDedupe* stream() const { return options_.stream.get(); }

 private:
  [[nodiscard]] bool permits(EditKind engine) const;
  [[nodiscard]] Cleaning decide_by_lines(std::string_view text, const Metadata& metadata) const;
  [[nodiscard]] Cleaning decide_by_blocks(std::string_view text) const;

  const RuleSet& rules_;
  CleanOptions options_;
  RuleSelector selector_;
  Selection plain_rules_;
  std::unique_ptr<BlockMatcher> block_matcher_;  ///< where it can do all that is asked
  std::unique_ptr<Matcher> matcher_;
};

/// Takes from a cleaned document what `stream` has kept of those before it, and keeps what stands.
/// To be called in the order of the input.
void take_repeats(StreamDedupe& stream, std::string_view input, const Record& record,
                  Cleaning& cleaning);

/// What the run has to say about an input or a record; called in the order of the input.
using Report = std::function<void(const Diagnostic&)>;

struct RunSummary {
  std::size_t documents = 0;
  std::size_t edits = 0;
  std::size_t faults = 0;                ///< inputs and records that failed; the rest is done
  std::size_t records_without_text = 0;  ///< JSON objects without a string in the text field
};

/// Sends every record of the inputs (`-` is stdin) with its edits through the consumers. Faults of
/// inputs are reported and counted; the error is a consumer's, that is, of the output. Whatever the
/// number of threads (>= 1), consumers and reports are called one at a time, in the same order.
Result<RunSummary> run(const std::vector<std::string>& inputs, const ReaderOptions& options,
                       const Cleaner& cleaner, const std::vector<Consumer*>& consumers,
                       const Report& report, std::size_t threads = 1);

/// The same for one input that is open already. `summary` and `offset` go on from where they are.
Result<void> run_one(std::unique_ptr<ByteSource> source, const ReaderOptions& options,
                     const Cleaner& cleaner, const std::vector<Consumer*>& consumers,
                     const Report& report, RunSummary& summary, std::size_t& offset,
                     std::size_t threads = 1);

}  // namespace dross
