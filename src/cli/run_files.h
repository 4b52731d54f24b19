// Every file that a run reads or writes has one part in it: two outputs of one name leave one of
// them, and an output over a file that is read loses what was there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace dross::cli {

struct RunFile {
  std::string path;  ///< `-`: standard input of what is read, standard output of what is written
  std::string_view role;                                  ///< what messages call it: "the log"
  std::string_view hint = "give each a file of its own";  ///< where it is read, too
};

/// Fault::bad_usage where a file would be written twice, or is read and written. Files that are
/// there are told apart by device and inode, others by their path, links in its folders resolved.
/// Only regular files count: a pipe, a terminal or /dev/null may well be read and written at once.
/// And standard output may be an input that is empty: the shell has emptied it before we began, so
/// it cannot grow under its reader.
Result<void> refuse_clashes(const std::vector<RunFile>& read, const std::vector<RunFile>& written);

}  // namespace dross::cli
