// What is done with a record once its edits are known. Writing the cleaned text, explaining,
// counting and logging are consumers of the same stream of edits; none of them decides anything.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "decide/decide.h"
#include "dedupe/prepare.h"
#include "input/reader.h"
#include "input/record.h"
#include "text/language.h"

namespace dross {

/// What was decided about one document.
struct Cleaning {
  std::vector<Edit> edits;  ///< ascending, without overlap; empty for an untouched record
  Profile profile = Profile::balanced;  ///< the one that was used in the end
  Guards guards;
  Language language;
  std::size_t lines = 0;  ///< non-blank ones
  std::size_t words = 0;
  PreparedDocument prepared;  ///< what stream deduplication looks up; empty without it
};

/// What must stand between a record and the input before it, if both go into one output.
enum class Joint : std::uint8_t { none, line_end, separator, line_end_and_separator };

/// One record on its way out.
struct Item {
  const Record& record;
  const Cleaning& cleaning;
  std::string_view input;      ///< name of the input
  std::size_t run_offset = 0;  ///< of the record's raw bytes among all bytes of the run
  Joint joint = Joint::none;
};

/// Did the input come to its end, or did the source fail before?
enum class InputEnd : std::uint8_t { whole, failed };

class Consumer {
 public:
  Consumer() = default;
  Consumer(const Consumer&) = delete;
  Consumer& operator=(const Consumer&) = delete;
  virtual ~Consumer() = default;

  /// Before the first record of each input that could be opened, and behind its last. `format`:
  /// `automatic` for what is not this tool's input.
  virtual Result<void> begin_input(std::string_view /*name*/, Format /*format*/) { return {}; }
  virtual Result<void> end_input(InputEnd /*end*/) { return {}; }

  virtual Result<void> consume(const Item&) = 0;
  /// After the last record.
  virtual Result<void> finish() = 0;
};

}  // namespace dross
