// The module `dross._core`: what the Python files beside it are made of. Users do not import it;
// its functions take plain values and give plain tuples, and the typed classes are Python's.
#include <nanobind/nanobind.h>

#include "bindings.h"
#include "failure.h"
#include "fork_gate.h"

NB_MODULE(_core, module) {
  dross::python::watch_forks();
  dross::python::translate_failures();
  dross::python::bind_engine(module);
  dross::python::bind_arrow(module);
  dross::python::bind_dedupe(module);
  dross::python::bind_command_line(module);
}
