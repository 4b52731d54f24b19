// What the module consists of, a function a file.
#pragma once

#include <nanobind/nanobind.h>

#include <memory>

#include "arrow_clean.h"
#include "engine.h"

namespace dross::python {

/// What Python holds: streams share the engine and may outlive the object.
struct EngineHandle {
  std::shared_ptr<Engine> engine;
};
struct StatsHandle {
  std::shared_ptr<Stats> stats;
};

/// What Python holds of a cleaned array, to give it to any number of readers.
struct ArrayHandle {
  std::shared_ptr<OwnedSchema> schema;
  std::shared_ptr<OwnedArray> array;
};

/// The same of a stream's schema.
struct SchemaHandle {
  std::shared_ptr<OwnedSchema> schema;
};

/// Names of the columns text, lang, url, id; None = no such column.
using NameTuple = nanobind::tuple;

/// Throws a Failure where the engine is another process's.
ArrowJob job_of(const EngineHandle& self, const NameTuple& names, std::size_t threads,
                const StatsHandle* stats);

void bind_engine(nanobind::module_& module);
void bind_arrow(nanobind::module_& module);
void bind_dedupe(nanobind::module_& module);
void bind_command_line(nanobind::module_& module);

}  // namespace dross::python
