// From what CPython calls to what the generator writes: a body per C function, behind one entry per Python callable.
#pragma once

#include "arguments.hpp"
#include "call.hpp"
#include "convert_class.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// One C function: `given` has one value per parameter, nullptr for a default.  A new reference; nullptr with an exception.
using body = object *(*)(object *self, object *const *given, call &c);

// What an argument that does not fit means: an operator leaves the other operand a chance.
enum class misfit { raises, not_implemented };

// For small code functions of so many parameters share what is around their bodies.
inline constexpr int few_parameters = 16;

namespace detail {

// Exceptions of C++ must not go through the interpreter.  There is only one here: no memory, for the text of an error mostly.
// (The C functions let none out; a thread's forced unwinding has to go on.)
FERRULE_COLD inline std::nullptr_t no_memory() {
  py.PyErr_NoMemory();
  return nullptr;
}

template <misfit When>
FERRULE_INLINE object *end_of(object *result, const call &c) {
  if constexpr (When == misfit::not_implemented) {
    if (!result && c.refused() && py.PyErr_ExceptionMatches(*py.PyExc_TypeError)) {
      py.PyErr_Clear();
      return new_reference(py._Py_NotImplementedStruct);
    }
  }
  return result;
}

template <misfit When>
FERRULE_INLINE object *run(const signature_base &of, int size, body what, object *self, object *const *values, ssize count,
                           object *names, object **room) try {
  object *const *given = in_order(of, size, values, count, names, room);
  if (!FERRULE_LIKELY(given != nullptr)) return nullptr;
  call c(of);
  return end_of<When>(what(self, given, c), c);
} catch (const std::exception &) {
  return no_memory();
}

FERRULE_INLINE object *make(const signature_base &of, int size, body what, class_state &state, object *const *values, ssize count,
                            object *names, object **room) try {
  object *const *given = in_order(of, size, values, count, names, room);
  if (!FERRULE_LIKELY(given != nullptr)) return nullptr;
  owned self(new_object(state));
  if (!self) return nullptr;
  call c(of);
  return what(self.get(), given, c) ? self.release() : nullptr;
} catch (const std::exception &) {
  return no_memory();
}

inline int initialize(const signature_base &of, body what, object *self, object *positional, object *by_keyword,
                      object **bound) try {
  unpacked given(positional, by_keyword);
  if (!bind(of, given.get(), bound)) return -1;
  call c(of);
  return what(self, bound, c) ? 0 : -1;
} catch (const std::exception &) {
  return no_memory(), -1;
}

// The same for any body.
template <misfit When>
FERRULE_APART object *any_function(const signature_base &of, body what, object *self, object *const *values, ssize count,
                                   object *names) {
  object *room[few_parameters];
  return run<When>(of, of.count, what, self, values, count, names, room);
}
FERRULE_APART inline object *make_of_any(const signature_base &of, body what, class_state &state, object *const *values,
                                         ssize count, object *names) {
  object *room[few_parameters];
  return make(of, of.count, what, state, values, count, names, room);
}

}  // namespace detail

// A function or method that is not overloaded.
template <auto &Signature, body Body, misfit When = misfit::raises>
object *function(object *self, object *const *values, ssize count, object *names) {
  using signature = std::remove_reference_t<decltype(Signature)>;
  if constexpr (FERRULE_FOR_SIZE && signature::size <= few_parameters) {
    return detail::any_function<When>(Signature, Body, self, values, count, names);
  } else {
    object *room[signature::room];
    return detail::run<When>(Signature, signature::size, Body, self, values, count, names, room);
  }
}

// __deepcopy__, of a class whose copies share nothing; the memo has nothing to add.
template <auto &Signature, body Body>
object *deep_copy(object *self, object *) {
  return function<Signature, Body>(self, nullptr, 0, nullptr);
}

// __init__ of a class with one constructor, where it is called as such.  Bodies of constructors give self, borrowed.
template <auto &Signature, body Body>
int initializer(object *self, object *positional, object *by_keyword) {
  object *bound[std::remove_reference_t<decltype(Signature)>::room];
  return detail::initialize(Signature, Body, self, positional, by_keyword, bound);
}

// A call of the class C itself, which has one constructor: what __new__ and __init__ would do, without the detour.
template <auto &Signature, body Body, class C>
object *construct(object *, object *const *values, std::size_t count, object *names) {
  using signature = std::remove_reference_t<decltype(Signature)>;
  if constexpr (FERRULE_FOR_SIZE && signature::size <= few_parameters) {
    return detail::make_of_any(Signature, Body, class_of<C>::state, values, positional_count(count), names);
  } else {
    object *room[signature::room];
    return detail::make(Signature, signature::size, Body, class_of<C>::state, values, positional_count(count), names, room);
  }
}

// A step of an iteration: nullptr without an exception is its end.
template <auto &Signature, body Body>
object *next(object *self) try {
  call c(Signature);
  return Body(self, nullptr, c);
} catch (const std::exception &) {
  return detail::no_memory();
}

// ---- properties ---------------------------------------------------------------------------------------------------------------

template <auto &Signature, body Body>
object *getter(object *self, void *) try {
  call c(Signature);
  return Body(self, nullptr, c);
} catch (const std::exception &) {
  return detail::no_memory();
}

namespace detail {

// As a property of Python says it, in that version.
FERRULE_COLD inline int refuse_property(object *self, const char *name, bool deletes) try {
  std::string text = deletes ? "can't delete attribute" : "can't set attribute";
  if (layout.version == 0x030a) text += std::string(" '") + name + "'";
  if (layout.version > 0x030a)
    text = std::string("property '") + name + "' of '" + type_name(type_of(self)) + "' object has no " +
           (deletes ? "deleter" : "setter");
  raise(*py.PyExc_AttributeError, text);
  return -1;
} catch (const std::exception &) {
  return no_memory(), -1;
}

}  // namespace detail

// The closure of a property is its name.
template <auto &Signature, body Body>
int setter(object *self, object *value, void *name) try {
  if (!value) return detail::refuse_property(self, static_cast<const char *>(name), true);
  call c(Signature);
  object *result = Body(self, &value, c);
  if (!FERRULE_LIKELY(result != nullptr)) return -1;
  drop(result);
  return 0;
} catch (const std::exception &) {
  return detail::no_memory(), -1;
}

inline int no_setter(object *self, object *value, void *name) {
  return detail::refuse_property(self, static_cast<const char *>(name), !value);
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
