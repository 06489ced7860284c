// Records: values with named fields, as dataclasses are.
//
// A flat record (scalars and enums only) keeps its C struct inside the Python object; any other keeps one Python object per
// field, so that `record.names.append(…)` sticks, and becomes a C struct when it crosses.  Everything is driven by a table of
// fields; only entries that need to know the record are templates.
#pragma once

#include <cstring>
#include <mutex>

#include "convert_class.hpp"
#include "functions.hpp"
#include "types.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// What is used where __init__ gets no value for a field.
enum class initial : unsigned char {
  required,
  value,  // the same object each time
  made,   // what calling the object gives: a fresh list
  asked,  // what C++ computes
};

struct field {
  const char *name;
  std::size_t offset;  // in the C struct
  bool (*load)(object *from, void *to, call &c);
  object *(*store)(const void *from, ownership who);
  bool is_scalar;  // checked when it is set; the others when they cross
  initial start;
  const char *expression;   // of the start: Python, evaluated among the package's names
  object *(*ask)(call &c);  // of one that C++ computes
};

namespace detail {
template <class T>
bool load_field(object *from, void *to, call &c) {
  return shape<T>::load(from, static_cast<T *>(to), c);
}
template <class T>
object *store_field(const void *from, ownership who) {
  return shape<T>::store(*static_cast<const T *>(from), who);
}
template <class T>
inline constexpr bool is_scalar = std::is_arithmetic_v<T>;
template <class E, class I>
inline constexpr bool is_scalar<abi::enumeration<E, I>> = true;
}  // namespace detail

template <class T>
constexpr field field_of(const char *name, std::size_t offset, initial start = initial::required, const char *expression = nullptr,
                         object *(*ask)(call &) = nullptr) {
  return {name, offset, detail::load_field<T>, detail::store_field<T>, detail::is_scalar<T>, start, expression, ask};
}

// What exists once per record type.
struct record_state {
  const char *name;  // "Point"
  const field *fields;
  int count;
  std::size_t size;  // of the C struct
  bool flat, frozen;
  object *type = nullptr;
  object **starts = nullptr;  // the evaluated expressions, one per field

  std::size_t body_size() const { return flat ? (size + 7) / 8 * 8 : static_cast<std::size_t>(count) * sizeof(object *); }
  object **weak_references(object *self) const { return reinterpret_cast<object **>(body_of<char>(self) + body_size()); }
  object **objects(object *self) const { return body_of<object *>(self); }
};

// static record_state state;
template <class R>
struct record_of;

namespace detail {

// Without the interpreter's lock, somebody could take a field away between our seeing it and holding it.
class field_guard {
 public:
  field_guard() {
    if (layout.free_threaded) fields().lock();
  }
  ~field_guard() {
    if (layout.free_threaded) fields().unlock();
  }
  field_guard(const field_guard &) = delete;
  field_guard &operator=(const field_guard &) = delete;

