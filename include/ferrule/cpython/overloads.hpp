// One Python callable for several C functions: the first whose arguments match exactly, else the first that can convert them, else
// the first for which C++ would make objects of some of them.
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
  bool converts = false;  // whether there are parameters that C++ would make objects for
};

namespace detail {

FERRULE_COLD inline object *no_overload(const overload_set &set, const arguments &given) {
  std::string text = std::string(set.function) + "(): no overload takes (";
  const char *between = "";
  for (ssize i = 0; i < given.positional; ++i, between = ", ") text += between + type_name(type_of(given.values[i]));
  for (ssize i = 0; i < given.keywords(); ++i, between = ", ")
    text += between + text_of(given.name(i)) + "=" + type_name(type_of(given.keyword(i)));
  text += "); candidates:";
  constexpr std::size_t most = 12;  // of a message that is still read
  for (std::size_t i = 0; i < set.count && i < most; ++i) text += std::string("\n  ") + set.first[i].takes.candidate;
  if (set.count > most) text += "\n  and " + std::to_string(set.count - most) + " more";
  return raise(*py.PyExc_TypeError, text);
}

// Whether the failure of a conversion lets the next overload be tried.
inline bool may_try_next() {
  return py.PyErr_ExceptionMatches(*py.PyExc_TypeError) || py.PyErr_ExceptionMatches(*py.PyExc_OverflowError) ||
         py.PyErr_ExceptionMatches(*py.PyExc_UnicodeError) || py.PyErr_ExceptionMatches(*py.PyExc_ValueError);
}

// Room for the arguments of whichever of them.
class argument_room {
 public:
  explicit argument_room(const overload_set &set) {
    for (std::size_t i = 0; i < set.count; ++i) {
      if (set.first[i].takes.count <= few) continue;
      more_.resize(static_cast<std::size_t>(set.first[i].takes.count));
      values_ = more_.data();
    }
  }
  argument_room(const argument_room &) = delete;
  argument_room &operator=(const argument_room &) = delete;
  object **values() { return values_; }

 private:
  static constexpr int few = 16;
  object *room_[few];
  std::vector<object *> more_;
  object **values_ = room_;
};

enum class round { exact, fitting, converting };

template <misfit When>
object *dispatch(const overload_set &set, object *self, const arguments &given) {
  argument_room room(set);
  object **const values = room.values();
  passed_iterators passed;
  for (const round now : {round::exact, round::fitting, round::converting}) {
    if (now == round::converting && !set.converts) break;
    const bool exactly = now == round::exact;
    for (const overload *one = set.first; one != set.first + set.count; ++one) {
      if (!bind(one->takes, given, values)) {
        py.PyErr_Clear();
        continue;
      }
      if (exactly && !one->exact(values)) continue;
      call c(one->takes);
      c.may_convert = now == round::converting;
      c.passed = &passed;
      object *result = one->call_it(self, values, c);
      if (result || exactly || !c.refused() || !may_try_next()) return result;
      py.PyErr_Clear();
    }
  }
  if (When == misfit::not_implemented) return new_reference(py._Py_NotImplementedStruct);
  return no_overload(set, given);
}

}  // namespace detail

template <class C>
object *convert(object *from, call &c) {
  const overload_set &set = class_of<C>::conversions;
  detail::argument_room room(set);
  passed_iterators here;
  for (const bool exactly : {true, false}) {
    for (const overload *one = set.first; one != set.first + set.count; ++one) {
      if (!bind(one->takes, {&from, 1, nullptr}, room.values())) {
        py.PyErr_Clear();
        continue;
      }
      if (exactly && !one->exact(room.values())) continue;
      owned made(new_object(class_of<C>::state));
      if (!made) return nullptr;
      call inner(one->takes);
      inner.may_convert = false;
      inner.passed = c.passed ? c.passed : &here;
      if (one->call_it(made.get(), room.values(), inner)) return made.release();
      if (!inner.refused() || !detail::may_try_next()) return nullptr;
      py.PyErr_Clear();
    }
  }
  c.note_expected(class_of<C>::name, from);
  return nullptr;
}

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
