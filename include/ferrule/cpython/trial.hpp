// Where this interpreter keeps what floats, lists and tuples hold, found out at import, by trial on known objects.
//
// Every fact is "no" until something was seen that nothing else explains; then the functions of CPython are used instead.  Nothing
// is read directly where there is no interpreter's lock: another thread could change a list meanwhile.  FERRULE_PLAIN=1 in the
// environment leaves all trials out, so that tests can go both ways.
#pragma once

#include "object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

struct trial_facts {
  bool trusts_heads = false;  // the head of an object is a count of references, and its type
  ssize float_value = 0;      // where the double is in a float
  ssize int_tag = 0;          // where the tag of an int is (small_int)
  ssize list_items = 0;       // where the pointer to a list's items is; their number is the word before
  ssize tuple_items = 0;      // where the first item of a tuple is; their number is the word before
  // What the type word of an object is compared with that is to be read: where it cannot be, something that is no type.
  ssize type_at = 0;
  const void *small_int_type = nullptr, *float_type = nullptr;
};
inline trial_facts seen FERRULE_HIDDEN;

template <class T>
FERRULE_INLINE T &word_at(object *value, ssize offset) {
  return *reinterpret_cast<T *>(reinterpret_cast<char *>(value) + offset);
}

// Of a list or a tuple, where `seen` says how; they may change whenever Python runs.
inline ssize list_size(object *list) { return word_at<ssize>(list, seen.list_items - static_cast<ssize>(sizeof(ssize))); }
inline object **list_items(object *list) { return word_at<object **>(list, seen.list_items); }
inline ssize tuple_size(object *tuple) {
  return FERRULE_LIKELY(seen.tuple_items) ? word_at<ssize>(tuple, seen.tuple_items - static_cast<ssize>(sizeof(ssize)))
                                          : py.PyTuple_Size(tuple);
}
inline object *tuple_item(object *tuple, ssize i) {
  return FERRULE_LIKELY(seen.tuple_items) ? (&word_at<object *>(tuple, seen.tuple_items))[i] : py.PyTuple_GetItem(tuple, i);
}

// Of exactly that type, and known how to read: one of the types in `seen`.
FERRULE_INLINE bool is_readable(object *value, const void *type) { return word_at<const void *>(value, seen.type_at) == type; }

// From 3.12 on an int begins with a tag, its sign (0: positive, 1: zero, 2: negative) in the lowest two bits and the number of its
// digits above the third; a digit has 30 bits.  Whether it has one at most; then its value.
FERRULE_INLINE bool small_int(object *number, long long *to) {
  const std::uintptr_t tag = word_at<std::uintptr_t>(number, seen.int_tag);
  *to = (1 - static_cast<long long>(tag & 3)) * word_at<std::uint32_t>(number, seen.int_tag + static_cast<ssize>(sizeof tag));
  return FERRULE_LIKELY(tag < 2 << 3);
}

namespace detail {

// A number that is an attribute; -1 where there is none.
inline ssize number_of(object *value, const char *attribute) {
  owned found(py.PyObject_GetAttrString(value, attribute));
  const ssize number = found ? static_cast<ssize>(py.PyLong_AsLongLong(found.get())) : -1;
  if (number == -1) py.PyErr_Clear();
  return number;
}

inline ssize try_float() {
  if (number_of(py.PyFloat_Type, "__basicsize__") != layout.head + static_cast<ssize>(sizeof(double))) return 0;
  for (const double value : {1.5, -3.25e200, 0x1.23456789abcdep-300, 0.0}) {
    owned number(py.PyFloat_FromDouble(value));
    if (!number || std::memcmp(body_of<char>(number.get()), &value, sizeof value) != 0) return 0;
  }
  return layout.head;
}

// Ints of one digit are read right, and those of more are seen to be that.
inline ssize try_int() {
  constexpr long long base = 1LL << 30;
  if (layout.version < 0x030c) return 0;
  seen.int_tag = layout.head;
  bool right = number_of(py.PyLong_Type, "__itemsize__") == 4;
  for (const long long value :
       {0LL, 1LL, 2LL, 7LL, 256LL, 257LL, 1000003LL, base - 1, base, base + 1, base * base - 1, base * base, base * base * 3}) {
    for (const long long sign : {1, -1}) {
      owned number(py.PyLong_FromLongLong(sign * value));
      long long read = -1;
      right = right && number && small_int(number.get(), &read) == (value < base) && (value >= base || read == sign * value);
    }
  }
  return right ? layout.head : 0;
}

// { head; size; items; allocated }
inline ssize try_list() {
  constexpr ssize word = sizeof(void *);
  if (number_of(py.PyList_Type, "__basicsize__") != layout.head + 3 * word) return 0;
  owned list(py.PyList_New(0)), one(py.PyFloat_FromDouble(0.5)), other(py.PyFloat_FromDouble(1.5));
  if (!list || !one || !other) return 0;
  for (ssize i = 0; i < 200; ++i) {  // grows, and moves
    if (py.PyList_Append(list.get(), i % 3 ? one.get() : other.get()) < 0) return 0;
    if (word_at<ssize>(list.get(), layout.head) != i + 1) return 0;
    const auto address = word_at<std::uintptr_t>(list.get(), layout.head + word);
    if (address < 65536 || address % sizeof(void *) != 0) return 0;  // a count or a flag, and no pointer
    if (reinterpret_cast<object **>(address)[i] != (i % 3 ? one.get() : other.get())) return 0;
  }
  if (py.PyList_SetItem(list.get(), 1, new_reference(other.get())) < 0) return 0;
  return word_at<object **>(list.get(), layout.head + word)[1] == other.get() ? layout.head + word : 0;
}

// { head; size; items… }; where there is more (a hash, from 3.14 on) the size is not the word before the items, and this says no.
inline ssize try_tuple() {
  constexpr ssize word = sizeof(void *);
  const ssize items = number_of(py.PyTuple_Type, "__basicsize__");
  if (items != layout.head + word || number_of(py.PyTuple_Type, "__itemsize__") != word) return 0;
  owned values[] = {owned(py.PyFloat_FromDouble(0.5)), owned(py.PyFloat_FromDouble(1.5)), owned(py.PyFloat_FromDouble(2.5))};
  for (ssize size = 1; size <= 3; ++size) {
    owned tuple(py.PyTuple_New(size));
    for (ssize i = 0; tuple && i < size; ++i) {
      if (!values[i] || py.PyTuple_SetItem(tuple.get(), i, new_reference(values[i].get())) < 0) return 0;
    }
    if (!tuple || word_at<ssize>(tuple.get(), layout.head) != size) return 0;
    for (ssize i = 0; i < size; ++i)
      if (word_at<object *>(tuple.get(), items + i * word) != values[i].get()) return 0;
  }
  return items;
}

}  // namespace detail

// Without memory for a trial the answer is no; nothing else can go wrong.
inline void try_layouts() {
  seen.small_int_type = seen.float_type = &seen;
  if (layout.free_threaded || std::getenv("FERRULE_PLAIN")) return;
  seen.trusts_heads = layout.head == 2 * static_cast<ssize>(sizeof(void *)) && layout.type_at == static_cast<ssize>(sizeof(void *));
  seen.float_value = detail::try_float();
  seen.int_tag = detail::try_int();
  seen.list_items = detail::try_list();
  seen.tuple_items = detail::try_tuple();
  py.PyErr_Clear();
  if (layout.type_at < 0) return;
  seen.type_at = layout.type_at;
  if (seen.int_tag) seen.small_int_type = py.PyLong_Type;
  if (seen.float_value) seen.float_type = py.PyFloat_Type;
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
