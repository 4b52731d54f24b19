// What a Python `Cleaner` holds: the options as the command line reads them, the rules, and the
// cleaner over both. Options go through the command line's own parser, so that a name is misspelled
// with the same diagnostic in both places, and a new option of the tool is one here too.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "pipeline.h"
#include "stats.h"

namespace dross::python {

using Faults = std::vector<Diagnostic>;

/// Texts of a batch, and what is known of each. A null text has no data.
struct Batch {
  std::vector<std::string_view> texts;
  std::vector<std::string_view> languages;  ///< as many as texts, or none
  std::vector<std::string_view> urls;       ///< the same
  std::vector<std::string_view> ids;        ///< the same
  std::vector<std::size_t> uses;            ///< the same; how often each text stands in the batch
  /// The same; numbers of prepared paragraphs that go as repeats of other documents'. Where they
  /// are given, the engine's own stream is left alone.
  std::vector<std::vector<std::uint32_t>> repeats;

  [[nodiscard]] Metadata metadata(std::size_t i) const;
  [[nodiscard]] std::size_t times(std::size_t i) const { return uses.empty() ? 1 : uses[i]; }
};

/// Byte spans that go of each text.
using Removed = std::vector<std::vector<ByteSpan>>;

class Engine {
 public:
  /// `arguments`: words of `dross clean` but paths. `sources`: the rule files' contents where they
  /// are known already (an engine that comes out of a pickle); else `--rules` is read.
  static tl::expected<std::shared_ptr<Engine>, Faults> make(
      const std::vector<std::string>& arguments, std::vector<RuleSource> sources);

  /// What stream deduplication would look up of each text; nothing of a null. The engine must have
  /// a stream, which stays as it is.
  std::vector<PreparedDocument> prepare(const Batch& batch);

  /// One document; in the order of the calls where there is a stream.
  Cleaning decide(std::string_view text, const Metadata& metadata, Tally& tally);

  /// All of them, on so many threads (>= 1). The result does not depend on the number.
  Removed clean(const Batch& batch, std::size_t threads, Stats* stats);

  /// Fault::bad_usage where there is a stream and this process is a fork of the one that made it:
  /// each would see a part of the documents and keep copies that the other has.
  [[nodiscard]] Result<void> check_process() const;

  [[nodiscard]] const cli::Options& options() const { return options_; }
  [[nodiscard]] const RuleSet& rules() const { return *rules_; }
  [[nodiscard]] const Cleaner& cleaner() const { return *cleaner_; }
  /// Rule files that were read; empty where the shipped set is used alone.
  [[nodiscard]] const std::vector<RuleSource>& sources() const { return sources_; }
  [[nodiscard]] const Faults& warnings() const { return warnings_; }
  [[nodiscard]] bool is_stream() const { return cleaner_->stream() != nullptr; }

 private:
  Engine() = default;

  Result<void> open_cleaner();
  [[nodiscard]] bool is_over_limit(std::string_view text) const;
  [[nodiscard]] Cleaning decide_alone(std::string_view text, const Metadata& metadata) const;
  [[nodiscard]] Cleaning decide_one(const Batch& batch, std::size_t i) const;
  void clean_one(const Batch& batch, std::size_t i, Tally& tally, Removed& removed);
  void clean_range(const Batch& batch, std::size_t threads, Stats* stats, Removed& removed);
  void clean_in_order(const Batch& batch, std::size_t threads, Tally& tally, Removed& removed);
  void repeat(const Metadata& metadata, Cleaning& cleaning);

  cli::Options options_;
  std::shared_ptr<const RuleSet> rules_;
  std::vector<RuleSource> sources_;
  Faults warnings_;
  std::unique_ptr<Cleaner> cleaner_;
  int process_ = 0;              ///< that made it
  std::mutex in_order_;          ///< of what follows, and of the stream
  std::uint64_t documents_ = 0;  ///< that the stream has seen
};

/// Is the file one of those within the program?
bool is_shipped(const RuleSource& source);

}  // namespace dross::python
