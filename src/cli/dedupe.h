// What deduplicating a run needs beside its inputs: the table of --dedupe stream, the file of
// --seen that it is carried in, and the template of --template.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "output/stats.h"
#include "pipeline.h"

namespace dross::cli {

struct RunDedupe {
  std::shared_ptr<StreamDedupe> stream;  ///< null without --dedupe stream
  std::shared_ptr<const TemplateSet> templates;

  [[nodiscard]] std::optional<Statistics::StreamFigures> figures() const;
};

/// Reads --seen and --template-load, and learns the template of the inputs, which is the first of
/// two passes over them.
Result<RunDedupe> open_dedupe(const Options& options, const std::vector<std::string>& paths);

/// Can the files be written at the end? Better asked before hours of work than after.
Result<void> try_state_files(const Options& options);

/// Says on stderr what was forgotten or left out.
void tell_dedupe(const RunDedupe& dedupe, const Options& options);

/// Replaces --seen and --template-save. To be called when the run has ended well.
Result<void> save_dedupe(const RunDedupe& dedupe, const Options& options);

}  // namespace dross::cli
