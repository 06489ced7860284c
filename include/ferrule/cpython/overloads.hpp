// One Python callable for several C functions: the first whose arguments match exactly, else the first that can convert them.
#pragma once

#include "functions.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// Whether every argument that was given is of exactly the type that its parameter has; the rest are defaults.
template <class... T>
bool takes_exactly([[maybe_unused]] object *const *given) {
  [[maybe_unused]] std::size_t i = 0;
  return ((!given[i] || shape<T>::exact(given[i]) ? (++i, true) : false) && ...);
}

struct overload {
  const signature_base &takes;
  bool (*exact)(object *const *given);
  body call_it;
};

struct overload_set {
  const char *function;  // "Path.add", for messages
  const overload *first;
  std::size_t count;
};

namespace detail {

FERRULE_COLD inline object *no_overload(const overload_set &set, const arguments &given) {
  std::string text = std::string(set.function) + "(): no overload takes (";
  const char *between = "";
  for (ssize i = 0; i < given.positional; ++i, between = ", ") text += between + type_name(type_of(given.values[i]));
  for (ssize i = 0; i < given.keywords(); ++i, between = ", ")
    text += between + text_of(given.name(i)) + "=" + type_name(type_of(given.keyword(i)));
  text += "); candidates:";
  for (std::size_t i = 0; i < set.count; ++i) text += std::string("\n  ") + set.first[i].takes.candidate;
  return raise(*py.PyExc_TypeError, text);
}

// Whether the failure of a conversion lets the next overload be tried.
inline bool may_try_next() {
  return py.PyErr_ExceptionMatches(*py.PyExc_TypeError) || py.PyErr_ExceptionMatches(*py.PyExc_OverflowError) ||
         py.PyErr_ExceptionMatches(*py.PyExc_UnicodeError) || py.PyErr_ExceptionMatches(*py.PyExc_ValueError);
}

template <misfit When>
object *dispatch(const overload_set &set, object *self, const arguments &given) {
  constexpr int few = 16;
  object *room[few];
  std::vector<object *> more;
  object **values = room;
  for (std::size_t i = 0; i < set.count; ++i) {
    if (set.first[i].takes.count <= few) continue;
    more.resize(static_cast<std::size_t>(set.first[i].takes.count));
    values = more.data();
  }
  for (const bool exactly : {true, false}) {
    for (const overload *one = set.first; one != set.first + set.count; ++one) {
      if (!bind(one->takes, given, values)) {
        py.PyErr_Clear();
        continue;
      }
      if (exactly && !one->exact(values)) continue;
      call c(one->takes);
      object *result = one->call_it(self, values, c);
      if (result || exactly || !c.refused() || !may_try_next()) return result;
      py.PyErr_Clear();
    }
  }
  if (When == misfit::not_implemented) return new_reference(py._Py_NotImplementedStruct);
  return no_overload(set, given);
}

}  // namespace detail

template <const overload_set &Set, misfit When = misfit::raises>
object *overloaded(object *self, object *const *values, ssize count, object *names) try {
  return detail::dispatch<When>(Set, self, {values, count, names});
} catch (const std::exception &) {
  return detail::no_memory();
}

template <const overload_set &Set>
int overloaded_initializer(object *self, object *positional, object *by_keyword) try {
  unpacked given(positional, by_keyword);
  return detail::dispatch<misfit::raises>(Set, self, given.get()) ? 0 : -1;
} catch (const std::exception &) {
  return detail::no_memory(), -1;
}

template <const overload_set &Set, class C>
object *overloaded_construct(object *, object *const *values, std::size_t count, object *names) try {
  owned self(new_object(class_of<C>::state));
  if (!self) return nullptr;
  return detail::dispatch<misfit::raises>(Set, self.get(), {values, positional_count(count), names}) ? self.release() : nullptr;
} catch (const std::exception &) {
  return detail::no_memory();
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
