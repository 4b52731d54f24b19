// An output stands for itself: its log counts from its own first byte, and nothing is put between
// it and the input before.
#include "output/directory_writer.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "output/atomic_sink.h"
#include "output/encode.h"
#include "output/log.h"

namespace dross {
namespace {

Result<void> make_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  if (!error) return {};
  return fail(Fault::output_failed,
              "cannot make the folder " + folder.string() + ": " + error.message());
}

Result<std::unique_ptr<ByteSink>> open_file(const std::string& path, Compression compression,
                                            std::size_t threads) {
  if (Result<void> made = make_folder_of(path); !made) return tl::unexpected(made.error());
  Result<std::unique_ptr<ByteSink>> sink = atomic_sink(path);
  if (!sink) return sink;
  return encoded_sink(compression, std::move(*sink), threads);
}

}  // namespace

struct DirectoryWriter::Files {
  std::unique_ptr<ByteSink> sink;
  std::unique_ptr<ByteSink> log_sink;
  std::unique_ptr<SpliceWriter> writer;
  std::unique_ptr<Consumer> log;
};

DirectoryWriter::DirectoryWriter(FindPlace find_place, const RuleSet& rules, std::string version,
                                 OutputOptions options, std::size_t threads)
    : find_place_(std::move(find_place)),
      rules_(rules),
      version_(std::move(version)),
      options_(std::move(options)),
      threads_(threads) {}

DirectoryWriter::~DirectoryWriter() = default;

Result<void> DirectoryWriter::begin_input(std::string_view name, Format /*format*/) {
  const OutputPlace place = find_place_(name);
  if (place.output.empty()) return {};
  auto files = std::make_unique<Files>();
  auto sink = open_file(place.output, place.compression, threads_);
  if (!sink) return tl::unexpected(sink.error());
  files->sink = std::move(*sink);
  files->writer = std::make_unique<SpliceWriter>(*files->sink, options_);
  if (!place.log.empty()) {
    auto log = open_file(place.log, named_compression(place.log), threads_);
    if (!log) return tl::unexpected(log.error());
    files->log_sink = std::move(*log);
    files->log = log_writer(*files->log_sink, rules_, version_, options_);
  }
  files_ = std::move(files);
  return {};
}

Result<void> DirectoryWriter::consume(const Item& item) {
  if (!files_) return {};
  const Item alone{item.record, item.cleaning, item.input, item.record.offset, Joint::none};
  if (Result<void> done = files_->writer->consume(alone); !done) return done;
  return files_->log ? files_->log->consume(alone) : Result<void>();
}

Result<void> DirectoryWriter::end_input(InputEnd end) {
  const std::unique_ptr<Files> files = std::exchange(files_, nullptr);
  if (!files || end == InputEnd::failed) return {};
  left_out_ += files->writer->left_out();
  if (files->log) {
    if (Result<void> done = files->log->finish(); !done) return done;
    if (Result<void> done = files->log_sink->close(); !done) return done;
  }
  if (Result<void> done = files->writer->finish(); !done) return done;
  return files->sink->close();
}

}  // namespace dross
