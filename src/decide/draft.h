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

/// What goes with a whole line: its line end and the blank lines after it, or, where nothing is
/// kept behind it, those before it.
struct LinePlace {
  std::size_t before_end = 0;  ///< where the line before it ends; 0 for the first
  ByteSpan content;
  std::size_t next_begin = 0;  ///< where the next one begins; the text's end for the last
  bool is_first = false;
};
enum class KeptLines : std::uint8_t { none, behind, before_only };
ByteSpan removal_span(const LinePlace& line, KeptLines kept);

/// Why a line is to go.
struct Proposal {
  EditKind kind = EditKind::line;
  Category category = Category::uncategorised;
  const Rule* rule = nullptr;
  std::uint32_t cause = 0;  ///< index of the line that caused it
  Evidence evidence;
  float similarity = 0;
};

/// A part of a line that is to go.
struct Cut {
  std::uint32_t line = 0;
  ByteSpan span;  ///< of the document's text
  Proposal proposal;
};

class Draft {
 public:
  explicit Draft(const LinedText&);

  [[nodiscard]] const LinedText& text() const { return *text_; }

  void remove(std::uint32_t line, const Proposal&);
  void cut(std::uint32_t line, ByteSpan span, const Proposal&);
  void protect(std::uint32_t line);
  /// Takes over what another draft of the same lines has settled.
  void add(const Draft& other);
  /// Takes a removal back.
  void spare(std::uint32_t line) { removals_[line].reset(); }

  [[nodiscard]] bool removes(std::uint32_t line) const;
  [[nodiscard]] bool protects(std::uint32_t line) const { return protected_[line]; }
  /// The removal of the line, or null.
  [[nodiscard]] const Proposal* removal(std::uint32_t line) const;
  /// Widens the cuts over the spaces that go with them. Returns those of lines that stay,
  /// ascending; a cut that leaves nothing of its line has become a removal. To be called once: a
  /// second time would take more spaces.
  const std::vector<Cut>& settle_cuts();
  [[nodiscard]] const std::vector<Cut>& cuts() const { return cuts_; }
  [[nodiscard]] bool is_empty() const;

  /// Ascending, without overlap. Cuts go as they stand: who proposed them has settled them.
  [[nodiscard]] std::vector<Edit> finish();

 private:
  void order_cuts();
  void widen_cuts();
  [[nodiscard]] std::size_t skip_blank(std::size_t at) const;
  [[nodiscard]] ByteSpan widened(ByteSpan gap, ByteSpan paragraph) const;
  void turn_full_cuts_into_removals();
  [[nodiscard]] bool covers_line(std::size_t first, std::size_t last) const;
  [[nodiscard]] LinePlace place_of(std::uint32_t line) const;
  void append_cuts(std::uint32_t line, std::size_t& next, std::vector<Edit>& edits) const;

  const LinedText* text_;
  std::vector<std::optional<Proposal>> removals_;
  std::vector<bool> protected_;
  std::vector<Cut> cuts_;
};

}  // namespace dross
