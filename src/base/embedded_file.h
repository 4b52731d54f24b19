// A file that is compiled into the program (cmake/embed_files.cmake).
#pragma once

#include <string_view>

namespace dross {

struct EmbeddedFile {
  std::string_view path;     ///< relative to the folder that was embedded, e.g. "en/related.toml"
  std::string_view content;  ///< the file's bytes
};

}  // namespace dross
