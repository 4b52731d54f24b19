// Labelled documents: text of which a person (or a reviewed parser) has said, line by line, what is
// the article and what is clutter. JSONL; docs/eval.md describes a record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/regex.h"

namespace dross {

enum class Label : std::uint8_t {
  none,     ///< a blank line, or one that nobody labelled
  content,  ///< the article's
  clutter,
  mixed,      ///< part article, part clutter
  neutral,    ///< title, byline, date, unknown: may go or stay
  duplicate,  ///< an exact repeat of a content line, beyond those that the article has
};

/// May the document's lines be counted?
enum class Trust : std::uint8_t {
  full,
  text_only  ///< the extractor missed the article, or the gold is doubtful: only whole texts count
};

struct LabelledDocument {
  std::string id;
  std::string source;
  std::string page;  ///< documents of one page come from several extractors
  std::string url;
  std::string site;
  std::string language;
  std::string extractor;
  std::string text;
  std::vector<Label> labels;        ///< one for each line of the text, split at "\n"
  std::optional<std::string> gold;  ///< the article, where it is known whole
  Trust trust = Trust::full;
};

/// Sites whose SHA-256 (of the field `site`, in hexadecimal) begins with 0 to 7, or with 8 to f.
/// Rules are written looking at the open half only; the figures of the closed one are the honest
/// ones.
enum class Half : std::uint8_t { both, open, closed };

std::string_view name(Half);
bool is_in_half(std::string_view site, Half half);

struct LabelledSelection {
  Half half = Half::both;
  std::optional<Regex> include;  ///< over file names without their folder
};

/// Reads files, and the *.jsonl of folders in the order of their names. The first fault ends it.
Result<std::vector<LabelledDocument>> read_labelled(const std::vector<std::string>& paths,
                                                    const LabelledSelection& selection);

/// One record. The fault has no place.
Result<LabelledDocument> parse_labelled(std::string_view line);

}  // namespace dross
