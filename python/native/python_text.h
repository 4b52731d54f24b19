// Python's text in and out. A `str` with lone surrogates goes through as the bytes that no pattern
// takes and comes back as it was; `bytes` are cleaned as they are.
#pragma once

#include <nanobind/nanobind.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace dross::python {

/// A text and what keeps its bytes alive.
struct TextArgument {
  nanobind::object given;
  nanobind::object bytes;  ///< where `given` has none of its own in UTF-8
  std::string_view view;   ///< without data: None

  [[nodiscard]] bool is_bytes() const { return PyBytes_Check(given.ptr()) != 0; }
  /// As `given` is: str or bytes.
  [[nodiscard]] nanobind::object same_kind(std::string_view text) const;
};

/// Raises TypeError where it is none of str, bytes and None.
TextArgument text_argument(nanobind::handle text);

/// str; lone surrogates are allowed.
nanobind::object python_string(std::string_view text);

/// str of bytes that may be no UTF-8.
nanobind::object python_name(std::string_view text);

/// A copy that others cannot change meanwhile. `what`: what each is, for a TypeError.
std::vector<TextArgument> text_arguments(nanobind::handle sequence, const char* what);

/// Words of a command line, as os.fsencode makes them.
std::vector<std::string> strings_of(const std::vector<nanobind::bytes>& words);

}  // namespace dross::python
