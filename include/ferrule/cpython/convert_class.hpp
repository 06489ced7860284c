// Handles of exported classes, and members of enums.
//
// Per class the generator specializes class_of<geo_path>, per enum enum_of<join_members>.
#pragma once

#include <algorithm>
#include <vector>

#include "../abi.hpp"
#include "../runtime/cell.hpp"
#include "convert_scalar.hpp"
#include "convert_sequence.hpp"
#include "identity.hpp"
#include "instances.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// static constexpr const char *name;  static class_state state;  static void free(C *);  static C *retain(C *);
// static constexpr bool frees_unlocked: whether the destructor runs without the interpreter's lock
// static constexpr bool comes_back: whether C++ keeps objects that it is given, and gives them back
// static const overload_set conversions: where there are any, the constructors that C++ calls by itself
// static constexpr bool is_confined: its objects are places; then no free and retain, but static const place_kind &place();
// static class_state &actual(const void *cell): of what class an object given as this one is; only where it may be a derived one
template <class C>
struct class_of;

inline const descriptor *class_behind(const void *handle) {
  return static_cast<const cell *>(handle)->type.load(std::memory_order_relaxed);
}

// The class that a new object for that handle is of.
template <class C, class = void>
struct actual_class {
  static class_state &of(const C *) { return class_of<C>::state; }
};
template <class C>
struct actual_class<C, std::void_t<decltype(&class_of<C>::actual)>> {
  static class_state &of(const C *cell) { return class_of<C>::actual(cell); }
};

// The types of exported classes, which others are derived from in Python.
inline std::vector<object *> &exported_types() {
  static std::vector<object *> &all = *new std::vector<object *>;
  return all;
}
inline bool is_exported(object *type) {
  const std::vector<object *> &all = exported_types();
  return std::find(all.begin(), all.end(), type) != all.end();
}

FERRULE_COLD inline std::nullptr_t not_initialised(const std::string &name) {
  raise(*py.PyExc_RuntimeError, name + ".__init__() was not called");
  return nullptr;
}
// Says it of the exported class that its own one is, or derives from.
FERRULE_COLD inline std::nullptr_t handle_missing(object *self) {
  owned order(py.PyObject_GetAttrString(type_of(self), "__mro__"));
  object *type = type_of(self);
  for (ssize i = 0, size = order ? py.PyTuple_Size(order.get()) : 0; i < size && !is_exported(type); ++i)
    type = py.PyTuple_GetItem(order.get(), i);
  return not_initialised(type_name(type));
}

// The handle of self; nullptr with an exception.
template <class C>
FERRULE_INLINE C *self_of(object *self) {
  void *cell = body_of<instance>(self)->cell.load(std::memory_order_acquire);
  return FERRULE_LIKELY(cell != nullptr) ? static_cast<C *>(cell) : handle_missing(self);
}

// Destructors of C++ may take long, wait, or call Python from another thread: they run without the lock, unless the class holds it.
FERRULE_APART inline void destroy_unlocked(void (*destroy)(void *), void *what) {
  object *pending = nullptr, *value = nullptr, *traceback = nullptr;
  py.PyErr_Fetch(&pending, &value, &traceback);  // other threads must not meet it, nor C++ disturb it
  {
    unlocked others_run;
    destroy(what);
  }
  py.PyErr_Restore(pending, value, traceback);
}

// Gives a handle back.
template <class C>
void let_go(C *cell) {
  if constexpr (class_of<C>::frees_unlocked) {
    destroy_unlocked([](void *what) { class_of<C>::free(static_cast<C *>(what)); }, cell);
  } else {
    class_of<C>::free(cell);
  }
}

// A new object for a handle that is the caller's, which is freed if there is none.
template <class C>
object *adopt(C *cell) {
  if (!cell) return none();
  object *made = new_object(actual_class<C>::of(cell));
  if (!made) return let_go(cell), nullptr;
  body_of<instance>(made)->cell = cell;
  return made;
}

// Whether C++ may give this handle again, so that an object that is made for it is to be remembered.
enum class handles { for_once, again };

// The same, where there may be an object for the handle: one of these, or any other.
template <handles When, class C, class... Known>
object *adopt_known(C *cell, Known... known) {
  if (!cell) return none();
  object *same = nullptr;
  ((same = !same && known && !is_none(known) && body_of<instance>(known)->cell == cell ? known : same), ...);
  if (same) return class_of<C>::free(cell), new_reference(same);
  for (;;) {
    known_objects::found there = known_objects::look_up(cell);
    if (there.self) {
      const bool fits = is_a(there.self.get(), actual_class<C>::of(cell).type) && body_of<instance>(there.self.get())->cell == cell;
      return fits ? (class_of<C>::free(cell), there.self.release()) : adopt(cell);
    }
    object *made = adopt(cell);
    if (When == handles::for_once || !made) return made;
    if (known_objects::enter(cell, made, there.weak) != known_objects::entry::taken) return made;
    body_of<instance>(made)->cell = nullptr;  // another thread was quicker
    py.Py_DecRef(made);
  }
}

// What __init__ has made becomes the object's; what it was before is freed.  Gives self, borrowed.
template <class C>
object *initialise(object *self, C *cell) {
  if (body_of<instance>(self)->is_known.load(std::memory_order_relaxed)) known_objects::leave(self);
  void *before = body_of<instance>(self)->cell.exchange(cell, std::memory_order_acq_rel);
  if (before) let_go(static_cast<C *>(before));
  return self;
}

