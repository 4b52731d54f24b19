// Options that are not on the command line: DROSS_ variables, a project's .dross.toml, the user's
// own file. What is nearer to the run counts: the command line before the environment, that before
// the project, that before the user.
//
//   # .dross.toml
//   profile = "careful"
//   rules = ["shipped", "rules/mine.toml"]     # from this file's folder on
//   skip = ["byline", "en/tags-*"]
//   no-progress = true
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "cli/option_table.h"

namespace dross::cli {

/// What the outside world says; the real one, or a test's.
struct Surroundings {
  std::map<std::string, std::string> variables;  ///< the environment
  std::string folder;                            ///< where the search for .dross.toml begins
};

Surroundings real_surroundings();

/// Words for one option, from one place.
struct Setting {
  std::string_view name;  ///< "--profile"
  std::vector<std::string> words;
};

/// What a file of settings says of the command's options. `path` is the file's, for faults and for
/// the rule files that it names. Faults: no UTF-8, no TOML, an unknown key, a value of another
/// kind; each with its place.
Result<std::vector<Setting>> read_settings(Command command, const std::string& path,
                                           std::string content);

/// `arguments` with what settings add before them: values of options that are not among them. Only
/// `clean` and `explain` have settings; with --no-config there are none. What names a file to write
/// (--log, --out-dir, ...) cannot be set: a folder of scraped files must not be able to overwrite
/// anything by a file in it. Faults: a file that cannot be read, those of read_settings, a value
/// that its option does not take, a DROSS_ variable that is nearly or only for the command line
/// one.
Result<std::vector<std::string>> with_settings(Command command,
                                               const std::vector<std::string>& arguments,
                                               const Surroundings& surroundings);

}  // namespace dross::cli