  static std::mutex &fields() {
    static std::mutex one;
    return one;
  }
};

// The object in a field, a new reference; nullptr, and no exception, where __init__ has not run.
inline object *take_object(const record_state &record, object *self, int i) {
  field_guard guard;
  object *value = record.objects(self)[i];
  return value ? new_reference(value) : nullptr;
}

// A field's value, a new reference; nullptr with an exception.
inline object *get_field(const record_state &record, object *self, int i) {
  const field &one = record.fields[i];
  if (record.flat) return one.store(body_of<char>(self) + one.offset, ownership::of_caller);
  object *value = take_object(record, self, i);
  return value ? value : not_initialised(record.name);
}

// What a field of a record that is not flat keeps: a scalar as what it will be in C++ (an int becomes a float), the rest as it is.
inline object *stored_form(const field &one, object *value, call &c) {
  if (!one.is_scalar) return new_reference(value);
  alignas(8) unsigned char room[8];
  return one.load(value, room, c) ? one.store(room, ownership::of_caller) : nullptr;
}

// Takes over a reference.
inline void put_object(const record_state &record, object *self, int i, object *stored) {
  object *before;
  {
    field_guard guard;
    before = std::exchange(record.objects(self)[i], stored);
  }
  if (before) py.Py_DecRef(before);
}

// Takes `value` as it is, without asking whether the record is frozen.
inline bool set_field(const record_state &record, object *self, int i, object *value, call &c) {
  const field &one = record.fields[i];
  if (record.flat) {
    return one.load(value, body_of<char>(self) + one.offset, c);  // a scalar that does not fit changes nothing
  }
  object *stored = stored_form(one, value, c);
  if (!stored) return false;
  put_object(record, self, i, stored);
  return true;
}

// The values of all fields as a tuple.
inline owned all_fields(const record_state &record, object *self) {
  owned values(py.PyTuple_New(record.count));
  for (int i = 0; values && i < record.count; ++i) {
    object *value = get_field(record, self, i);
    if (!value) return {};
    py.PyTuple_SetItem(values.get(), i, value);
  }
  return values;
}

inline object *start_of(const record_state &record, int i, call &c) {
  switch (record.fields[i].start) {
    case initial::value:
      return new_reference(record.starts[i]);
    case initial::made:
      return py.PyObject_CallObject(record.starts[i], nullptr);
    case initial::asked:
      return record.fields[i].ask(c);
    default:
      return raise(*py.PyExc_RuntimeError, "a field without a start was left out");
  }
}

// All fields, or none where one does not fit.
inline bool fill_record(const record_state &record, object *self, object *const *given, call &c) {
  char *plain = record.flat ? static_cast<char *>(c.memory.allocate(record.size)) : nullptr;
  owned stored(record.flat ? nullptr : py.PyTuple_New(record.count));
  if (!plain && !stored) return false;
  if (plain) std::memcpy(plain, body_of<char>(self), record.size);
  for (int i = 0; i < record.count; ++i) {
    const field &one = record.fields[i];
    // `...` stands for what is made or computed anew, as signatures show it.
    const bool left_out = !given[i] || (given[i] == py._Py_EllipsisObject && one.start >= initial::made);
    owned made(left_out ? start_of(record, i, c) : nullptr);
    object *value = left_out ? made.get() : given[i];
    if (!value) return false;
    object *form = plain ? nullptr : stored_form(one, value, c);
    if (form) py.PyTuple_SetItem(stored.get(), i, form);
    if (!FERRULE_LIKELY(plain ? one.load(value, plain + one.offset, c) : form != nullptr)) return c.refuse(i);
  }
  if (plain) std::memcpy(body_of<char>(self), plain, record.size);
  for (int i = 0; !plain && i < record.count; ++i) put_object(record, self, i, new_reference(py.PyTuple_GetItem(stored.get(), i)));
  return true;
}

inline object *record_repr(const record_state &record, object *self) {
  const int entered = py.Py_ReprEnter(self);
  if (entered != 0) return entered > 0 ? py.PyUnicode_FromString("...") : nullptr;
  std::string text;
  bool good = true;
  owned name(py.PyObject_GetAttrString(type_of(self), "__qualname__"));
  for (int i = 0; i < record.count && good; ++i) {
    owned value(get_field(record, self, i)), repr(value ? py.PyObject_Repr(value.get()) : nullptr);
    good = static_cast<bool>(repr);
    if (good) text += std::string(i ? ", " : "") + record.fields[i].name + "=" + text_of(repr.get());
  }
  py.Py_ReprLeave(self);
  return good && name ? new_text(text_of(name.get()) + "(" + text + ")") : nullptr;
}

// Equal if of one type and with equal fields; there is no order.
inline object *record_compare(const record_state &record, object *self, object *other, int operation) {
  constexpr int equal = 2, unequal = 3;
  if ((operation != equal && operation != unequal) || type_of(self) != type_of(other))
    return new_reference(py._Py_NotImplementedStruct);
  owned mine = all_fields(record, self), theirs = mine ? all_fields(record, other) : owned();
  const int result = theirs ? py.PyObject_RichCompareBool(mine.get(), theirs.get(), operation) : -1;
  return result < 0 ? nullptr : new_reference(result ? py._Py_TrueStruct : py._Py_FalseStruct);
}

inline int no_more_than_self(const char *name, ssize count) {
  if (!count) return 0;
  raise(*py.PyExc_TypeError, std::string(name) + "() takes no positional arguments");
  return -1;
}

// As the class would make it: with the fields by position, then by name what is to be different.
inline object *record_copy(const record_state &record, object *self, object *const *values, object *names) {
  owned fields = all_fields(record, self), changed(py.PyDict_New());
  for (int i = 0; fields && changed && i < record.count; ++i)
    if (py.PyDict_SetItemString(changed.get(), record.fields[i].name, py.PyTuple_GetItem(fields.get(), i)) < 0) return nullptr;
  for (ssize i = 0, count = names ? py.PyTuple_Size(names) : 0; changed && i < count; ++i)
    if (py.PyDict_SetItem(changed.get(), py.PyTuple_GetItem(names, i), values[i]) < 0) return nullptr;
  owned nothing(py.PyTuple_New(0));
  return fields && changed && nothing ? py.PyObject_Call(type_of(self), nothing.get(), changed.get()) : nullptr;
}

inline object *record_reduce(const record_state &record, object *self) {
  owned fields = all_fields(record, self);
  if (!fields) return nullptr;
  owned state(py.PyObject_GetAttrString(self, "__dict__"));  // of a class derived in Python
  if (!state) py.PyErr_Clear();
  const bool has_state = state && py.PyDict_Size(state.get()) > 0;
  owned result(py.PyTuple_New(has_state ? 3 : 2));
  if (!result) return nullptr;
  py.PyTuple_SetItem(result.get(), 0, new_reference(type_of(self)));
  py.PyTuple_SetItem(result.get(), 1, fields.release());
  if (has_state) py.PyTuple_SetItem(result.get(), 2, state.release());
  return result.release();
}

// ---- what CPython calls ---------------------------------------------------------------------------------------------------

template <class R, auto &Signature>
struct record_slots {
  static record_state &record() { return record_of<R>::state; }

