// Which exported class an object really is of: the most derived one, whatever C++ gives it as.
#pragma once

#include <memory>
#include <type_traits>
#include <typeinfo>

#include "descriptor.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// The exported classes that derive from T, each before its own bases; specialised by the generated shims, for classes with virtual
// functions.
template <class... Classes>
struct classes {};
template <class T>
struct derived_from {
  using type = classes<>;
};

// An object as one of its classes.
struct seen_as {
  const descriptor *type;
  void *object;
};

namespace detail {

// As a Derived, if it is one.  Where C++ does not convert back (T is there twice, or private), it stays what it is; so does what is
// only beside a Derived, in an object that has T twice.
template <class Derived, class T>
bool see_as(T &object, seen_as &as) {
  if constexpr (std::is_convertible_v<Derived *, T *>) {
    Derived *found = dynamic_cast<Derived *>(std::addressof(object));
    if (!found || static_cast<T *>(found) != std::addressof(object)) return false;
    as = {&descriptor_of<Derived>(), found};
    return true;
  } else {
    return false;
  }
}

template <class T, class... Derived>
seen_as look_through(T &object, classes<Derived...>) {
  seen_as as{&descriptor_of<T>(), std::addressof(object)};
  if constexpr (sizeof...(Derived) > 0) {
    const std::type_info &real = typeid(object);
    if (real == typeid(T)) return as;
    // Most objects are exactly of an exported class; of others the nearest exported base is looked for, most derived ones first.
    const bool exactly = ((real == typeid(Derived) && see_as<Derived>(object, as)) || ...);
    if (!exactly) static_cast<void>((see_as<Derived>(object, as) || ...));
  }
  return as;
}

}  // namespace detail

template <class T>
seen_as most_derived(T &object) {
  using plain = std::remove_const_t<T>;
  return detail::look_through(const_cast<plain &>(object), typename derived_from<plain>::type{});
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
