// The files that the report's page is made of, compiled into the program. The table is written at
// build time from src/output/report_page/ (cmake/write_embedded.cmake).
#pragma once

#include <span>

#include "base/embedded_file.h"

namespace dross {

extern const std::span<const EmbeddedFile> embedded_report_files;

}  // namespace dross
