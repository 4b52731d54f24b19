// Either one output for all inputs, on stdout, or one for each in a folder.
#include "cli/clean_outputs.h"

#include <unistd.h>

#include <string>
#include <utility>

#include "cli/common.h"
#include "output/atomic_sink.h"
#include "output/encode.h"
#include "output/log.h"

namespace dross::cli {
namespace {

Compression stdout_packing(const Options& options) {
  switch (options.files.packing) {
    case Packing::gzip:
      return Compression::gzip;
    case Packing::zstd:
      return Compression::zstd;
    case Packing::as_input:
    case Packing::none:
      break;
  }
  return Compression::none;
}

}  // namespace

bool tells_summary(const Options& options) {
  return options.talk != Talk::faults_only && ::isatty(STDERR_FILENO) == 1;
}

Result<void> CleanOutputs::open_stdout(const Options& options, const RuleSet& rules) {
  OutputOptions written = options.output;
  const bool is_diff = options.shown == Shown::diff;
  const bool is_quiet = options.mode == Mode::check || is_diff;
  if (options.mode == Mode::write && !is_diff) written.mixtures = Mixtures::refused;
  auto out = is_quiet && !is_diff
                 ? null_sink()
                 : encoded_sink(stdout_packing(options), stdout_sink(), thread_count(options));
  if (is_diff) {
    diff_sink_ = std::move(out);
    diff_ = std::make_unique<DiffWriter>(*diff_sink_, written);
    out = null_sink();
  }
  sink_ = std::move(out);
  writer_ = std::make_unique<SpliceWriter>(*sink_, written);
  if (options.log.empty()) return {};
  Result<std::unique_ptr<ByteSink>> file = atomic_sink(options.log);
  if (!file) return tl::unexpected(file.error());
  log_sink_ = encoded_sink(named_compression(options.log), std::move(*file), thread_count(options));
  log_ = log_writer(*log_sink_, rules, version(), options.output);
  return {};
}

Result<CleanOutputs> CleanOutputs::open(const Options& options, const RuleSet& rules,
                                        const Mirror* mirror) {
  CleanOutputs outputs;
  if (mirror != nullptr) {
    outputs.folder_ = std::make_unique<DirectoryWriter>(
        [mirror](std::string_view input) { return mirror->place_of(input); }, rules,
        std::string(version()), options.output, thread_count(options));
  } else if (Result<void> opened = outputs.open_stdout(options, rules); !opened) {
    return tl::unexpected(opened.error());
  }
  if (!options.stats.empty()) {
    Result<std::unique_ptr<ByteSink>> file = atomic_sink(options.stats);
    if (!file) return tl::unexpected(file.error());
    outputs.stats_sink_ = std::move(*file);
  }
  if (outputs.stats_sink_ || tells_summary(options)) {
    outputs.stats_ = std::make_unique<Statistics>(options.output);
  }
  return outputs;
}

std::vector<Consumer*> CleanOutputs::consumers() const {
  std::vector<Consumer*> all;
  for (Consumer* consumer :
       {static_cast<Consumer*>(writer_.get()), static_cast<Consumer*>(diff_.get()),
        static_cast<Consumer*>(folder_.get()), log_.get(), static_cast<Consumer*>(stats_.get())}) {
    if (consumer != nullptr) all.push_back(consumer);
  }
  return all;
}

std::size_t CleanOutputs::left_out() const {
  return folder_ ? folder_->left_out() : writer_->left_out();
}

Result<void> CleanOutputs::close(const RunSummary& summary, const RunDedupe& dedupe) {
  for (ByteSink* sink : {sink_.get(), diff_sink_.get()}) {
    if (sink == nullptr) continue;
    if (Result<void> done = sink->close(); !done) return done;
  }
  if (log_sink_) {
    if (Result<void> done = log_sink_->close(); !done) return done;
  }
  if (!stats_sink_) return {};
  const std::string json =
      stats_->to_json({summary.records_without_text, summary.faults, dedupe.figures()});
  if (Result<void> done = stats_sink_->write(json); !done) return done;
  return stats_sink_->close();
}

}  // namespace dross::cli
