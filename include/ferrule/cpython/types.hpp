// Classes as Python types, made at run time from specifications.
//
// All exported classes share one base without a name of its own to users, `_Object`, which holds the handle: so any two of them
// can be bases of one class.  Special methods are set as attributes, so that CPython fills the slots as it does for a class
// statement, reflected operands and all.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "../runtime/place.hpp"
#include "class_trial.hpp"
#include "convert_class.hpp"
#include "functions.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

namespace slot {
enum number : int {
  tp_clear = 51,
  tp_dealloc = 52,
  tp_doc = 56,
  tp_hash = 59,
  tp_init = 60,
  tp_iter = 62,
  tp_iternext = 63,
  tp_methods = 64,
  tp_new = 65,
  tp_repr = 66,
  tp_richcompare = 67,
  tp_traverse = 71,
  tp_members = 72,
  tp_getset = 73,
  tp_free = 74,
};
}  // namespace slot

constexpr unsigned type_default = 1u << 18, type_can_be_base = 1u << 10, type_collected = 1u << 14;

template <class Function>
void *slot_of(Function *function) {
  return reinterpret_cast<void *>(function);
}
template <class Function>
function_pointer method_of(Function *function) {
  return reinterpret_cast<function_pointer>(function);
}

namespace detail {

// A class derived in Python that leaves abstract methods open; said as `object` says it.
FERRULE_COLD inline object *refuse_abstract(object *type) {
  owned open(py.PyObject_GetAttrString(type, "__abstractmethods__")), sorted = import_from("builtins", "sorted");
  owned names(open && sorted ? py.PyObject_CallFunctionObjArgs(sorted.get(), open.get(), nullptr) : nullptr);
  if (!names) return nullptr;
  const bool quotes = layout.version >= 0x030c;
  const ssize count = py.PyList_Size(names.get());
  std::string text;
  for (ssize i = 0; i < count; ++i) text += (i ? quotes ? "', '" : ", " : "") + text_of(py.PyList_GetItem(names.get(), i));
  const std::string methods = std::string("abstract method") + (count == 1 ? " " : "s ");
  return raise(*py.PyExc_TypeError,
               "Can't instantiate abstract class " + type_name(type) +
                   (quotes ? " without an implementation for " + methods + "'" + text + "'" : " with " + methods + text));
}

}  // namespace detail

inline object *new_instance(object *type, object *, object *) {
  constexpr unsigned long is_abstract = 1UL << 20;
  if (!FERRULE_LIKELY(!(py.PyType_GetFlags(type) & is_abstract))) return detail::refuse_abstract(type);
  return py.PyType_GenericAlloc(type, 0);
}

template <class C>
void destroy_instance(object *self) {
  instance *mine = body_of<instance>(self);
  if (class_of<C>::state.is_dynamic) forget_attributes(self);
  if (mine->weak_references) py.PyObject_ClearWeakRefs(self);
  if (mine->is_known.load(std::memory_order_relaxed)) known_objects::leave(self);
  if (C *cell = static_cast<C *>(mine->cell.exchange(nullptr, std::memory_order_acquire))) let_go(cell);
  end_of_object(self, class_of<C>::state);
}

// The __init__ of a class that only the library makes.
template <class C>
int refuse_creation(object *, object *, object *) {
  raise(*py.PyExc_TypeError, std::string("cannot create '") + class_of<C>::name + "' instances");
  return -1;
}

inline object *refuse_pickling(object *self, object *const *, ssize, object *) {
  return raise(*py.PyExc_TypeError, "cannot pickle '" + type_name(type_of(self)) + "' object");
}

inline object *the_root FERRULE_HIDDEN = nullptr;  // _Object

// A class derived in Python holds one C++ object: of the exported classes among its bases one must derive from all the others.
inline object *check_derived(object *type, object *arguments, object *keywords) {
  owned order(py.PyObject_GetAttrString(type, "__mro__"));
  object *first = nullptr;
  for (ssize i = 0, size = order ? py.PyTuple_Size(order.get()) : 0; i < size; ++i) {
    object *base = py.PyTuple_GetItem(order.get(), i);
    if (!is_exported(base)) continue;
    if (!first) first = base;
    if (!py.PyType_IsSubtype(first, base)) return raise(*py.PyExc_TypeError, "multiple bases have instance lay-out conflict");
  }
  owned super = import_from("builtins", "super");
  owned rest(super ? py.PyObject_CallFunctionObjArgs(super.get(), the_root, type, nullptr) : nullptr);
  owned next(rest ? py.PyObject_GetAttrString(rest.get(), "__init_subclass__") : nullptr);
  return next ? py.PyObject_Call(next.get(), arguments, keywords) : nullptr;
}

// The common base of the package's classes; a new reference.
inline object *make_root(const char *name) {
  static member_definition members[2];
  static method_definition pickling = {"__reduce_ex__", method_of(refuse_pickling), fastcall_with_keywords, nullptr};
  members[0] = {"__weaklistoffset__", 19 /* Py_ssize_t */, layout.head + static_cast<ssize>(offsetof(instance, weak_references)),
                1 /* read only */, nullptr};
  static method_definition deriving = {"__init_subclass__", method_of(check_derived), with_keywords | class_method, nullptr};
  static method_definition methods[3];
  methods[0] = pickling;
  methods[1] = deriving;
  type_slot slots[] = {{slot::tp_new, slot_of(new_instance)},
                       {slot::tp_members, members},
                       {slot::tp_methods, methods},
                       {slot::tp_doc, const_cast<char *>("What holds a handle of the library.")},
                       {0, nullptr}};
  type_specification specification = {name, static_cast<int>(layout.head) + static_cast<int>(sizeof(instance)), 0,
                                      type_default | type_can_be_base, slots};
  return the_root = py.PyType_FromSpecWithBases(&specification, nullptr);
}

