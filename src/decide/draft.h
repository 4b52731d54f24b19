// What may go, before it goes. Each kind of rule puts its proposals into the draft; whatever is
// proposed first for a line stays (the order of stages in decide.cc is the order of precedence),
// and a protected line loses nothing. Only finish() turns proposals into edits, so the care for
// line ends and blank lines is taken in one place.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "decide/edit.h"
#include "match/match.h"

namespace dross {

/// Why a line is to go.
struct Proposal {
  EditKind kind = EditKind::line;
  Category category = Category::uncategorised;
  const Rule* rule = nullptr;
  std::uint32_t cause = 0;  ///< index of the line that caused it
};

class Draft {
 public:
  explicit Draft(const LinedText&);

  void remove(std::uint32_t line, const Proposal&);
  void cut(std::uint32_t line, ByteSpan span, const Proposal&);
  void protect(std::uint32_t line);

  [[nodiscard]] bool removes(std::uint32_t line) const;
  [[nodiscard]] bool protects(std::uint32_t line) const { return protected_[line]; }

  /// Ascending, without overlap.
  [[nodiscard]] std::vector<Edit> finish();

 private:
  struct Cut {
    std::uint32_t line = 0;
    ByteSpan span;
    Proposal proposal;
  };

  void widen_cuts();
  void turn_full_cuts_into_removals();
  [[nodiscard]] bool covers_line(std::size_t first, std::size_t last) const;
  [[nodiscard]] ByteSpan removal_span(std::uint32_t line, std::uint32_t last_kept) const;

  const LinedText& text_;
  std::vector<std::optional<Proposal>> removals_;
  std::vector<bool> protected_;
  std::vector<Cut> cuts_;
};

}  // namespace dross
