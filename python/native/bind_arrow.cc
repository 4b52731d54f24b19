// The Arrow PyCapsule interface: capsules in, capsules out. A capsule holds one structure of the
// interface; who takes it moves it out and leaves it released, and the capsule frees the rest.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>

#include "arrow_clean.h"
#include "bindings.h"
#include "failure.h"
#include "gil.h"

namespace nb = nanobind;

namespace dross::python {
namespace {

template <class Structure>
struct CapsuleName;
template <>
struct CapsuleName<ArrowSchema> {
  static constexpr const char* value = "arrow_schema";
};
template <>
struct CapsuleName<ArrowArray> {
  static constexpr const char* value = "arrow_array";
};
template <>
struct CapsuleName<ArrowArrayStream> {
  static constexpr const char* value = "arrow_array_stream";
};

template <class Structure>
Structure* in_capsule(nb::handle capsule) {
  void* const pointer = PyCapsule_GetPointer(capsule.ptr(), CapsuleName<Structure>::value);
  if (pointer == nullptr) throw nb::python_error();
  return static_cast<Structure*>(pointer);
}

template <class Structure>
Owned<Structure> take(nb::handle capsule) {
  auto* const structure = in_capsule<Structure>(capsule);
  if (structure->release == nullptr) {
    throw nb::value_error("this Arrow capsule was consumed already");
  }
  return Owned<Structure>(structure);
}

template <class Structure>
nb::object capsule_of(Owned<Structure> owned) {
  auto* const held = new Owned<Structure>(std::move(owned));
  // The structure is the first and only member, so a pointer to one is a pointer to the other.
  return nb::capsule(held->get(), CapsuleName<Structure>::value, [](void* structure) noexcept {
    delete reinterpret_cast<Owned<Structure>*>(structure);
  });
}

// Text, lang, url, id; None = no such column.
using NameTuple = nb::tuple;

ColumnNames names_from(const NameTuple& names) {
  const auto name = [&](std::size_t i) {
    return names[i].is_none() ? std::string() : nb::cast<std::string>(names[i]);
  };
  return {name(0), name(1), name(2), name(3)};
}

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

// What Python holds of a cleaned array, to give it to any number of readers.
struct ArrayHandle {
  std::shared_ptr<OwnedSchema> schema;
  std::shared_ptr<OwnedArray> array;
};

ArrayHandle clean_array_capsules(const EngineHandle& self, nb::handle schema, nb::handle array,
                                 const NameTuple& names, std::size_t threads,
                                 const StatsHandle* stats) {
  const ArrowJob job = job_of(self, names, threads, stats);
  const auto* const given = in_capsule<ArrowSchema>(schema);
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

nb::object clean_stream_capsule(const EngineHandle& self, nb::handle stream, const NameTuple& names,
                                std::size_t threads, const StatsHandle* stats) {
  return capsule_of(value_or_throw(
      clean_stream(job_of(self, names, threads, stats), take<ArrowArrayStream>(stream))));
}

}  // namespace

void bind_arrow(nb::module_& module) {
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
}

}  // namespace dross::python
