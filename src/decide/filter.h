// --only and --skip: which edits may be made. Every rule still gives points; a rule that may not
// make edits only cannot be the one that takes a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/category.h"

namespace dross {

/// What a word of --only or --skip may be: a rule's id, a glob over ids (`en/*`), a category, or
/// one of the engine's names (base/engine_names.h).
class EditFilter {
 public:
  EditFilter() = default;
  EditFilter(std::vector<std::string> only, std::vector<std::string> skip);

  [[nodiscard]] bool permits(std::string_view source, Category category) const;
  [[nodiscard]] bool permits_all() const { return only_.empty() && skip_.empty(); }

  /// Does the word name this source?
  static bool names(std::string_view word, std::string_view source, Category category);

 private:
  std::vector<std::string> only_;
  std::vector<std::string> skip_;
};

}  // namespace dross
