// PyUnicode_AsUTF8AndSize would keep a second copy of every text that is not ASCII for as long as
// the str lives; so those are encoded into an object of our own, which goes with the call.
#include "python_text.h"

#include <fmt/format.h>

namespace nb = nanobind;

namespace dross::python {
namespace {

std::string_view bytes_of(nb::handle bytes) {
  return {PyBytes_AS_STRING(bytes.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr()))};
}

bool is_text(nb::handle item) {
  return item.is_none() || PyUnicode_Check(item.ptr()) != 0 || PyBytes_Check(item.ptr()) != 0;
}

std::string no_text(nb::handle item, std::string_view what) {
  return fmt::format("{} is str, bytes or None, not {}", what, Py_TYPE(item.ptr())->tp_name);
}

}  // namespace

nb::object python_string(std::string_view text) {
  PyObject* const made =
      PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogatepass");
  if (made == nullptr) throw nb::python_error();
  return nb::steal(made);
}

nb::object python_name(std::string_view text) {
  PyObject* const made =
      PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogateescape");
  if (made == nullptr) throw nb::python_error();
  return nb::steal(made);
}

std::vector<std::string> strings_of(const std::vector<nb::bytes>& words) {
  std::vector<std::string> out;
  for (const nb::bytes& word : words) out.emplace_back(bytes_of(word));
  return out;
}

nb::object TextArgument::same_kind(std::string_view text) const {
  if (is_bytes()) return nb::bytes(text.data(), text.size());
  return python_string(text);
}

TextArgument text_argument(nb::handle text) {
  TextArgument out;
  out.given = nb::borrow(text);
  if (text.is_none()) return out;
  if (PyBytes_Check(text.ptr()) != 0) {
    out.view = bytes_of(text);
    return out;
  }
  if (PyUnicode_Check(text.ptr()) == 0) throw nb::type_error(no_text(text, "a text").c_str());
  if (PyUnicode_IS_COMPACT_ASCII(text.ptr()) != 0) {
    Py_ssize_t size = 0;
    const char* const data = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
    if (data == nullptr) throw nb::python_error();
    out.view = {data, static_cast<std::size_t>(size)};
    return out;
  }
  PyObject* const bytes = PyUnicode_AsEncodedString(text.ptr(), "utf-8", "surrogatepass");
  if (bytes == nullptr) throw nb::python_error();
  out.bytes = nb::steal(bytes);
  out.view = bytes_of(out.bytes);
  return out;
}

std::vector<TextArgument> text_arguments(nb::handle sequence, const char* what) {
  std::vector<TextArgument> out;
  const nb::object items = nb::steal(PySequence_Tuple(sequence.ptr()));
  if (!items.is_valid()) throw nb::python_error();
  const auto count = static_cast<std::size_t>(PyTuple_GET_SIZE(items.ptr()));
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const nb::handle item = PyTuple_GET_ITEM(items.ptr(), static_cast<Py_ssize_t>(i));
    if (!is_text(item)) {
      throw nb::type_error(no_text(item, fmt::format("{} {}", what, i)).c_str());
    }
    out.push_back(text_argument(item));
  }
  return out;
}

}  // namespace dross::python
