// The classes are Python's, where they can have doc strings and be pickled; the diagnostics go
// there as the JSON that the command line writes.
#include "failure.h"

#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>

#include <exception>

namespace nb = nanobind;

namespace dross::python {
namespace {

void raise(const Failure& failure) {
  nb::list json;
  std::string text;
  for (const Diagnostic& fault : failure.faults) {
    json.append(render_json(fault));
    text += render_text(fault, Colour::off);
  }
  try {
    const nb::object error = nb::module_::import_("dross._errors").attr("failure")(json, text);
    PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
  } catch (nb::python_error& error) {
    error.restore();
  }
}

}  // namespace

void translate_failures() {
  nb::register_exception_translator([](const std::exception_ptr& thrown, void*) {
    try {
      std::rethrow_exception(thrown);
    } catch (const Failure& failure) {
      raise(failure);
    }
  });
}

}  // namespace dross::python
