// An output with its last name is whole (output/atomic_sink.h), so it is itself the mark that its
// input is done: --resume needs no book that could be wrong.
#include "cli/mirror.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "base/atomic_file.h"
#include "input/decode.h"

namespace dross::cli {
namespace {

namespace fs = std::filesystem;

std::string join(const std::string& folder, const std::string& name) {
  return (fs::path(folder) / name).string();
}

// The folder itself, or one around it; both may be links.
bool is_inside(const std::string& path, const std::string& folder) {
  std::error_code failed;
  const fs::path inner = fs::weakly_canonical(fs::absolute(path, failed), failed);
  const fs::path outer = fs::weakly_canonical(fs::absolute(folder, failed), failed);
  if (failed) return false;
  const fs::path way = inner.lexically_relative(outer);
  return !way.empty() && *way.begin() != "..";
}

Result<void> refuse_inside_input(const Options& options, std::string_view option,
                                 const std::string& folder) {
  for (const std::string& operand : options.operands) {
    std::error_code ignored;
    if (operand == "-" || !fs::is_directory(operand, ignored)) continue;
    if (folder.empty() || !is_inside(folder, operand)) continue;
    return fail(Fault::bad_usage,
                fmt::format("{} {} is inside {}, which is read", option, folder, operand),
                "name a folder beside it, or the next run reads what this one writes");
  }
  return {};
}

Result<void> refuse_inside_input(const Options& options) {
  if (Result<void> fine = refuse_inside_input(options, "--out-dir", options.files.out_dir); !fine) {
    return fine;
  }
  return refuse_inside_input(options, "--log", options.log);
}

Compression packing_of(const Options& options, const std::string& input) {
  switch (options.files.packing) {
    case Packing::none:
      return Compression::none;
    case Packing::gzip:
      return Compression::gzip;
    case Packing::zstd:
      return Compression::zstd;
    case Packing::as_input:
      break;
  }
  return compression_of_file(input);
}

std::string jsonl_name(std::string_view name) {
  for (const std::string_view end : {".jsonl", ".ndjson"}) {
    if (name.ends_with(end)) return std::string(name);
  }
  for (const std::string_view end : {".txt", ".text", ".wet", ".warc"}) {
    if (name.ends_with(end)) name.remove_suffix(end.size());
  }
  return std::string(name) + ".jsonl";
}

}  // namespace

std::string Mirror::output_name(const InputFile& input) const {
  const bool keeps_packing = options_->files.packing == Packing::as_input;
  const Compression packing =
      keeps_packing ? named_compression(input.relative) : packing_of(*options_, input.path);
  const std::string_view name = without_compression(input.relative);
  const bool is_converted = options_->output.form == OutputForm::jsonl;
  return (is_converted ? jsonl_name(name) : std::string(name)).append(extension_of(packing));
}

Result<Mirror> Mirror::plan(const Options& options, const std::vector<InputFile>& inputs) {
  Mirror mirror(options);
  if (Result<void> fine = refuse_inside_input(options); !fine) return tl::unexpected(fine.error());
  std::unordered_map<std::string, const InputFile*> made_of;
  for (const InputFile& input : inputs) {
    if (input.path == "-" || input.relative.empty()) {
      return fail(Fault::bad_usage, "--out-dir needs inputs with names, and stdin has none",
                  "leave --out-dir, and write stdout to a file");
    }
    std::string name = mirror.output_name(input);
    const auto [other, is_new] = made_of.emplace(name, &input);
    if (!is_new) {
      return fail(Fault::bad_usage,
                  fmt::format("{} and {} would have one output, {}", other->second->path,
                              input.path, join(options.files.out_dir, name)),
                  "name the folder above both, or make a run for each");
    }
    mirror.names_.emplace(input.path, std::move(name));
  }
  if (options.files.doing == Doing::missing) mirror.find_done(inputs);
  return mirror;
}

// A run with stream dedupe makes its outputs in the order of the inputs, each compared with all
// that are before it. So behind one that is missing all are to be made anew: either there are none,
// or that input had failed, and is another now, or it has only come now.
void Mirror::find_done(const std::vector<InputFile>& inputs) {
  const bool depends = options_->decide.dedupe == Dedupe::stream;
  bool one_is_missing = false;
  for (const InputFile& input : inputs) {
    const std::string& name = names_.at(input.path);
    std::error_code ignored;
    const bool is_there = fs::exists(output_path(name), ignored);
    one_is_missing = one_is_missing || !is_there;
    if (!is_there) continue;
    if (!depends || !one_is_missing) {
      done_.insert(input.path);
      continue;
    }
    stale_.push_back(output_path(name));
    if (!options_->log.empty()) stale_.push_back(log_path(name));
  }
}

Result<void> Mirror::clear_remains() const {
  remove_dead_temporaries(options_->files.out_dir);
  if (!options_->log.empty()) remove_dead_temporaries(options_->log);
  return remove_files(stale_);
}

bool Mirror::is_done(const std::string& input) const {
  return done_.contains(input);
}

std::string Mirror::output_path(const std::string& name) const {
  return join(options_->files.out_dir, name);
}

std::string Mirror::log_path(const std::string& name) const {
  return options_->log.empty() ? std::string() : join(options_->log, name + ".log");
}

std::vector<RunFile> Mirror::files(const std::vector<InputFile>& inputs) const {
  std::vector<RunFile> all;
  for (const InputFile& input : inputs) {
    const std::string& name = names_.at(input.path);
    all.push_back({output_path(name), "an output", "name another --out-dir"});
    if (!options_->log.empty()) all.push_back({log_path(name), "a log"});
  }
  return all;
}

OutputPlace Mirror::place_of(std::string_view input) const {
  const std::string path(input);
  if (is_done(path)) return {};
  const std::string& name = names_.at(path);
  OutputPlace place;
  place.output = output_path(name);
  place.log = log_path(name);
  place.compression = packing_of(*options_, path);
  return place;
}

}  // namespace dross::cli
