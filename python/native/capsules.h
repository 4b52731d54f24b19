// The Arrow PyCapsule interface: a capsule holds one structure of the C interface. Who takes it
// moves it out and leaves it released; the capsule frees the rest.
#pragma once

#include <nanobind/nanobind.h>

#include <utility>

#include "arrow_text.h"

namespace dross::python {

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
Structure* in_capsule(nanobind::handle capsule) {
  void* const pointer = PyCapsule_GetPointer(capsule.ptr(), CapsuleName<Structure>::value);
  if (pointer == nullptr) throw nanobind::python_error();
  return static_cast<Structure*>(pointer);
}

/// As in_capsule, of a structure that nobody has moved out yet.
template <class Structure>
Structure* unconsumed(nanobind::handle capsule) {
  auto* const structure = in_capsule<Structure>(capsule);
  if (structure->release == nullptr) {
    throw nanobind::value_error("this Arrow capsule was consumed already");
  }
  return structure;
}

template <class Structure>
Owned<Structure> take(nanobind::handle capsule) {
  return Owned<Structure>(unconsumed<Structure>(capsule));
}

template <class Structure>
nanobind::object capsule_of(Owned<Structure> owned) {
  auto* const held = new Owned<Structure>(std::move(owned));
  // The structure is the first and only member, so a pointer to one is a pointer to the other.
  return nanobind::capsule(
      held->get(), CapsuleName<Structure>::value,
      [](void* structure) noexcept { delete reinterpret_cast<Owned<Structure>*>(structure); });
}

}  // namespace dross::python
