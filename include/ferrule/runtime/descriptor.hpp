// What is known of an exported class at run time: its name, and how to get from it to its bases.
#pragma once

#include <cstddef>
#include <type_traits>

#include "../config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// What was exported under which form; specialised by the generated shims (type.hpp).
template <class T>
struct exported;

enum class threading { borrow, library, internal };

struct descriptor;

struct base_cast {
  const descriptor *base;  // nullptr: C++ does not convert to it (a private base, or one that is there twice)
  void *(*cast)(void *);   // a function, not an offset: virtual bases have none
};

struct descriptor {
  const char *name;  // "geo::Path"
  threading threads;
  const base_cast *bases;  // all exported ones, however far away
  std::size_t base_count;
  const char *c_name = "";  // "geo_path"; only where a library tells classes apart
};

template <class T>
const descriptor &descriptor_of() noexcept {
  return exported<std::remove_const_t<T>>::descriptor;
}

namespace detail {
template <class T, class Base>
void *upcast(void *object) {
  return static_cast<Base *>(static_cast<T *>(object));
}
template <class T, class Base>
constexpr base_cast cast_between() {
  if constexpr (std::is_convertible_v<T *, Base *>) {
    return {&exported<Base>::descriptor, &upcast<T, Base>};
  } else {
    return {nullptr, nullptr};
  }
}
template <class T, class... Bases>
struct base_casts {
  static constexpr base_cast all[sizeof...(Bases) + 1] = {cast_between<T, Bases>()..., {nullptr, nullptr}};
};
}  // namespace detail

template <class T, class... Bases>
constexpr descriptor describe(const char *name, threading threads = threading::borrow) {
  return {name, threads, detail::base_casts<T, Bases...>::all, sizeof...(Bases)};
}
template <class T, class... Bases>
constexpr descriptor describe(const char *name, const char *c_name, threading threads = threading::borrow) {
  return {name, threads, detail::base_casts<T, Bases...>::all, sizeof...(Bases), c_name};
}

namespace detail {
FERRULE_COLD inline const base_cast *base_of(const descriptor &type, const descriptor &wanted) noexcept {
  for (std::size_t i = 0; i < type.base_count; ++i) {
    if (type.bases[i].base == &wanted) return &type.bases[i];
  }
  return nullptr;
}
FERRULE_COLD inline void *cast_to_base(const descriptor &type, void *object, const descriptor &wanted) {
  const base_cast *found = base_of(type, wanted);
  return found ? found->cast(object) : nullptr;
}
}  // namespace detail

inline bool is_a(const descriptor &type, const descriptor &wanted) noexcept {
  return &type == &wanted || detail::base_of(type, wanted) != nullptr;
}

// The object, of class `type`, as a `wanted`; nullptr if it is none.  The object must be alive.
inline void *cast_to(const descriptor &type, void *object, const descriptor &wanted) {
  return &type == &wanted ? object : detail::cast_to_base(type, object, wanted);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
