// Two fields of a type object, found by trial: what calling the class runs, and its flags, so that a class
// can be closed once it is complete.
#pragma once

#include "object.hpp"
#include "trial.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// As vectorcallfunc.
using class_call = object *(*)(object *type, object *const *values, std::size_t count, object *names);

struct class_facts {
  ssize call_at = 0;   // where a type keeps its class_call; 0: not known
  ssize flags_at = 0;  // where its flags are
};
inline class_facts of_types FERRULE_HIDDEN;

namespace detail {

inline object *throw_away_class() {
  type_slot none[] = {{0, nullptr}};
  type_specification specification = {"ferrule.trial", static_cast<int>(layout.head), 0, 1u << 18, none};
  return py.PyType_FromSpecWithBases(&specification, nullptr);
}

inline object *trial_call(object *, object *const *, std::size_t, object *) { return new_reference(py._Py_EllipsisObject); }

// `type` says of itself: size of an instance, size of an item, dealloc, and where in an instance (a class) the function is that
// calls it.  Believed if a class is seen to run the function that was put there, and to be called as usual without.
inline ssize try_class_call() {
  const ssize size = number_of(py.PyType_Type, "__basicsize__"), item = number_of(py.PyType_Type, "__itemsize__");
  constexpr ssize word = sizeof(void *);
  const ssize about = layout.head + word;  // behind ob_size
  if (size <= 0 || word_at<ssize>(py.PyType_Type, about + word) != size || word_at<ssize>(py.PyType_Type, about + 2 * word) != item)
    return 0;
  const ssize at = word_at<ssize>(py.PyType_Type, about + 4 * word);
  if (at <= layout.head || at % word != 0 || at + word > size) return 0;
  for (object *has_one : {py.PyDict_Type, py.PyTuple_Type, py.PyList_Type})
    if (!word_at<void *>(has_one, at)) return 0;
  owned type(throw_away_class());
  if (!type || word_at<void *>(type.get(), at)) return 0;
  word_at<class_call>(type.get(), at) = trial_call;
  owned called(py.PyObject_CallObject(type.get(), nullptr));
  word_at<class_call>(type.get(), at) = nullptr;
  owned as_usual(py.PyObject_CallObject(type.get(), nullptr));
  return called.get() == py._Py_EllipsisObject && as_usual && is_exactly(as_usual.get(), type.get()) ? at : 0;
}

constexpr unsigned long type_is_closed = 1UL << 8;  // Py_TPFLAGS_IMMUTABLETYPE, from 3.10 on

inline bool can_set_attribute(object *type) {
  const bool can = py.PyObject_SetAttrString(type, "tried", py._Py_NoneStruct) == 0;
  if (!can) py.PyErr_Clear();
  return can;
}

// The one word that is equal to the flags, in types whose flags differ.  Believed if a class is closed by setting a bit there.
inline ssize try_flags() {
  constexpr ssize word = sizeof(void *);
  const ssize size = number_of(py.PyType_Type, "__basicsize__");
  owned type(throw_away_class());
  object *samples[] = {py.PyLong_Type, py.PyDict_Type, py.PyTuple_Type, py.PyType_Type, py.PyBaseObject_Type, type.get()};
  ssize found = 0;
  for (ssize at = layout.head; type && at + word <= size; at += word) {
    bool equal = true;
    for (object *each : samples) equal = equal && word_at<unsigned long>(each, at) == py.PyType_GetFlags(each);
    if (equal && found) return 0;
    if (equal) found = at;
  }
  if (!found || !can_set_attribute(type.get())) return 0;
  word_at<unsigned long>(type.get(), found) |= type_is_closed;
  const bool closed = (py.PyType_GetFlags(type.get()) & type_is_closed) && !can_set_attribute(type.get());
  word_at<unsigned long>(type.get(), found) &= ~type_is_closed;
  return closed && can_set_attribute(type.get()) ? found : 0;
}

}  // namespace detail

inline void try_classes() {
  if (std::getenv("FERRULE_PLAIN") || sizeof(unsigned long) != sizeof(void *)) return;
  if (layout.version >= 0x030a) of_types.flags_at = detail::try_flags();
  if (layout.version >= 0x030a && of_types.flags_at) of_types.call_at = detail::try_class_call();
  py.PyErr_Clear();
}

// From now on nobody can replace what is in the class (classes derived from it are as open as any).  Its calls may then go straight
// to `call`, as there can be no other __new__ or __init__.
inline void close_class(object *type, class_call call) {
  if (!of_types.flags_at) return;
  word_at<unsigned long>(type, of_types.flags_at) |= detail::type_is_closed;
  if (call && of_types.call_at && !word_at<void *>(type, of_types.call_at)) word_at<class_call>(type, of_types.call_at) = call;
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
