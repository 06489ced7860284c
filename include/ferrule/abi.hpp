// The vocabulary: every shape that may cross the C ABI, as a C++ type of exactly the C layout.
//
// Rows (ferrule/types/) say which of these a C++ type lowers to; the generator reads the shape of a signature off these
// types and knows no others; shims and the CPython lane read and write memory through them.  The list is closed: a new
// C++ type is a new row, never a new shape.  docs/abi.md describes each form for C users.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>

#include "config.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

// How a host shows a value when that is not its shape's default.  Only a name: it changes no layout.
namespace face {
struct standard;
struct tuple;      // of a list: a Python tuple
struct set;        // of a list: a Python set
struct frozenset;  // of a list: a Python frozenset

// Those of faced<T, Face>, which a host converts further.
struct timedelta;  // of an i64 of nanoseconds: a datetime.timedelta
struct datetime;   // of an i64 of nanoseconds since 1970 began, UTC: a datetime.datetime
struct letter;     // of a u32, a code point: a str of one character
struct complex;    // of a tuple of two floats, in C called re and im
struct integer;    // of a tuple of a u64 and an i64 or u64, in C called lo and hi: an int of 128 bits

// A face of one's own derives from this and names functions of Python:
//
//   struct money_face : ferrule::face::python {
//     static constexpr char from_python[] = "purse_faces.cents";   // gets what the caller gave, and gives what the shape takes
//     static constexpr char to_python[] = "purse_faces.money";     // gets what the shape shows, and gives what the caller gets
//     static constexpr char annotation[] = "decimal.Decimal";      // what the stubs say
//   };
//
// One of the two functions may be missing: then the value is what the shape has it.
struct python {};
}  // namespace face

namespace abi {

namespace detail {
template <std::size_t I, class... T>
using nth = std::tuple_element_t<I, std::tuple<T...>>;

// Offsets and size of a C struct with fields T...
template <class... T>
struct layout {
  static constexpr std::size_t offset(std::size_t field) {
    constexpr std::size_t sizes[] = {sizeof(T)...}, alignments[] = {alignof(T)...};
    std::size_t at = 0;
    for (std::size_t i = 0;; ++i) {
      at = (at + alignments[i] - 1) / alignments[i] * alignments[i];
      if (i == field) return at;
      at += sizes[i];
    }
  }
  static constexpr std::size_t last = sizeof...(T) - 1;
  static constexpr std::size_t alignment = std::max({alignof(T)...});
  static constexpr std::size_t size = (offset(last) + sizeof(nth<last, T...>) + alignment - 1) / alignment * alignment;
};

template <class... T>
inline constexpr std::size_t largest = std::max({sizeof(T)...});
}  // namespace detail

// bool, char, std::int8_t … std::uint64_t, float and double stand for themselves.

// The integer of an enum E.
template <class E, class Integer>
struct FERRULE_MAY_ALIAS enumeration {
  Integer value;
};

// UTF-8, not NUL-terminated.
struct FERRULE_MAY_ALIAS str {
  const char *data;
  std::size_t size;
};

// Any bytes.
struct FERRULE_MAY_ALIAS bytes {
  const char *data;
  std::size_t size;
};

// A file name, as the bytes that the platform uses.
struct FERRULE_MAY_ALIAS path {
  const char *data;
  std::size_t size;
};

template <class T, class Face = face::standard>
struct FERRULE_MAY_ALIAS list {
  const T *data;
  std::size_t size;
};

template <class K, class V>
struct FERRULE_MAY_ALIAS entry {
  K key;
  V value;
};

template <class K, class V, class Face = face::standard>
struct FERRULE_MAY_ALIAS map {
  const entry<K, V> *data;
  std::size_t size;
};

template <class T>
struct FERRULE_MAY_ALIAS optional {
  bool has;
  T value;
};

// A value that may be absent, behind a pointer; what makes a record recursive.
template <class T>
struct FERRULE_MAY_ALIAS box {
  const T *value;
};

// Fields item0, item1, … laid out as C lays out a struct of them.
template <class... T>
struct FERRULE_MAY_ALIAS tuple {
  alignas(T...) unsigned char storage[detail::layout<T...>::size];
  template <std::size_t I>
  auto &item() {
    return *reinterpret_cast<detail::nth<I, T...> *>(storage + detail::layout<T...>::offset(I));
  }
  template <std::size_t I>
  const auto &item() const {
    return *reinterpret_cast<const detail::nth<I, T...> *>(storage + detail::layout<T...>::offset(I));
  }
};

// A T in C, which hosts show as Face says: faced<std::int64_t, face::timedelta>.  T is a scalar, text, bytes, a path or made of
// others; no record, enumeration or handle.
template <class T, class Face>
struct FERRULE_MAY_ALIAS faced {
  T value;
};

// An alternative of a variant that has no value; C's union has no member for it.
struct FERRULE_MAY_ALIAS nothing {};

// One of several: the index of the alternative, then a union of them.
template <class... T>
struct FERRULE_MAY_ALIAS variant {
  std::uint32_t index;
  alignas(T...) unsigned char storage[detail::largest<T...>];
  template <std::size_t I>
  auto &alternative() {
    return *reinterpret_cast<detail::nth<I, T...> *>(storage);
  }
  template <std::size_t I>
  const auto &alternative() const {
    return *reinterpret_cast<const detail::nth<I, T...> *>(storage);
  }
};

// The C struct of an exported aggregate T.  In a shim it is that struct itself (see exported<T>::abi in type.hpp); this
// stands for it only while the generator asks questions.
template <class T>
struct FERRULE_MAY_ALIAS record;

// A pointer to the opaque struct of an exported class T.
template <class T>
struct FERRULE_MAY_ALIAS handle {
  void *cell;
};

}  // namespace abi
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