  static int init(object *self, object *positional, object *by_keyword) {
    object *bound[std::remove_reference_t<decltype(Signature)>::room];
    unpacked given(positional, by_keyword);
    if (!bind(Signature, given.get(), bound)) return -1;
    call c(Signature);
    return fill_record(record(), self, bound, c) ? 0 : -1;
  }
  static void destroy(object *self) {
    if (!record().flat) py.PyObject_GC_UnTrack(self);
    if (*record().weak_references(self)) py.PyObject_ClearWeakRefs(self);
    clear(self);
    end_of_object(self);
  }
  static int traverse(object *self, visitor visit, void *argument) {
    for (int i = 0; i < record().count; ++i) {
      object *value = record().objects(self)[i];
      if (value) {
        if (int stop = visit(value, argument)) return stop;
      }
    }
    return visit(type_of(self), argument);
  }
  static int clear(object *self) {
    if (record().flat) return 0;
    for (int i = 0; i < record().count; ++i) {
      if (object *value = std::exchange(record().objects(self)[i], nullptr)) py.Py_DecRef(value);
    }
    return 0;
  }
  static object *repr(object *self) { return record_repr(record(), self); }
  static object *compare(object *self, object *other, int operation) { return record_compare(record(), self, other, operation); }
  static ssize hash(object *self) {
    owned fields = all_fields(record(), self);
    return fields ? py.PyObject_Hash(fields.get()) : -1;
  }
  static object *copy(object *self, object *) {
    owned fields = all_fields(record(), self);
    return fields ? py.PyObject_CallObject(type_of(self), fields.get()) : nullptr;
  }
  static object *replace(object *self, object *const *values, ssize count, object *names) {
    return no_more_than_self("__replace__", count) < 0 ? nullptr : record_copy(record(), self, values, names);
  }
  static object *reduce(object *self, object *) { return record_reduce(record(), self); }

  // The closure of a field's property is its entry in the table.
  static object *get(object *self, void *entry) {
    return get_field(record(), self, static_cast<int>(static_cast<const field *>(entry) - record().fields));
  }
  static int set(object *self, object *value, void *entry) {
    const auto *one = static_cast<const field *>(entry);
    if (record().frozen || !value) {
      raise(*py.PyExc_AttributeError,
            std::string(value || record().frozen ? "cannot assign to field '" : "cannot delete field '") + one->name + "'");
      return -1;
    }
    // Named as a setter's: Point.x(): argument 'value' must be float, not str
    const std::string name = std::string(record().name) + "." + one->name;
    parameter given{"value"};
    const signature_base callee{name.c_str(), name.c_str(), true, nullptr, 1, 1, &given};
    call c(callee);
    if (FERRULE_LIKELY(set_field(record(), self, static_cast<int>(one - record().fields), value, c))) return 0;
    c.refuse(0);
    return -1;
  }
};

}  // namespace detail