struct class_plan {
  const char *name;  // "geo.Path"
  const char *doc;
  method_definition *methods;  // both end with an empty one
  method_definition *special_methods;
  property_definition *properties;
  int (*init)(object *, object *, object *);
  void (*destroy)(object *);
  object *(*next)(object *);  // of an iteration
  class_call call;            // what calling the class itself runs; nullptr: its __new__ and __init__
  bool patchable;             // its attributes can be replaced
  bool dynamic;               // its objects have a __dict__
};

// An object that can be given attributes may be part of a cycle, and so is watched by the collector.
inline int traverse_attributes(object *self, visitor visit, void *argument) {
  if (object *attributes = body_of<instance>(self)->attributes) {
    if (const int stop = visit(attributes, argument)) return stop;
  }
  return visit(type_of(self), argument);
}
inline int clear_attributes(object *self) {
  if (object *attributes = std::exchange(body_of<instance>(self)->attributes, nullptr)) py.Py_DecRef(attributes);
  return 0;
}

inline object *itself(object *self) { return new_reference(self); }

// Special methods become attributes; of a class that compares, but has no hash, there is none, as in Python.
inline bool set_special_methods(object *type, method_definition *special) {
  bool compares = false, hashes = false;
  for (; special && special->name; ++special) {
    owned descriptor(py.PyDescr_NewMethod(type, special));
    if (!descriptor || py.PyObject_SetAttrString(type, special->name, descriptor.get()) < 0) return false;
    compares = compares || std::string(special->name) == "__eq__";
    hashes = hashes || std::string(special->name) == "__hash__";
  }
  return !compares || hashes || py.PyObject_SetAttrString(type, "__hash__", py._Py_NoneStruct) == 0;
}

// CPython's own messages call a type made from a specification by its full name, one made by a class statement by its last part.
inline bool set_short_name(object *type, const char *full_name) {
  const std::string text = full_name;
  owned name(py.PyUnicode_FromString(text.c_str() + text.rfind('.') + 1));
  return name && py.PyObject_SetAttrString(type, "__name__", name.get()) == 0;
}

// obj.__dict__, which a type made from a specification has not by itself.
inline object *get_attributes(object *self, void *) { return py.PyObject_GenericGetDict(self, nullptr); }
inline int set_attributes(object *self, object *value, void *) { return py.PyObject_GenericSetDict(self, value, nullptr); }

// The type of a class whose exported bases exist already; nullptr with an exception.  `name` lives for ever.
inline object *make_class(const char *name, const class_plan &plan, class_state &state, std::initializer_list<object *> bases) {
  ssize size = layout.head + static_cast<ssize>(sizeof(instance));
  if (state.in_place) {
    const auto alignment = static_cast<ssize>(state.in_place->alignment);
    state.room_at = (size + alignment - 1) / alignment * alignment;
    size = state.room_at + static_cast<ssize>(state.in_place->size);
  }
  static member_definition attributes_member[2];
  attributes_member[0] = {"__dictoffset__", 19 /* Py_ssize_t */, layout.head + static_cast<ssize>(offsetof(instance, attributes)),
                          1 /* read only */, nullptr};
  type_slot slots[] = {{slot::tp_new, slot_of(new_instance)},
                       {slot::tp_init, slot_of(plan.init)},
                       {slot::tp_dealloc, slot_of(plan.destroy)},
                       {slot::tp_doc, const_cast<char *>(plan.doc)},
                       {slot::tp_methods, plan.methods},
                       {slot::tp_getset, plan.properties},
                       {0, nullptr},
                       {0, nullptr},
                       {0, nullptr},
                       {0, nullptr}};
  type_slot *more = std::find_if(std::begin(slots), std::end(slots), [](const type_slot &each) { return each.slot == 0; });
  if (plan.next) {
    *more++ = {slot::tp_iter, slot_of(itself)};
    *more++ = {slot::tp_iternext, slot_of(plan.next)};
  } else if (plan.dynamic) {
    *more++ = {slot::tp_members, attributes_member};
    *more++ = {slot::tp_traverse, slot_of(traverse_attributes)};
    *more++ = {slot::tp_clear, slot_of(clear_attributes)};
  }
  state.is_dynamic = plan.dynamic;
  type_specification specification = {name, static_cast<int>(size), 0,
                                      type_default | type_can_be_base | (plan.dynamic ? type_collected : 0), slots};
  owned all(py.PyTuple_New(static_cast<ssize>(bases.size())));
  if (!all) return nullptr;
  ssize at = 0;
  for (object *each : bases)
    if (py.PyTuple_SetItem(all.get(), at++, new_reference(each)) < 0) return nullptr;
  owned type(py.PyType_FromSpecWithBases(&specification, all.get()));
  if (type) exported_types().push_back(type.get());
  return type && set_short_name(type.get(), name) && set_special_methods(type.get(), plan.special_methods) ? type.release()
                                                                                                           : nullptr;
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
