// What a run reads: operands, lists of files, folders.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "input/folders.h"

namespace dross::cli {

/// The operands, then what --files-from names, with folders replaced by their files; stdin where
/// nothing is named. Fault::bad_usage for a list over limits::max_file_list,
/// Fault::input_unreadable for one that cannot be read.
Result<std::vector<InputFile>> find_inputs(const Options& options);

std::vector<std::string> paths_of(const std::vector<InputFile>& inputs);

}  // namespace dross::cli
