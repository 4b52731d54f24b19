// Both files are written last, when all output is: a run that stops before leaves the old ones, so
// that it can be run again with the same result.
#include "cli/dedupe.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "base/atomic_file.h"
#include "cli/common.h"
#include "dedupe/seen_file.h"
#include "dedupe/template_file.h"
#include "dedupe/template_learner.h"
#include "input/decode.h"

namespace dross::cli {
namespace {

bool can_be_read_twice(const std::string& path) {
  struct stat status{};
  return path != "-" && (::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode));
}

// Inputs that fail are told of in the second pass.
void learn_from(const std::string& path, const Options& options, TemplateLearner& learner) {
  auto source = open_input(path, options.reader.decode);
  if (!source) return;
  const auto reader = open_reader(std::move(*source), options.reader);
  if (!reader) return;
  for (Record record; (*reader)->next(record).value_or(false);) {
    if (record.kind != RecordKind::document || has_too_many_lines(record.text())) continue;
    learner.add(split_lines(record.text(), options.paragraphs), host_of(record.metadata.url));
  }
}

Result<std::shared_ptr<const TemplateSet>> learn_template(const Options& options,
                                                          const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (can_be_read_twice(path)) continue;
    return fail(Fault::bad_usage,
                fmt::format("`--template` reads its inputs twice, and {} can be read once",
                            path == "-" ? "standard input" : path),
                "learn from files with --template-save FILE, then give the stream --template-load "
                "FILE");
  }
  TemplateLearner learner(options.dedupe.memory);
  for (const std::string& path : paths) learn_from(path, options, learner);
  if (learner.left_out() > 0) {
    print_note(fmt::format("--template: memory is full after {}; {} more were not learnt from\n",
                           counted(learner.documents(), "document"), learner.left_out()));
  }
  return std::make_shared<const TemplateSet>(learner.learn());
}

Result<std::shared_ptr<const TemplateSet>> find_template(const Options& options,
                                                         const std::vector<std::string>& paths) {
  if (options.dedupe.learns_template()) return learn_template(options, paths);
  if (options.dedupe.template_load.empty()) return std::shared_ptr<const TemplateSet>();
  Result<TemplateSet> read = read_template_file(options.dedupe.template_load);
  if (!read) return tl::unexpected(read.error());
  return std::make_shared<const TemplateSet>(std::move(*read));
}

Result<std::unique_ptr<StreamDedupe>> open_stream(const Options& options) {
  // On stdout stands what an input gave before it failed; in a folder it has no file.
  const FailedInputs failed =
      options.files.out_dir.empty() ? FailedInputs::kept : FailedInputs::taken_back;
  auto stream = std::make_unique<StreamDedupe>(similarity_options(options.decide),
                                               options.dedupe.memory, failed);
  if (!stream->has_memory()) {
    return fail(Fault::no_memory,
                fmt::format("there are no {} bytes of memory", options.dedupe.memory),
                "give `--memory` less");
  }
  if (options.dedupe.seen.empty()) return stream;
  Result<void> read = read_seen_file(options.dedupe.seen, stream->index());
  if (!read) return tl::unexpected(read.error());
  return stream;
}

}  // namespace

std::optional<Statistics::StreamFigures> RunDedupe::figures() const {
  if (!stream) return std::nullopt;
  const IndexCounts& counts = stream->index().counts();
  return Statistics::StreamFigures{stream->counts().exact, stream->counts().near,
                                   counts.added,           counts.evicted,
                                   counts.capped,          counts.incomplete};
}

Result<RunDedupe> open_dedupe(const Options& options, const std::vector<std::string>& paths) {
  RunDedupe dedupe;
  Result<std::shared_ptr<const TemplateSet>> templates = find_template(options, paths);
  if (!templates) return tl::unexpected(templates.error());
  dedupe.templates = std::move(*templates);
  if (options.decide.dedupe != Dedupe::stream) return dedupe;
  Result<std::unique_ptr<StreamDedupe>> stream = open_stream(options);
  if (!stream) return tl::unexpected(stream.error());
  dedupe.stream = std::move(*stream);
  return dedupe;
}

// A neighbour of the file is made and goes again at once.
Result<void> try_state_files(const Options& options) {
  if (options.mode == Mode::check) return {};
  for (const std::string& path : {options.dedupe.seen, options.dedupe.template_save}) {
    if (path.empty()) continue;
    if (const auto file = AtomicFile::create(path); !file) return tl::unexpected(file.error());
  }
  return {};
}

void tell_dedupe(const RunDedupe& dedupe, const Options& options) {
  if (!dedupe.stream) return;
  const IndexCounts& counts = dedupe.stream->index().counts();
  if (counts.evicted > 0) {
    print_note(fmt::format(
        "--memory {}: {} of {} were forgotten again, the first seen first; later copies of them "
        "stayed\n",
        options.dedupe.memory, counts.evicted, counted(counts.added, "kept paragraph")));
  }
  if (counts.incomplete > 0) {
    print_note(fmt::format(
        "common shingles: {} {} of shingles that {} kept paragraphs hold already; near copies of "
        "them may have stayed\n",
        counted(counts.incomplete, "kept paragraph"), counts.incomplete == 1 ? "is" : "are",
        limits::max_postings));
  }
}

Result<void> save_dedupe(const RunDedupe& dedupe, const Options& options) {
  if (dedupe.templates && !options.dedupe.template_save.empty()) {
    Result<void> done = write_template_file(options.dedupe.template_save, *dedupe.templates);
    if (!done) return done;
  }
  if (!dedupe.stream || options.dedupe.seen.empty()) return {};
  return write_seen_file(options.dedupe.seen, dedupe.stream->index());
}

}  // namespace dross::cli
