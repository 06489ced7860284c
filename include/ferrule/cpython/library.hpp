// What the lane needs of the C ABI's fixed part, whatever the library's prefix is.
#pragma once

#include <cstdint>
#include <string>

#include "object.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// A marked error class: its status, its name in the package's _types module, and what sets its fields as attributes.
struct marked_exception {
  std::int32_t status;
  const char *name;
  int (*fields)(object *exception, const void *error);  // nullptr: it has none
};

// The functions of geo.h, with geo_error and geo_owner as void.
struct library {
  std::int32_t (*error_status)(const void *);
  const char *(*error_message)(const void *);
  const void *(*error_cause)(const void *);
  int (*error_errno)(const void *);
  const char *(*error_path)(const void *);
  const char *(*error_where)(const void *);
  void *(*error_host)(const void *);
  void (*error_free)(void *);
  void (*release)(void *owner);
  const marked_exception *marked;
  std::size_t marked_count;
};

// Set when the module is executed.
inline const library *the_library FERRULE_HIDDEN = nullptr;

// What the package is imported as: "geo", or "outer.geo" where it lies in another one.
inline std::string the_package FERRULE_HIDDEN;

// Pointers of the vocabulary as pointers of geo.h: `out(&result)`, `in(points.data)`.  Both have the layout of the same C type.
template <class T>
struct out_pointer {
  T *address;
  template <class C>
  operator C *() const {
    static_assert(sizeof(C) == sizeof(T), "the vocabulary and the C header disagree about this type");
    return reinterpret_cast<C *>(address);
  }
};
template <class T>
out_pointer<T> out(T *address) {
  return {address};
}
template <class T>
struct in_pointer {
  const T *address;
  template <class C>
  operator const C *() const {
    static_assert(sizeof(C) == sizeof(T), "the vocabulary and the C header disagree about this type");
    return reinterpret_cast<const C *>(address);
  }
};
template <class T>
in_pointer<T> in(const T *address) {
  return {address};
}

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
