// list, map, tuple: their items are converted by their own shapes, and a failure says where it happened.
#pragma once

#include "../abi.hpp"
#include "call.hpp"
#include "trial.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

template <class T>
std::string description() {
  std::string text;
  shape<T>::describe(text);
  return text;
}

namespace detail {

// The items as a tuple, which nobody else can change; empty when there is something wrong.
inline owned items_of(object *from, bool *is_iterable, call &c) {
  *is_iterable = true;
  if (FERRULE_LIKELY(is_a(from, kind::list))) return owned(py.PyList_AsTuple(from));
  if (is_a(from, kind::tuple)) return owned(new_reference(from));
  *is_iterable = !is_a(from, kind::text) && !is_a(from, kind::bytes) && !is_a(from, kind::dict) && !type_has(from, "keys");
  owned iterator(*is_iterable ? py.PyObject_GetIter(from) : nullptr);
  if (!iterator && *is_iterable) {
    if (!py.PyErr_ExceptionMatches(*py.PyExc_TypeError)) return {};
    py.PyErr_Clear();
    *is_iterable = false;
  }
  if (!iterator) return {};
  const bool is_passed_once = iterator.get() == from && c.passed;
  if (object *before = is_passed_once ? c.passed->find(from) : nullptr) return owned(new_reference(before));
  owned items(py.PySequence_Tuple(iterator.get()));
  if (items && is_passed_once) c.passed->add(from, items.get());
  return items;
}

inline std::size_t size_of(object *tuple) { return static_cast<std::size_t>(tuple_size(tuple)); }

// The items of a list or tuple as they lie there; nullptr where they cannot be seen.  Nothing may run that could change them.
inline object **items_in_place(object *from, std::size_t *size) {
  if (seen.list_items && is_exactly(from, py.PyList_Type)) {
    *size = static_cast<std::size_t>(list_size(from));
    return list_items(from);
  }
  if (seen.tuple_items && is_exactly(from, py.PyTuple_Type)) {
    *size = size_of(from);
    return &word_at<object *>(from, seen.tuple_items);
  }
  return nullptr;
}

// Items of the common form are read where they are.  False, where one is not of it: everything is then done over, by other means.
template <class T, class List>
bool load_in_place(object *from, List *to, call &c) {
  std::size_t size = 0;
  object **items = items_in_place(from, &size);
  T *data = items && size ? c.memory.allocate_array<T>(size) : nullptr;
  if (!data) return items && !size ? (*to = {nullptr, 0}, true) : (py.PyErr_Clear(), false);
  for (std::size_t i = 0; i < size; ++i) {
    if (!FERRULE_LIKELY(shape<T>::plain(items[i], data + i))) return false;
  }
  *to = {data, size};
  return true;
}

FERRULE_COLD inline bool at_index(call &c, std::size_t index) { return c.note_place("[" + std::to_string(index) + "]"); }

template <class T, class Test>
bool all_items(object *tuple, Test &&test) {
  for (std::size_t i = 0, size = size_of(tuple); i < size; ++i) {
    if (!test(tuple_item(tuple, static_cast<ssize>(i)))) return false;
  }
  return true;
}

// Stores `size` items one by one: `put` takes each over.
template <class T, class Put>
object *fill(owned made, const T *data, std::size_t size, ownership who, Put &&put) {
  for (std::size_t i = 0; made && i < size; ++i) {
    object *item = shape<T>::store(data[i], who);
    if (!item || put(made.get(), static_cast<ssize>(i), item) < 0) return nullptr;
  }
  return made.release();
}

inline int add_and_drop(object *set, ssize, object *item) {
  const int status = py.PySet_Add(set, item);
  py.Py_DecRef(item);
  return status;
}

// What distinguishes the faces of a list.
template <class Face>
struct list_face {
  static constexpr const char *word = "a sequence of ";
  static bool takes(object *from) { return is_exactly(from, py.PyList_Type); }
  template <class T>
  static object *store(const T *data, std::size_t size, ownership who) {
    owned made(py.PyList_New(static_cast<ssize>(size)));
    if (!seen.list_items) return fill(std::move(made), data, size, who, py.PyList_SetItem);
    object **items = made ? list_items(made.get()) : nullptr;  // a new list: its items are empty, and nobody else has it
    return fill(std::move(made), data, size, who, [items](object *, ssize at, object *item) { return items[at] = item, 0; });
  }
};
template <>
struct list_face<face::tuple> {
  static constexpr const char *word = "a sequence of ";
  static bool takes(object *from) { return is_exactly(from, py.PyTuple_Type); }
  template <class T>
  static object *store(const T *data, std::size_t size, ownership who) {
    return fill(owned(py.PyTuple_New(static_cast<ssize>(size))), data, size, who, py.PyTuple_SetItem);
  }
};
template <>
struct list_face<face::set> {
  static constexpr const char *word = "a set of ";
  static bool takes(object *from) { return is_exactly(from, py.PySet_Type) || is_exactly(from, py.PyFrozenSet_Type); }
  template <class T>
  static object *store(const T *data, std::size_t size, ownership who) {
    return fill(owned(py.PySet_New(nullptr)), data, size, who, add_and_drop);
  }
};
template <>
struct list_face<face::frozenset> : list_face<face::set> {
  template <class T>
  static object *store(const T *data, std::size_t size, ownership who) {
    return fill(owned(py.PyFrozenSet_New(nullptr)), data, size, who, add_and_drop);
  }
};

}  // namespace detail

