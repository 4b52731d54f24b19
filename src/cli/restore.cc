// `dross restore`: the input again, from what `clean` wrote and its log.
#include "cli/command.h"
#include "cli/common.h"
#include "input/decode.h"
#include "output/log.h"
#include "output/sink.h"

namespace dross::cli {
namespace {

Result<void> restore_file(const std::string& path, const std::string& log_path) {
  Result<std::unique_ptr<ByteSource>> cleaned = open_input(path);
  if (!cleaned) return tl::unexpected(cleaned.error());
  Result<std::unique_ptr<ByteSource>> log = open_input(log_path);
  if (!log) return tl::unexpected(log.error());
  const std::unique_ptr<ByteSink> out = stdout_sink();
  const Result<void> restored = restore(**cleaned, std::move(*log), *out);
  const Result<void> flushed = out->flush();
  return restored ? flushed : restored;
}

}  // namespace

ExitCode run_restore(const Options& options) {
  const std::vector<std::string> paths = input_paths(options);
  Result<void> done;
  if (paths.size() > 1) {
    done = fail(Fault::bad_usage, "`restore` takes one file",
                "a log belongs to the output of one run");
  } else if (options.log.empty()) {
    done = fail(Fault::bad_usage, "`restore` needs the log", "give it by --log FILE");
  } else {
    done = restore_file(paths.front(), options.log);
  }
  return done ? ExitCode::done : show_fault(done.error(), options.colour);
}

}  // namespace dross::cli
