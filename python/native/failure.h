// How a fault crosses into Python: thrown here, caught by nanobind's translator, and raised there
// as one of the classes of dross/_errors.py with the same diagnostics.
#pragma once

#include <utility>

#include "base/diagnostic.h"
#include "engine.h"

namespace dross::python {

struct Failure {
  Faults faults;
};

/// The value, or a Failure.
template <class T>
T value_or_throw(Result<T> result) {
  if (!result) throw Failure{{std::move(result.error())}};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// To be called once for the module.
void translate_failures();

}  // namespace dross::python
