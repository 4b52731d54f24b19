// All that `dross clean` writes: the cleaned documents, the log, the statistics.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "cli/dedupe.h"
#include "cli/mirror.h"
#include "cli/options.h"
#include "output/diff.h"
#include "output/directory_writer.h"
#include "output/sink.h"
#include "output/splice.h"
#include "output/stats.h"

namespace dross::cli {

class CleanOutputs {
 public:
  /// `mirror`: for --out-dir, else null; it and the rules must outlive the outputs.
  static Result<CleanOutputs> open(const Options& options, const RuleSet& rules,
                                   const Mirror* mirror);

  [[nodiscard]] std::vector<Consumer*> consumers() const;
  /// Null where nobody asks for figures.
  [[nodiscard]] const Statistics* statistics() const { return stats_.get(); }
  /// Documents that were left out.
  [[nodiscard]] std::size_t left_out() const;
  /// Ends stdout first: a log of what did not come out is of no use.
  Result<void> close(const RunSummary& summary, const RunDedupe& dedupe);

 private:
  Result<void> open_stdout(const Options& options, const RuleSet& rules);

  std::unique_ptr<ByteSink> sink_;  ///< of cleaned text
  std::unique_ptr<ByteSink> diff_sink_;
  std::unique_ptr<ByteSink> log_sink_;
  std::unique_ptr<ByteSink> stats_sink_;
  std::unique_ptr<SpliceWriter> writer_;
  std::unique_ptr<DiffWriter> diff_;
  std::unique_ptr<DirectoryWriter> folder_;
  std::unique_ptr<Consumer> log_;
  std::unique_ptr<Statistics> stats_;
};

/// Are a progress line and a summary wanted? Both are for a terminal.
bool tells_summary(const Options& options);

}  // namespace dross::cli
