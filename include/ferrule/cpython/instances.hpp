// Memory of the objects of exported classes: how they are made, and given back.
//
// Of each class a few dead objects are kept, where that is safe: under an interpreter's lock, and where making one was seen to do
// nothing to the type but count a reference, in the first word of its head.
#pragma once

#include "identity.hpp"
#include "trial.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

struct place_kind;  // runtime/place.hpp

namespace cpython {

// What exists once per exported class and interpreter.
struct class_state {
  static constexpr int most_spares = 16;

  object *type = nullptr;
  const place_kind *in_place = nullptr;  // of a class whose C++ objects lie inside the Python objects,
  ssize room_at = 0;                     // there
  bool counts_instances = false;
  bool is_dynamic = false;      // its objects have a __dict__, and the collector watches them
  bool frees_unlocked = false;  // its destructor runs without the interpreter's lock
  int spare_count = 0;
  object *spare[most_spares] = {};
};

constexpr int slot_of_free = 74;  // tp_free

// The type gives the memory back, whichever way it was allocated; an instance holds its type.
inline void end_of_object(object *self) {
  object *type = type_of(self);
  reinterpret_cast<void (*)(void *)>(py.PyType_GetSlot(type, slot_of_free))(self);
  py.Py_DecRef(type);
}

// Before an object dies that has a __dict__.
inline void forget_attributes(object *self) {
  py.PyObject_GC_UnTrack(self);
  if (object *attributes = std::exchange(body_of<instance>(self)->attributes, nullptr)) py.Py_DecRef(attributes);
}

// A new object of the class itself, without a C++ object yet.
inline object *new_object(class_state &of) {
  if (!of.spare_count) return py.PyType_GenericAlloc(of.type, 0);
  object *revived = py.PyObject_Init(of.spare[--of.spare_count], of.type);
  ::new (static_cast<void *>(body_of<instance>(revived))) instance;
  return revived;
}

inline void end_of_object(object *self, class_state &of) {
  if (!of.counts_instances || type_of(self) != of.type || of.spare_count == class_state::most_spares) return end_of_object(self);
  of.spare[of.spare_count++] = self;
  --word_at<ssize>(of.type, 0);  // not the last one: the package holds its types
}

// Whether an object of that type is seen to add one to the word that is the type's reference count, and nothing else.
inline bool counts_instances(object *type) {
  if (!seen.trusts_heads) return false;
  const ssize before = word_at<ssize>(type, 0);
  object *one = py.PyType_GenericAlloc(type, 0);
  if (!one) return py.PyErr_Clear(), false;
  const bool counts = word_at<ssize>(type, 0) == before + 1;
  end_of_object(one);
  return counts && word_at<ssize>(type, 0) == before;
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
