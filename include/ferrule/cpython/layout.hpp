// What has to be known of an object's memory, asked of the interpreter that imports us.
//
// Only two facts are used: how large the head of every object is (`object.__basicsize__`; what we store begins behind it)
// and where in that head the type stands.  The second is believed only after a trial; without it a function is called.
#pragma once

#include <cstdlib>
#include <cstring>

#include "table.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

struct layout_facts {
  ssize head = 0;      // bytes of a PyObject
  ssize type_at = -1;  // where its type pointer is; -1: not known
  int version = 0;     // 0xMMmm
  bool free_threaded = false;
  bool has_immortals = false;  // None, True and False are among them
};
inline layout_facts layout FERRULE_HIDDEN;

// The type of an object; borrowed from the object.
FERRULE_APART inline object *asked_type_of(object *value) {
  object *type = py.PyObject_Type(value);
  py.Py_DecRef(type);  // the object holds it
  return type;
}
FERRULE_INLINE object *type_of(object *value) {
  if (FERRULE_LIKELY(layout.type_at >= 0)) return *reinterpret_cast<object **>(reinterpret_cast<char *>(value) + layout.type_at);
  return asked_type_of(value);
}

// Memory of our own behind an object's head.
template <class T>
FERRULE_INLINE T *body_of(object *value) {
  return reinterpret_cast<T *>(reinterpret_cast<char *>(value) + layout.head);
}

inline bool measure_layout() {
  const char *version = py.Py_GetVersion();
  char *rest = nullptr;
  long major = std::strtol(version, &rest, 10), minor = *rest == '.' ? std::strtol(rest + 1, nullptr, 10) : 0;
  layout.version = static_cast<int>(major << 8 | minor);
  layout.free_threaded = std::strstr(version, "free-threading") != nullptr;
  layout.has_immortals = layout.version >= 0x030c && !std::getenv("FERRULE_PLAIN");
  object *size = py.PyObject_GetAttrString(py.PyBaseObject_Type, "__basicsize__");
  if (!size) return false;
  layout.head = static_cast<ssize>(py.PyLong_AsLongLong(size));
  py.Py_DecRef(size);
  // In every build so far the type is the last word of the head.  Tried on objects of several kinds.
  const ssize candidate = layout.head - static_cast<ssize>(sizeof(void *));
  bool confirmed = candidate >= 0;
  object *number = py.PyFloat_FromDouble(0.5), *list = py.PyList_New(0);
  object *samples[] = {number, list, py._Py_NoneStruct, py.PyFloat_Type, py.PyType_Type};
  for (object *sample : samples) {
    object *type = sample ? py.PyObject_Type(sample) : nullptr;
    if (!type) return false;
    confirmed = confirmed && *reinterpret_cast<object **>(reinterpret_cast<char *>(sample) + candidate) == type;
    py.Py_DecRef(type);
  }
  py.Py_DecRef(number);
  py.Py_DecRef(list);
  layout.type_at = confirmed && !std::getenv("FERRULE_PLAIN") ? candidate : -1;
  return true;
}

// ---- the module's definition: laid out at run time, behind a head of the interpreter's size -------------------------------

struct module_slot {
  int slot;
  void *value;
};

// Py_mod_exec, and what later versions ask; a slot that is not known yet would be an error.
inline object *define_module(const char *name, const char *doc, int (*execute)(object *)) {
  struct tail {
    object *(*init)();
    ssize index;
    object *copy;
    const char *name, *doc;
    ssize size;
    method_definition *methods;
    module_slot *slots;
    void *traverse, *clear, *free;
  };
  static module_slot slots[4];
  static void *definition = nullptr;  // lives as long as the process: the interpreter keeps a pointer to it
  if (!definition) {
    definition = std::calloc(1, static_cast<std::size_t>(layout.head) + sizeof(tail));
    if (!definition) return py.PyErr_NoMemory();
    module_slot *next = slots;
    *next++ = {2, reinterpret_cast<void *>(execute)};  // Py_mod_exec
    // Py_mod_multiple_interpreters: any, as far as Python is concerned; they are refused in our words (interpreter.hpp).
    if (layout.version >= 0x030c) *next++ = {3, reinterpret_cast<void *>(2)};
    if (layout.version >= 0x030d) *next++ = {4, reinterpret_cast<void *>(1)};  // Py_mod_gil: not used
    *next = {0, nullptr};
    tail *to = body_of<tail>(static_cast<object *>(definition));
    to->name = name;
    to->doc = doc;
    to->slots = slots;
  }
  return py.PyModuleDef_Init(definition);
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
