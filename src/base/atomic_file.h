// A file that is there whole or not at all. Bytes go to a neighbour; commit() brings it to the disk
// and puts it in the place of the old one in one step, so a run that is killed leaves the old one.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace dross {

class AtomicFile {
 public:
  /// Fault::output_failed where no file can be made in that folder. A symbolic link is followed.
  static Result<AtomicFile> create(const std::string& path);

  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  /// Without a commit the new file goes again.
  ~AtomicFile();

  Result<void> write(std::string_view bytes);
  Result<void> commit();

 private:
  AtomicFile(std::string path, std::string target, std::string temporary, int descriptor);
  [[nodiscard]] tl::unexpected<Diagnostic> failure(int error) const;

  std::string path_;    ///< as it was given
  std::string target_;  ///< with links followed
  std::string temporary_;
  int descriptor_ = -1;
};

}  // namespace dross
