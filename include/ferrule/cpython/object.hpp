// Small things about Python objects: owned references, singletons, tests of kind.
#pragma once

#include <string>
#include <utility>

#include "layout.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// A reference that is ours.
class owned {
 public:
  owned() = default;
  explicit owned(object *value) : value_(value) {}
  owned(owned &&other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
  owned &operator=(owned &&other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  FERRULE_INLINE ~owned() {
    if (value_) py.Py_DecRef(value_);
  }
  explicit operator bool() const { return value_ != nullptr; }
  object *get() const { return value_; }
  object *release() { return std::exchange(value_, nullptr); }

 private:
  object *value_ = nullptr;
};

inline object *new_reference(object *value) {
  py.Py_IncRef(value);
  return value;
}
inline bool is_none(object *value) { return value == py._Py_NoneStruct; }

// A reference to None, True or False, which are not counted any more from 3.12 on.
FERRULE_INLINE object *singleton(object *value) { return FERRULE_LIKELY(layout.has_immortals) ? value : new_reference(value); }
FERRULE_INLINE object *none() { return singleton(py._Py_NoneStruct); }
// Gives back a reference that is None, mostly.
FERRULE_INLINE void drop(object *value) {
  if (!FERRULE_LIKELY(layout.has_immortals && is_none(value))) py.Py_DecRef(value);
}

// Bits of PyType_GetFlags: what a class derives from.
enum class kind : unsigned long {
  integer = 1UL << 24,
  list = 1UL << 25,
  tuple = 1UL << 26,
  bytes = 1UL << 27,
  text = 1UL << 28,
  dict = 1UL << 29,
};

FERRULE_INLINE bool is_exactly(object *value, object *type) { return type_of(value) == type; }
FERRULE_INLINE bool is_a(object *value, object *type) {
  object *actual = type_of(value);
  return FERRULE_LIKELY(actual == type) || py.PyType_IsSubtype(actual, type);
}
inline bool is_a(object *value, kind what) { return (py.PyType_GetFlags(type_of(value)) & static_cast<unsigned long>(what)) != 0; }

// Whether the type of a value has an attribute, such as a special method.
inline bool type_has(object *value, const char *name) {
  owned found(py.PyObject_GetAttrString(type_of(value), name));
  if (found) return !is_none(found.get());
  py.PyErr_Clear();
  return false;
}

// A str as UTF-8; "?" if that cannot be done (only for messages).
inline std::string text_of(object *value) {
  ssize size = 0;
  const char *data = value ? py.PyUnicode_AsUTF8AndSize(value, &size) : nullptr;
  if (data) return std::string(data, static_cast<std::size_t>(size));
  py.PyErr_Clear();
  return "?";
}
inline std::string repr_of(object *value) { return text_of(owned(py.PyObject_Repr(value)).get()); }
inline std::string type_name(object *type) { return text_of(owned(py.PyObject_GetAttrString(type, "__name__")).get()); }

inline object *new_text(const std::string &text) {
  return py.PyUnicode_FromStringAndSize(text.data(), static_cast<ssize>(text.size()));
}
FERRULE_COLD inline object *raise(object *exception, const std::string &message) {
  if (owned text{new_text(message)}) py.PyErr_SetObject(exception, text.get());
  return nullptr;
}

// The exception that is being raised, as one object, taken out of the thread.
FERRULE_COLD inline owned take_exception() {
  object *type = nullptr, *value = nullptr, *traceback = nullptr;
  py.PyErr_Fetch(&type, &value, &traceback);
  py.PyErr_NormalizeException(&type, &value, &traceback);
  if (value && traceback) py.PyException_SetTraceback(value, traceback);
  if (type) py.Py_DecRef(type);
  if (traceback) py.Py_DecRef(traceback);
  return owned(value);
}
// Raises it again; takes its traceback along.
FERRULE_COLD inline void put_exception(owned exception) {
  object *type = new_reference(type_of(exception.get()));
  object *traceback = py.PyException_GetTraceback(exception.get());
  py.PyErr_Restore(type, exception.release(), traceback);
}

// module.attribute, a new reference
inline owned import_from(const char *module, const char *attribute) {
  owned from(py.PyImport_ImportModule(module));
  return from ? owned(py.PyObject_GetAttrString(from.get(), attribute)) : owned();
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
