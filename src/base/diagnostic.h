// What can go wrong, as a value: a code, a place, a message and a hint. The library returns these;
// only the command line prints them. The form on screen is a compiler's:
//
//   error[E105]: unknown key `max_word` in a rule of kind `line`
//     --> mine.toml:12:1
//      |
//   12 | max_word = 10
//      | ^^^^^^^^
//      = hint: did you mean `max_words`?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/fault.h"

namespace dross {

enum class Severity { error, warning, note };

/// Where a fault stands. `line` and `column` count from 1 (columns in code points); 0 = unknown.
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Diagnostic {
  Fault fault{};
  Severity severity = Severity::error;
  std::string message;
  Place place;
  std::string source_line;       ///< the line at `place`, without its line end; empty where there
                                 ///< is none or it is longer than limits::max_source_line
  std::size_t caret_length = 1;  ///< code points underlined from `place.column`
  std::string hint;              ///< what to do about it; may be empty
};

template <class T>
using Result = tl::expected<T, Diagnostic>;

enum class Colour { off, on };

/// The compiler-like form shown above, ending in a newline.
/// Control characters are shown as U+FFFD, tabs as one space, so that a caret stands under its
/// character and a hostile file cannot steer a terminal. Of a source line over 160 code points the
/// part around the caret is shown.
std::string render_text(const Diagnostic&, Colour);

/// One JSON object on one line, without a line end: severity, code, name, message, file, line,
/// column, source, caret_length, hint.
std::string render_json(const Diagnostic&);

/// A fault that has no place in a file: `fail(Fault::x, "message", "hint")`.
tl::unexpected<Diagnostic> fail(Fault, std::string message, std::string hint = {});

/// Text of unknown origin made fit for a terminal: bytes that are not UTF-8 and control characters
/// become U+FFFD, tabs one space.
std::string make_printable(std::string_view text);

/// The candidate nearest to `typed` in edit distance, or empty where none is near enough
/// (a third of the letters wrong, at least one). For "did you mean".
std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& candidates);

}  // namespace dross
