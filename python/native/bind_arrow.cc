// Arrow data, whole or in a stream: capsules in, capsules out.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>

#include "arrow_clean.h"
#include "bindings.h"
#include "capsules.h"
#include "failure.h"
#include "gil.h"

namespace nb = nanobind;

namespace dross::python {
namespace {

ColumnNames names_from(const NameTuple& names) {
  const auto name = [&](std::size_t i) {
    return names[i].is_none() ? std::nullopt : std::optional(nb::cast<std::string>(names[i]));
  };
  return {name(0), name(1), name(2), name(3)};
}

}  // namespace

ArrowJob job_of(const EngineHandle& self, const NameTuple& names, std::size_t threads,
                const StatsHandle* stats) {
  value_or_throw(self.engine->check_process());
  ArrowJob job;
  job.engine = self.engine;
  job.names = names_from(names);
  job.threads = threads;
  if (stats != nullptr) job.stats = stats->stats;
  return job;
}

namespace {

ArrayHandle clean_array_capsules(const EngineHandle& self, nb::handle schema, nb::handle array,
                                 const NameTuple& names, std::size_t threads,
                                 const StatsHandle* stats) {
  const ArrowJob job = job_of(self, names, threads, stats);
  const auto* const given = unconsumed<ArrowSchema>(schema);
  const ColumnPlan plan = value_or_throw(plan_columns(*given, job));
  OwnedSchema copy = copy_schema(*given);
  OwnedArray input = take<ArrowArray>(array);
  OwnedArray cleaned;
  {
    const WithoutInterpreter unlocked;
    cleaned = clean_array(job, plan, std::move(input));
  }
  return {std::make_shared<OwnedSchema>(std::move(copy)),
          std::make_shared<OwnedArray>(std::move(cleaned))};
}

// A stream can be asked for its schema as often as one likes.
SchemaHandle stream_schema(nb::handle stream) {
  auto* const source = unconsumed<ArrowArrayStream>(stream);
  ArrowSchema schema{};
  if (source->get_schema(source, &schema) != 0) {
    throw nb::value_error("this Arrow stream gives no schema");
  }
  return {std::make_shared<OwnedSchema>(&schema)};
}

nb::object clean_stream_capsule(const EngineHandle& self, nb::handle stream, const NameTuple& names,
                                std::size_t threads, const StatsHandle* stats) {
  return capsule_of(value_or_throw(
      clean_stream(job_of(self, names, threads, stats), take<ArrowArrayStream>(stream))));
}

}  // namespace

void bind_arrow(nb::module_& module) {
  nb::class_<SchemaHandle>(module, "Schema").def("capsule", [](const SchemaHandle& self) {
    return capsule_of(copy_schema(*self.schema->get()));
  });
  nb::class_<ArrayHandle>(module, "Array")
      .def("__len__", [](const ArrayHandle& self) { return self.array->get()->length; })
      .def("schema",
           [](const ArrayHandle& self) { return capsule_of(copy_schema(*self.schema->get())); })
      .def("array", [](const ArrayHandle& self) {
        return capsule_of(share_array(self.array, *self.array->get()));
      });
  module.def("clean_array", clean_array_capsules, nb::arg("engine"), nb::arg("schema"),
             nb::arg("array"), nb::arg("columns"), nb::arg("threads"), nb::arg("stats").none());
  module.def("clean_stream", clean_stream_capsule, nb::arg("engine"), nb::arg("stream"),
             nb::arg("columns"), nb::arg("threads"), nb::arg("stats").none());
  module.def("stream_schema", stream_schema, nb::arg("stream"));
}

}  // namespace dross::python
