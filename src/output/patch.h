// What becomes of the raw bytes of a record: which of them go and what is put in. Writing, logging
// and counting ask the same function, so the log always tells of what was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/consumer.h"

namespace dross {

enum class AddedFields : std::uint8_t { none, removed_and_stats };

/// May one output hold what nobody could take apart again: several plain texts without a separator,
/// or several formats?
enum class Mixtures : std::uint8_t { accepted, refused };

/// `jsonl`: each document becomes a JSON record with id, url, lang and text. Records of JSONL
/// inputs stay as they are; what is no document of another input goes.
enum class OutputForm : std::uint8_t { as_input, jsonl };

struct OutputOptions {
  /// `dross_removed` and `dross_stats` in every JSON document (output/fields.h).
  AddedFields fields = AddedFields::none;
  /// A document with fewer words left is left out; 0 = none is. 1 = an empty one is.
  std::size_t min_words = 0;
  Mixtures mixtures = Mixtures::accepted;
  /// The line between two texts of one output, without its end; none where there are none.
  std::optional<std::string> separator = std::nullopt;
  OutputForm form = OutputForm::as_input;
};

/// A piece of the raw bytes that goes, and what comes in its place. One of the two may be empty.
struct Change {
  ByteSpan removed;            ///< of record.raw
  std::string added;           ///< in its place
  const Edit* edit = nullptr;  ///< null where no edit is the reason
};

/// Left out: a document with too little left. Converted: a record in place of the raw bytes, or
/// none.
enum class Fate : std::uint8_t { written, left_out, converted };

struct Patch {
  Fate fate = Fate::written;    ///< left out or converted: one change, of all bytes
  std::vector<Change> changes;  ///< ascending, without overlap
};

/// The edits live in the item's cleaning, which must outlive the patch.
Patch patch_of(const Item&, const OutputOptions&);

/// Words of the document's text that the edits leave.
std::size_t words_left(const Item&);

/// Words that the edits take, as `explain` and the statistics give them.
std::size_t words_removed(const Cleaning&);

}  // namespace dross
