// What Python asks of an object as a whole: `with`, pickling.
#pragma once

#include "convert_class.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

namespace detail {

// object.name(), a new reference.
inline object *call_method(object *self, const char *name) {
  owned method(py.PyObject_GetAttrString(self, name));
  return method ? py.PyObject_CallObject(method.get(), nullptr) : nullptr;
}

inline object *tuple_of(std::initializer_list<object *> items) {
  owned made(py.PyTuple_New(static_cast<ssize>(items.size())));
  ssize at = 0;
  for (object *item : items)
    if (made) py.PyTuple_SetItem(made.get(), at++, item);  // takes it over
  return made.release();
}

// What a class derived in Python has added; empty where there is nothing.
inline owned attributes_of(object *self) {
  owned all(py.PyObject_GetAttrString(self, "__dict__"));
  if (!all) py.PyErr_Clear();
  return all && py.PyDict_Size(all.get()) > 0 ? std::move(all) : owned();
}

}  // namespace detail

// __exit__: a method of the class, or of what is derived from it, without arguments.
inline object *close_by(object *self, const char *method) {
  owned done(detail::call_method(self, method));
  return done ? none() : nullptr;
}

// Of an object whose fields are all its state: made without arguments, they are set.
inline object *reduce_fields(object *self, std::initializer_list<const char *> fields) {
  owned values(py.PyDict_New());
  for (const char *field : fields) {
    owned value(values ? py.PyObject_GetAttrString(self, field) : nullptr);
    if (!value || py.PyDict_SetItemString(values.get(), field, value.get()) < 0) return nullptr;
  }
  owned nothing(py.PyTuple_New(0)), attributes = detail::attributes_of(self);
  if (!values || !nothing) return nullptr;
  owned state(detail::tuple_of({attributes ? attributes.release() : none(), values.release()}));
  return state ? detail::tuple_of({new_reference(type_of(self)), nothing.release(), state.release()}) : nullptr;
}

// Of one that a method gives the state of.  The class itself takes it, its parts if `spread`, or a static method of C does.
template <class C>
object *reduce_state(object *self, const char *state, const char *maker, bool spread) {
  object *type = type_of(self);
  if (maker && type != class_of<C>::state.type)
    return raise(*py.PyExc_TypeError,
                 "cannot pickle '" + type_name(type) + "' object: " + maker + "() makes a " + class_of<C>::name);
  owned given(detail::call_method(self, state));
  owned arguments(!given ? nullptr : spread ? py.PySequence_Tuple(given.get()) : detail::tuple_of({new_reference(given.get())}));
  owned make(maker ? py.PyObject_GetAttrString(type, maker) : new_reference(type));
  if (!arguments || !make) return nullptr;
  owned attributes = detail::attributes_of(self);
  if (!attributes) return detail::tuple_of({make.release(), arguments.release()});
  return detail::tuple_of({make.release(), arguments.release(), attributes.release()});
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