// The C struct of a record and back.
template <class R>
struct record_shape {
  static constexpr bool borrows = false;  // what is pointed into is kept by the call
  static FERRULE_INLINE bool load(object *from, R *to, call &c) {
    const record_state &record = record_of<R>::state;
    if (!FERRULE_LIKELY(is_a(from, record.type))) return c.note_expected(record.name, from);
    return record.flat ? (*to = *body_of<R>(from), true) : load_fields(from, to, c);
  }
  static FERRULE_APART bool load_fields(object *from, R *to, call &c) {
    const record_state &record = record_of<R>::state;
    for (int i = 0; i < record.count; ++i) {
      object *value = detail::take_object(record, from, i);
      if (!value) return not_initialised(record.name), false;
      if (!c.memory.keep(value)) return false;
      if (!record.fields[i].load(value, reinterpret_cast<char *>(to) + record.fields[i].offset, c))
        return c.note_place(std::string(".") + record.fields[i].name);
    }
    return true;
  }
  static object *store(const R &from, ownership who) {
    const record_state &record = record_of<R>::state;
    owned made(py.PyType_GenericAlloc(record.type, 0));
    if (made && record.flat) *body_of<R>(made.get()) = from;
    if (record.flat) return made.release();
    for (int i = 0; made && i < record.count; ++i) {
      object *value = record.fields[i].store(reinterpret_cast<const char *>(&from) + record.fields[i].offset, who);
      if (!value) return nullptr;
      record.objects(made.get())[i] = value;
    }
    return made.release();
  }
  static bool exact(object *from) { return is_a(from, record_of<R>::state.type); }
  static void describe(std::string &to) { to += record_of<R>::state.name; }
};

// The type of a record; nullptr with an exception.  `names` is what the starts of fields are evaluated among.
template <class R, auto &Signature>
object *make_record(const char *name, const char *doc, object *names) {
  using slots_of = detail::record_slots<R, Signature>;
  record_state &record = record_of<R>::state;
  static member_definition members[2];
  members[0] = {"__weaklistoffset__", 19 /* Py_ssize_t */, layout.head + static_cast<ssize>(record.body_size()), 1, nullptr};
  static property_definition properties[std::remove_reference_t<decltype(Signature)>::size + 1];
  static object *starts[std::remove_reference_t<decltype(Signature)>::size + 1];
  static method_definition methods[] = {{"__copy__", method_of(slots_of::copy), no_arguments, nullptr},
                                        {"__replace__", method_of(slots_of::replace), fastcall_with_keywords, nullptr},
                                        {"__reduce__", method_of(slots_of::reduce), no_arguments, nullptr},
                                        {}};
  record.starts = starts;
  owned match(py.PyTuple_New(record.count)), evaluate = import_from("builtins", "eval");
  if (!match || !evaluate) return nullptr;
  for (int i = 0; i < record.count; ++i) {
    const field &one = record.fields[i];
    properties[i] = {one.name, slots_of::get, slots_of::set, nullptr, const_cast<field *>(&one)};
    py.PyTuple_SetItem(match.get(), i, py.PyUnicode_InternFromString(one.name));
    if (!one.expression || starts[i]) continue;
    owned text(py.PyUnicode_FromString(one.expression));
    starts[i] = text ? py.PyObject_CallFunctionObjArgs(evaluate.get(), text.get(), names, nullptr) : nullptr;
    if (!starts[i]) return nullptr;
  }
  type_slot slots[] = {{slot::tp_new, slot_of(new_instance)},
                       {slot::tp_init, slot_of(slots_of::init)},
                       {slot::tp_dealloc, slot_of(slots_of::destroy)},
                       {slot::tp_repr, slot_of(slots_of::repr)},
                       {slot::tp_richcompare, slot_of(slots_of::compare)},
                       {slot::tp_hash, record.frozen ? slot_of(slots_of::hash) : slot_of(py.PyObject_HashNotImplemented)},
                       {slot::tp_methods, methods},
                       {slot::tp_members, members},
                       {slot::tp_getset, properties},
                       {slot::tp_doc, const_cast<char *>(doc)},
                       {record.flat ? 0 : slot::tp_traverse, slot_of(slots_of::traverse)},
                       {record.flat ? 0 : slot::tp_clear, slot_of(slots_of::clear)},
                       {0, nullptr}};
  type_specification specification = {name,
                                      static_cast<int>(layout.head + static_cast<ssize>(record.body_size() + sizeof(object *))), 0,
                                      type_default | type_can_be_base | (record.flat ? 0 : type_collected), slots};
  owned type(py.PyType_FromSpecWithBases(&specification, nullptr));
  if (!type || !set_short_name(type.get(), name) || py.PyObject_SetAttrString(type.get(), "__match_args__", match.get()) < 0)
    return nullptr;
  return type.release();
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
