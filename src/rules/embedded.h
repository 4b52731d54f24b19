// The rule files that are compiled into the program, so that it needs none beside it. The table is
// written at build time from rules/ (cmake/write_embedded.cmake).
#pragma once

#include <span>

#include "base/embedded_file.h"

namespace dross {

/// Every file under rules/, in byte order of their paths. Constant-initialised, so it may be used
/// during the initialisation of other globals.
extern const std::span<const EmbeddedFile> embedded_rule_files;

}  // namespace dross