template <class T, class Face>
struct shape<abi::list<T, Face>> {
  static constexpr bool borrows = false;  // the call keeps the items where they are pointed into
  static bool load(object *from, abi::list<T, Face> *to, call &c) {
    if constexpr (has_plain_form<T>::value) {
      if (FERRULE_LIKELY((detail::load_in_place<T>(from, to, c)))) return true;
    }
    bool is_iterable;
    owned items = detail::items_of(from, &is_iterable, c);
    if (!is_iterable) return c.note_expected(description<abi::list<T, Face>>(), from);
    if (!items) return false;
    const std::size_t size = detail::size_of(items.get());
    T *data = c.memory.allocate_array<T>(size);
    if (!data) return false;
    for (std::size_t i = 0; i < size; ++i) {
      if (!FERRULE_LIKELY(shape<T>::load(tuple_item(items.get(), static_cast<ssize>(i)), data + i, c)))
        return detail::at_index(c, i);
    }
    *to = {data, size};
    return !shape<T>::borrows || c.memory.keep(items.release());
  }
  static object *store(const abi::list<T, Face> &from, ownership who) {
    return detail::list_face<Face>::store(from.data, from.size, who);
  }
  static bool exact(object *from) {
    if (!detail::list_face<Face>::takes(from)) return false;
    owned items(py.PySequence_Tuple(from));
    if (!items) return py.PyErr_Clear(), false;
    return detail::all_items<T>(items.get(), [](object *item) { return shape<T>::exact(item); });
  }
  static void describe(std::string &to) {
    to += detail::list_face<Face>::word;
    shape<T>::describe(to);
  }
};

