// A file that is there whole or not at all. Bytes go to a neighbour; commit() brings it to the disk
// and puts it in the place of the old one in one step, so a run that is killed leaves the old one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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

/// Removes what runs that were killed have left behind in the folder and below it; temporary files
/// of runs that are alive stay.
void remove_dead_temporaries(const std::string& folder);

/// The same for the neighbours of one file, wherever they are by its links.
void remove_dead_temporaries_of(const std::string& path);

/// Removes the files that are there, and brings that to the disk: what is written afterwards is
/// never there together with them, whatever happens in between. Fault::output_failed.
Result<void> remove_files(const std::vector<std::string>& paths);

}  // namespace dross
