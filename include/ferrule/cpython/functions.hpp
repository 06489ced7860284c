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

namespace detail {

// Exceptions of C++ must not go through the interpreter.  There is only one here: no memory, for the text of an error mostly.
// (The C functions let none out; a thread's forced unwinding has to go on.)
template <class Result, class Run>
Result or_no_memory(Result failure, Run &&run) {
  try {
    return run();
  } catch (const std::exception &) {
    py.PyErr_NoMemory();
    return failure;
  }
}
template <class Run>
object *or_no_memory(Run &&run) {
  return or_no_memory(static_cast<object *>(nullptr), std::forward<Run>(run));
}

template <misfit When>
object *end_of(object *result, const call &c) {
  if constexpr (When == misfit::not_implemented) {
    if (!result && c.refused() && py.PyErr_ExceptionMatches(*py.PyExc_TypeError)) {
      py.PyErr_Clear();
      return new_reference(py._Py_NotImplementedStruct);
    }
  }
  return result;
}

}  // namespace detail

// A function or method that is not overloaded.
template <auto &Signature, body Body, misfit When = misfit::raises>
object *function(object *self, object *const *values, ssize count, object *names) {
  constexpr int size = std::remove_reference_t<decltype(Signature)>::size;
  object *bound[size ? size : 1];
  if (!FERRULE_LIKELY(count == size && !names && Signature.positional == size)) {
    if (!detail::or_no_memory(false, [&] { return bind(Signature, {values, count, names}, bound); })) return nullptr;
    values = bound;
  }
  return detail::or_no_memory([&] {
    call c(Signature);
    return detail::end_of<When>(Body(self, values, c), c);
  });
}

// __deepcopy__, of a class whose copies share nothing; the memo has nothing to add.
template <auto &Signature, body Body>
object *deep_copy(object *self, object *) {
  return detail::or_no_memory([&] {
    call c(Signature);
    return Body(self, nullptr, c);
  });
}

// __init__ of a class with one constructor.  Bodies of constructors give self, borrowed.
template <auto &Signature, body Body>
int initializer(object *self, object *positional, object *by_keyword) {
  constexpr int size = std::remove_reference_t<decltype(Signature)>::size;
  object *bound[size ? size : 1];
  return detail::or_no_memory(-1, [&] {
    unpacked given(positional, by_keyword);
    if (!bind(Signature, given.get(), bound)) return -1;
    call c(Signature);
    return Body(self, bound, c) ? 0 : -1;
  });
}

// A call of the class C itself, which has one constructor: what __new__ and __init__ would do, without the detour.
template <auto &Signature, body Body, class C>
object *construct(object *, object *const *values, std::size_t count, object *names) {
  constexpr int size = std::remove_reference_t<decltype(Signature)>::size;
  const ssize positional = positional_count(count);
  object *bound[size ? size : 1];
  return detail::or_no_memory([&]() -> object * {
    if (!FERRULE_LIKELY(positional == size && !names && Signature.positional == size)) {
      if (!bind(Signature, {values, positional, names}, bound)) return nullptr;
      values = bound;
    }
    owned self(new_object(class_of<C>::state));
    if (!self) return nullptr;
    call c(Signature);
    return Body(self.get(), values, c) ? self.release() : nullptr;
  });
}

// A step of an iteration: nullptr without an exception is its end.
template <auto &Signature, body Body>
object *next(object *self) {
  return detail::or_no_memory([&] {
    call c(Signature);
    return Body(self, nullptr, c);
  });
}

// ---- properties ---------------------------------------------------------------------------------------------------------------

template <auto &Signature, body Body>
object *getter(object *self, void *) {
  return detail::or_no_memory([&] {
    call c(Signature);
    return Body(self, nullptr, c);
  });
}

namespace detail {

// As a property of Python says it, in that version.
FERRULE_COLD inline int refuse_property(object *self, const char *name, bool deletes) {
  return or_no_memory(-1, [&] {
    std::string text = deletes ? "can't delete attribute" : "can't set attribute";
    if (layout.version == 0x030a) text += std::string(" '") + name + "'";
    if (layout.version > 0x030a)
      text = std::string("property '") + name + "' of '" + type_name(type_of(self)) + "' object has no " +
             (deletes ? "deleter" : "setter");
    raise(*py.PyExc_AttributeError, text);
    return -1;
  });
}

}  // namespace detail

// The closure of a property is its name.
template <auto &Signature, body Body>
int setter(object *self, object *value, void *name) {
  if (!value) return detail::refuse_property(self, static_cast<const char *>(name), true);
  return detail::or_no_memory(-1, [&] {
    call c(Signature);
    owned result(Body(self, &value, c));
    return result ? 0 : -1;
  });
}

inline int no_setter(object *self, object *value, void *name) {
  return detail::refuse_property(self, static_cast<const char *>(name), !value);
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
