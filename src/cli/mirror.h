// --out-dir: which file each input's output is, and which of them are still to be made.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "cli/run_files.h"
#include "input/folders.h"
#include "output/directory_writer.h"

namespace dross::cli {

class Mirror {
 public:
  /// Fault::bad_usage for stdin, for two inputs with one output, and for an --out-dir inside a
  /// folder that is read (the next run would read its outputs). Nothing is changed on the disk.
  static Result<Mirror> plan(const Options& options, const std::vector<InputFile>& inputs);

  /// Nothing for an input that is done.
  [[nodiscard]] OutputPlace place_of(std::string_view input) const;
  /// All outputs and their logs, of inputs that are done too, for refuse_clashes.
  [[nodiscard]] std::vector<RunFile> files(const std::vector<InputFile>& inputs) const;
  /// Is the output there already, and not to be made again?
  [[nodiscard]] bool is_done(const std::string& input) const;
  /// For --resume, before the run: removes what killed runs have left unfinished, and outputs that
  /// are to be made again, so that a run which is killed anew leaves none of them beside its own.
  [[nodiscard]] Result<void> clear_remains() const;

 private:
  explicit Mirror(const Options& options) : options_(&options) {}
  void find_done(const std::vector<InputFile>& inputs);
  [[nodiscard]] std::string output_name(const InputFile& input) const;
  [[nodiscard]] std::string output_path(const std::string& name) const;
  [[nodiscard]] std::string log_path(const std::string& name) const;  ///< empty without --log

  const Options* options_;                              ///< outlives the mirror
  std::unordered_map<std::string, std::string> names_;  ///< input -> output below --out-dir
  std::unordered_set<std::string> done_;                ///< inputs
  std::vector<std::string> stale_;                      ///< outputs and logs
};

}  // namespace dross::cli
