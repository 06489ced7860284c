// optional, box, variant: values that may be absent, or one of several.
#pragma once

#include "convert_sequence.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

template <class T>
struct shape<abi::optional<T>> {
  static constexpr bool borrows = shape<T>::borrows;
  static bool load(object *from, abi::optional<T> *to, call &c) {
    to->has = !is_none(from);
    if (!to->has) return true;
    return FERRULE_LIKELY(shape<T>::load(from, &to->value, c)) || expected(from, c);
  }
  static object *store(const abi::optional<T> &from, ownership who) { return from.has ? shape<T>::store(from.value, who) : none(); }
  static bool exact(object *from) { return is_none(from) || shape<T>::exact(from); }
  static void describe(std::string &to) {
    shape<T>::describe(to);
    to += " or None";
  }

 private:
  // A value of the wrong kind altogether is told about the None as well.
  FERRULE_COLD static bool expected(object *from, call &c) {
    return c.is_about(description<T>()) && c.note_expected(description<abi::optional<T>>(), from);
  }
};

template <class T>
struct shape<abi::box<T>> {
  static constexpr bool borrows = shape<T>::borrows;
  static bool load(object *from, abi::box<T> *to, call &c) {
    to->value = nullptr;
    if (is_none(from)) return true;
    T *room = c.memory.allocate_array<T>(1);
    to->value = room;
    if (!room) return false;
    return shape<T>::load(from, room, c) || (c.is_about(description<T>()) && c.note_expected(description<abi::box<T>>(), from));
  }
  static object *store(const abi::box<T> &from, ownership who) { return from.value ? shape<T>::store(*from.value, who) : none(); }
  static bool exact(object *from) { return is_none(from) || shape<T>::exact(from); }
  static void describe(std::string &to) {
    shape<T>::describe(to);
    to += " or None";
  }
};

// An alternative without a value.
template <>
struct shape<abi::nothing> {
  static constexpr bool borrows = false;
  static bool load(object *from, abi::nothing *, call &c) { return is_none(from) || c.note_expected("None", from); }
  static object *store(const abi::nothing &, ownership) { return none(); }
  static bool exact(object *from) { return is_none(from); }
  static void describe(std::string &to) { to += "None"; }
};

template <class... T>
struct shape<abi::variant<T...>> {
  using variant = abi::variant<T...>;
  static constexpr bool borrows = (shape<T>::borrows || ...);

  // As overloads: the first alternative that takes the value exactly, else the first that can be converted to.
  static bool load(object *from, variant *to, call &c) {
    std::uint32_t index = 0;
    bool loaded = false;
    if ((((shape<T>::exact(from) && (loaded = load_exactly<T>(from, to, c, index), true)) || (++index, false)) || ...))
      return loaded;
    index = 0;
    std::unique_ptr<call::problem> out_of_range;
    passed_iterators here;
    if (!c.passed) c.passed = &here;
    const bool found = ((load_as<T>(from, to, c, index, out_of_range) || (++index, false)) || ...);
    if (c.passed == &here) c.passed = nullptr;
    if (found) return true;
    if (py.PyErr_Occurred()) return false;
    return out_of_range ? c.note_again(std::move(out_of_range)) : c.note_expected(description<variant>(), from);
  }
  static object *store(const variant &from, ownership who) {
    object *made = nullptr;
    std::uint32_t index = 0;
    if (!((from.index == index++ ? (made = shape<T>::store(*reinterpret_cast<const T *>(from.storage), who), true) : false) || ...))
      return none();
    return made;
  }
  static bool exact(object *from) { return (shape<T>::exact(from) || ...); }
  static void describe(std::string &to) {
    std::string one, seen;  // each text once
    ((one = description<T>(), seen.find("\n" + one + "\n") == std::string::npos
                                  ? (to += (seen.empty() ? "" : " or ") + one, seen += "\n" + one + "\n", 0)
                                  : 0),
     ...);
  }

 private:
  template <class A>
  static bool load_exactly(object *from, variant *to, call &c, std::uint32_t index) {
    to->index = index;
    return shape<A>::load(from, reinterpret_cast<A *>(to->storage), c);
  }
  // What says most about a value that no alternative takes: that it is of the right kind, but out of range.
  template <class A>
  static bool load_as(object *from, variant *to, call &c, std::uint32_t index, std::unique_ptr<call::problem> &out_of_range) {
    if (py.PyErr_Occurred()) return false;
    if (load_exactly<A>(from, to, c, index)) return true;
    if (c.has_problem()) {
      std::unique_ptr<call::problem> found = c.take_problem();
      if (!out_of_range && found->exception == *py.PyExc_OverflowError) out_of_range = std::move(found);
    } else if (py.PyErr_ExceptionMatches(*py.PyExc_TypeError) || py.PyErr_ExceptionMatches(*py.PyExc_OverflowError) ||
               py.PyErr_ExceptionMatches(*py.PyExc_UnicodeError))
      py.PyErr_Clear();
    return false;
  }
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
