// What a function takes as a pointer and a number of items, FERRULE(sized = "n"): text for `const char *`, bytes for `const void *`
// and pointers to bytes, else a list.  It refers to C's own memory where its items need no conversion.
//! table A pointer and a number of items
//! shows const char *, std::size_t
//! shows const void *, std::size_t
//! shows const double *, std::size_t
//! shows const std::string *, std::size_t
//! shows const Path *const *, std::size_t
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "../counted.hpp"
#include "../elements.hpp"
#include "../written.hpp"
#include "bytes.hpp"
#include "string.hpp"
#include "vector.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {

template <>
struct type<counted<const char>, void> {
  using abi = ferrule::abi::str;
  struct arg {
    explicit arg(const abi &from) : text(detail::lift_text(from)) {}
    arg(const abi &from, scratch &keep) : text(detail::lift_text(from, keep.text_is_checked())) {}
    operator counted<const char>() const { return {text.data(), text.size()}; }
    std::string_view text;
  };
};

template <class Byte>
struct type<counted<const Byte>, std::enable_if_t<std::is_void_v<Byte> || (is_byte<Byte> && !std::is_same_v<Byte, char>)>> {
  using abi = ferrule::abi::bytes;
  struct arg {
    explicit arg(const abi &from) : from(from) { require_data(from.data, from.size); }
    operator counted<const Byte>() const { return {static_cast<const Byte *>(static_cast<const void *>(from.data)), from.size}; }
    const abi &from;
  };
};

// FERRULE(sized = "n: bytes"): a `const char *` that is no text.
template <class Byte>
struct type<counted_bytes<const Byte>,
            std::enable_if_t<std::is_void_v<Byte> || sizeof(std::conditional_t<std::is_void_v<Byte>, char, Byte>) == 1>> {
  using abi = ferrule::abi::bytes;
  struct arg {
    explicit arg(const abi &from) : from(from) { require_data(from.data, from.size); }
    operator counted_bytes<const Byte>() const {
      return {static_cast<const Byte *>(static_cast<const void *>(from.data)), from.size};
    }
    const abi &from;
  };
};

namespace detail {
template <class T>
inline constexpr bool points_to_object = std::is_pointer_v<T> &&is_handle<std::remove_pointer_t<T>>;
}

template <class T>
struct type<counted<const T>,
            std::enable_if_t<known<T> && lifts<T> && !is_byte<T> && !std::is_same_v<T, bool> && !detail::points_to_object<T>>> {
  using abi = ferrule::abi::list<abi_of<T>>;
  static constexpr borrowing borrow = borrow_of<T>;

  using arg = lifted_by<type, counted<const T>, abi>;
  static counted<const T> make(const abi &from, scratch &keep) { return lift_view<counted<const T>, T>(from, keep); }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<T>(from, f);
  }
};

// Pointers to objects, none of them null: functions that take so many do not expect nothing among them.
template <class Pointer>
struct type<counted<Pointer>, std::enable_if_t<detail::points_to_object<Pointer>>> {
  using item = std::reference_wrapper<std::remove_pointer_t<Pointer>>;
  using abi = ferrule::abi::list<abi_of<item>>;
  static constexpr borrowing borrow = borrow_of<item>;

  using arg = lifted_by<type, counted<Pointer>, abi>;
  static counted<Pointer> make(const abi &from, scratch &keep) {
    auto &pointers = keep.make<std::vector<std::remove_cv_t<Pointer>>>();
    for (const item &each : lift_list<std::vector<item>, item>(from, keep)) pointers.push_back(&each.get());
    return {pointers.data(), pointers.size()};
  }
  template <class F>
  static void each_handle(const abi &from, F &&f) {
    visit_elements<item>(from, f);
  }
};

// Room that a function fills, FERRULE(out = "xs[n]").
template <class T>
struct type<filled<T>, std::enable_if_t<!std::is_same_v<T, bool> && lowers<std::vector<typename filled<T>::item>>>> {
  using list = std::vector<typename filled<T>::item>;
  using abi = abi_of<list>;
  static void lower(filled<T> &&value, abi *out, arena &memory) { lower_value<list>(value.take(), out, memory); }
};

}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