template <class K, class V, class Face>
struct shape<abi::map<K, V, Face>> {
  static constexpr bool borrows = false;
  static bool load(object *from, abi::map<K, V, Face> *to, call &c) {
    if (!is_a(from, kind::dict) && !(type_has(from, "keys") && type_has(from, "__getitem__")))
      return c.note_expected(description<abi::map<K, V, Face>>(), from);
    owned items(py.PyMapping_Items(from));  // a list of pairs of our own
    if (!items) return false;
    const std::size_t size = static_cast<std::size_t>(py.PyList_Size(items.get()));
    abi::entry<K, V> *data = c.memory.allocate_array<abi::entry<K, V>>(size);
    if (!data) return false;
    for (std::size_t i = 0; i < size; ++i) {
      object *pair = py.PyList_GetItem(items.get(), static_cast<ssize>(i));
      if (!is_exactly(pair, py.PyTuple_Type) || py.PyTuple_Size(pair) != 2)
        return raise(*py.PyExc_TypeError, "items() must give pairs of key and value"), false;
      object *key = py.PyTuple_GetItem(pair, 0), *value = py.PyTuple_GetItem(pair, 1);
      if (!FERRULE_LIKELY(shape<K>::load(key, &data[i].key, c))) return c.note_place(" key");
      if (!FERRULE_LIKELY(shape<V>::load(value, &data[i].value, c))) return c.note_place("[" + repr_of(key) + "]");
    }
    *to = {data, size};
    return !(shape<K>::borrows || shape<V>::borrows) || c.memory.keep(items.release());
  }
  static object *store(const abi::map<K, V, Face> &from, ownership who) {
    owned made(py.PyDict_New());
    for (std::size_t i = 0; made && i < from.size; ++i) {
      owned key(shape<K>::store(from.data[i].key, who));
      owned value(key ? shape<V>::store(from.data[i].value, who) : nullptr);
      if (!value || py.PyDict_SetItem(made.get(), key.get(), value.get()) < 0) return nullptr;
    }
    return made.release();
  }
  static bool exact(object *from) {
    if (!is_exactly(from, py.PyDict_Type)) return false;
    owned items(py.PyMapping_Items(from));
    if (!items) return py.PyErr_Clear(), false;
    for (ssize i = 0, size = py.PyList_Size(items.get()); i < size; ++i) {
      object *pair = py.PyList_GetItem(items.get(), i);  // of a dict itself, so it is one
      if (!shape<K>::exact(py.PyTuple_GetItem(pair, 0)) || !shape<V>::exact(py.PyTuple_GetItem(pair, 1))) return false;
    }
    return true;
  }
  static void describe(std::string &to) {
    to += "a mapping of ";
    shape<K>::describe(to);
    to += " to ";
    shape<V>::describe(to);
  }
};

template <class... T>
struct shape<abi::tuple<T...>> {
  using tuple = abi::tuple<T...>;
  static constexpr bool borrows = false;
  static bool load(object *from, tuple *to, call &c) {
    if (!is_a(from, kind::tuple) && !is_a(from, kind::list)) return c.note_expected(description<tuple>(), from);
    owned items(py.PySequence_Tuple(from));
    if (!items) return false;
    const std::size_t size = detail::size_of(items.get());
    if (size != sizeof...(T))
      return c.note(*py.PyExc_ValueError, "must have " + std::to_string(sizeof...(T)) + " items, not " + std::to_string(size));
    if (!load_items(items.get(), to, c, std::index_sequence_for<T...>())) return false;
    return !(shape<T>::borrows || ...) || c.memory.keep(items.release());
  }
  static object *store(const tuple &from, ownership who) { return store_items(from, who, std::index_sequence_for<T...>()); }
  static bool exact(object *from) {
    return is_exactly(from, py.PyTuple_Type) && detail::size_of(from) == sizeof...(T) &&
           exact_items(from, std::index_sequence_for<T...>());
  }
  static void describe(std::string &to) {
    to += "a tuple of (";
    const char *between = "";
    ((to += between, shape<T>::describe(to), between = ", "), ...);
    to += ")";
  }

 private:
  template <std::size_t... I>
  static bool load_items(object *items, tuple *to, call &c, std::index_sequence<I...>) {
    return ((shape<T>::load(py.PyTuple_GetItem(items, I), &to->template item<I>(), c) || detail::at_index(c, I)) && ...);
  }
  template <std::size_t... I>
  static object *store_items(const tuple &from, ownership who, std::index_sequence<I...>) {
    owned made(py.PyTuple_New(sizeof...(T)));
    auto put = [&](ssize at, object *item) { return item && py.PyTuple_SetItem(made.get(), at, item) == 0; };
    return made && (put(I, shape<T>::store(from.template item<I>(), who)) && ...) ? made.release() : nullptr;
  }
  template <std::size_t... I>
  static bool exact_items(object *items, std::index_sequence<I...>) {
    return (shape<T>::exact(py.PyTuple_GetItem(items, I)) && ...);
  }
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
