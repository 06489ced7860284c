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
  const descriptor *base;
  void *(*cast)(void *);  // a function, not an offset: virtual bases have none
};

struct descriptor {
  const char *name;  // "geo::Path"
  threading threads;
  const base_cast *bases;  // the exported direct ones
  std::size_t base_count;
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
template <class T, class... Bases>
struct base_casts {
  static constexpr base_cast all[sizeof...(Bases) + 1] = {{&exported<Bases>::descriptor, &upcast<T, Bases>}..., {nullptr, nullptr}};
};
}  // namespace detail

template <class T, class... Bases>
constexpr descriptor describe(const char *name, threading threads = threading::borrow) {
  return {name, threads, detail::base_casts<T, Bases...>::all, sizeof...(Bases)};
}

inline bool is_a(const descriptor &type, const descriptor &wanted) noexcept {
  if (&type == &wanted) return true;
  for (std::size_t i = 0; i < type.base_count; ++i) {
    if (is_a(*type.bases[i].base, wanted)) return true;
  }
  return false;
}

inline void *cast_to(const descriptor &type, void *object, const descriptor &wanted);

namespace detail {
FERRULE_COLD inline void *cast_to_base(const descriptor &type, void *object, const descriptor &wanted) {
  for (std::size_t i = 0; i < type.base_count; ++i) {
    if (!is_a(*type.bases[i].base, wanted)) continue;
    return cast_to(*type.bases[i].base, type.bases[i].cast(object), wanted);
  }
  return nullptr;
}
}  // namespace detail

// The object, of class `type`, as a `wanted`; nullptr if it is none.  The object must be alive.
inline void *cast_to(const descriptor &type, void *object, const descriptor &wanted) {
  return &type == &wanted ? object : detail::cast_to_base(type, object, wanted);
}

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
