// What the module consists of, a function a file.
#pragma once

#include <nanobind/nanobind.h>

#include <memory>

#include "engine.h"

namespace dross::python {

/// What Python holds: streams share the engine and may outlive the object.
struct EngineHandle {
  std::shared_ptr<Engine> engine;
};
struct StatsHandle {
  std::shared_ptr<Stats> stats;
};

void bind_engine(nanobind::module_& module);
void bind_arrow(nanobind::module_& module);
void bind_command_line(nanobind::module_& module);

}  // namespace dross::python