// Of what was loaded.  A place is asked for only now: a conversion since may have run an __init__ that has put another there.
template <class C>
C *cell_of(abi::handle<C> handle) {
  if constexpr (class_of<C>::is_confined) return self_of<C>(static_cast<object *>(handle.cell));
  return static_cast<C *>(handle.cell);
}

template <class C>
struct shape<abi::handle<C>> {
  static constexpr bool borrows = true;
  static bool load(object *from, abi::handle<C> *to, call &c) {
    if (!FERRULE_LIKELY(is_a(from, class_of<C>::state.type))) return c.note_expected(class_of<C>::name, from);
    to->cell = self_of<C>(from);
    if constexpr (class_of<C>::comes_back) {
      if (to->cell) known_objects::remember(from);
    }
    if (!FERRULE_LIKELY(to->cell != nullptr)) return false;
    if constexpr (class_of<C>::is_confined) to->cell = from;
    return true;
  }
  // In containers new objects cannot be told from others.
  static object *store(const abi::handle<C> &from, ownership who) {
    C *cell = static_cast<C *>(from.cell);
    return adopt_known<handles::again>(cell && who == ownership::of_owner ? class_of<C>::retain(cell) : cell);
  }
  // A handle that is ours is given back when the call has ended.
  static bool hold(const abi::handle<C> &value, call &c) {
    return !value.cell || c.memory.keep(adopt(static_cast<C *>(value.cell)));
  }
  static bool exact(object *from) { return is_a(from, class_of<C>::state.type); }
  static void describe(std::string &to) { to += class_of<C>::name; }
};

// A handle that may be NULL.
template <class C>
struct nullable {
  void *cell = nullptr;
};
template <class C>
C *cell_of(nullable<C> handle) {
  return handle.cell ? cell_of(abi::handle<C>{handle.cell}) : nullptr;
}
template <class C>
struct shape<nullable<C>> {
  static constexpr bool borrows = true;
  static bool load(object *from, nullable<C> *to, call &c) {
    if (is_none(from)) return to->cell = nullptr, true;
    if (!exact(from)) return c.note_expected(description<nullable<C>>(), from);
    abi::handle<C> value{};
    if (!shape<abi::handle<C>>::load(from, &value, c)) return false;
    to->cell = value.cell;
    return true;
  }
  static bool hold(const nullable<C> &value, call &c) { return shape<abi::handle<C>>::hold({value.cell}, c); }
  static bool exact(object *from) { return is_none(from) || is_a(from, class_of<C>::state.type); }
  static void describe(std::string &to) { to += std::string(class_of<C>::name) + " or None"; }
};

// A handle where something else may be given, which C++ makes an object of by itself.
template <class C>
struct converted {
  void *cell = nullptr;
};
template <class C>
C *cell_of(converted<C> handle) {
  return cell_of(abi::handle<C>{handle.cell});
}

// A new object of C made of a value by one of its constructors; nullptr, with something noted or an exception set (overloads.hpp).
template <class C>
object *convert(object *from, call &c);

template <class C>
struct shape<converted<C>> {
  static constexpr bool borrows = true;
  static bool load(object *from, converted<C> *to, call &c) {
    if (!FERRULE_LIKELY(exact(from)) && c.may_convert) {
      from = convert<C>(from, c);
      if (!from || !c.memory.keep(from)) return false;
    }
    abi::handle<C> value{};
    if (!shape<abi::handle<C>>::load(from, &value, c)) return false;
    to->cell = value.cell;
    return true;
  }
  static bool hold(const converted<C> &value, call &c) { return shape<abi::handle<C>>::hold({value.cell}, c); }
  static bool exact(object *from) { return is_a(from, class_of<C>::state.type); }
  static void describe(std::string &to) { to += class_of<C>::name; }
};

// ---- enums: the members are Python's, made in the package's _types ------------------------------------------------------------

struct enum_state {
  object *type = nullptr;
  object *members = nullptr;  // by value
};

// static constexpr const char *name;  static constexpr bool flags;  static enum_state state;
template <class E>
struct enum_of;

template <class E, class Integer>
struct shape<abi::enumeration<E, Integer>> {
  static constexpr bool borrows = false;
  using value = abi::enumeration<E, Integer>;
  static bool load(object *from, value *to, call &c) {
    if (!FERRULE_LIKELY(is_a(from, kind::integer))) return c.note_expected(enum_of<E>::name, from);
    return shape<Integer>::load(from, &to->value, c);
  }
  // A value that is no member stays an int: C++ may know more of them.
  static object *store(const value &from, ownership who) {
    owned number(shape<Integer>::store(from.value, who));
    if (!number) return nullptr;
    if (object *member = py.PyDict_GetItemWithError(enum_of<E>::state.members, number.get())) return new_reference(member);
    if (py.PyErr_Occurred()) return nullptr;
    if (enum_of<E>::flags) {  // a combination, that nobody has asked for before
      if (object *made = py.PyObject_CallFunctionObjArgs(enum_of<E>::state.type, number.get(), nullptr)) return made;
      if (!py.PyErr_ExceptionMatches(*py.PyExc_ValueError)) return nullptr;
      py.PyErr_Clear();
    }
    return number.release();
  }
  static bool exact(object *from) { return is_a(from, enum_of<E>::state.type); }
  static void describe(std::string &to) { to += enum_of<E>::name; }
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
