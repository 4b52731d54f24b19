// A document as the report shows it: its text cut at its edits, and of each edit all that a reader
// of the page asks. It holds no pointers into the run, so it stays when the record has gone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "decide/edit.h"
#include "output/consumer.h"

namespace dross {

/// A piece of the text; of a text over limits::max_report_document what is left out is a gap.
struct ReportPiece {
  std::string text;
  std::size_t gap = 0;  ///< bytes left out behind `text`
  std::string behind;   ///< what follows the gap
};

struct ReportEdit {
  Edit edit;  ///< its spans count bytes of the whole text
  ReportPiece removed;
  std::string copy;  ///< duplicate: the paragraph that it repeats; empty where it is not known
};

struct ReportDocument {
  std::uint64_t order = 0;  ///< its number in the run, from 1
  std::string input;
  std::uint64_t number = 0;  ///< in its input, from 1
  std::string id;
  std::string url;
  std::string site;
  std::string language;
  Profile profile = Profile::balanced;
  std::uint64_t words = 0;
  std::uint64_t removed = 0;         ///< words
  std::vector<std::string> guards;   ///< a clause for each that fired
  std::vector<ReportPiece> kept;     ///< before, between and behind the edits: one more than those
  std::vector<ReportEdit> edits;     ///< ascending
  std::uint64_t edits_left_out = 0;  ///< behind the last that is shown

  [[nodiscard]] double share() const;
};

ReportDocument document_of(const Item& item, std::string_view site, std::uint64_t order);

/// The paragraph of `text` on that line (from 1); of a hard-wrapped paragraph all its lines.
/// Shortened.
std::string paragraph_at(std::string_view text, std::uint64_t line, Paragraphs unit);

}  // namespace dross
